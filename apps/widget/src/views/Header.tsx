/** @jsxImportSource preact */
import * as words from '../words/spoken.ts';
import { useChatState, useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';
import { Menu, type MenuProps } from './Menu.tsx';

/** Whom one speaks with, and whether somebody is there. */
export const Header = (menu: MenuProps) => {
  const { link } = useFrame();
  const { desk } = useChatState();
  return (
    <header>
      <div class="who">
        <h1 class="cut" dir="auto">
          {desk?.title ?? 'Chat'}
        </h1>
        <p class="presence" data-online={desk?.isOnline || undefined}>
          {!desk ? words.connecting : desk.isOnline ? words.online : (desk.standing ?? words.offline)}
        </p>
      </div>
      <Menu {...menu} />
      {link.isFramed && (
        <button
          type="button"
          class="round"
          aria-label={words.close}
          onClick={() => link.tell({ to: 'hilo-page', type: 'close' })}
        >
          <Icon name="close" />
        </button>
      )}
    </header>
  );
};
