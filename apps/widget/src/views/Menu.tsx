/** @jsxImportSource preact */
import { webAddress } from '../text/linkify.ts';
import * as words from '../words/spoken.ts';
import { useChatState, useFrame } from './frame-parts.ts';
import { Icon } from './icons.tsx';

export type MenuProps = {
  /** Somebody of ours has said something. */
  hasAnswer: boolean;
  hasSound: boolean;
  onSound: () => void;
  onAddress: () => void;
  onTranscript: () => void;
};

const id = 'menu';

/** A few buttons beneath a button. The browser opens and closes the popover, by Escape and by a touch beside it, too. */
export const Menu = ({ hasAnswer, hasSound, onSound, onAddress, onTranscript }: MenuProps) => {
  const { chat } = useFrame();
  const { ticket, visitor, desk } = useChatState();
  const privacy = desk?.privacyUrl && webAddress(desk.privacyUrl);
  const item = (label: string, act: () => void) => (
    <li>
      <button type="button" popovertarget={id} popovertargetaction="hide" onClick={act}>
        {label}
      </button>
    </li>
  );
  return (
    <>
      <button type="button" class="round dots" aria-label={words.menu} popovertarget={id}>
        <Icon name="menu" />
      </button>
      <ul id={id} popover="auto">
        {item(hasSound ? words.soundOff : words.soundOn, onSound)}
        {item(visitor?.address ? words.changeAddress : words.address, onAddress)}
        {/* To an address that is only left, nobody's words alone are mailed. */}
        {ticket && (hasAnswer || visitor?.isVerified) && item(words.transcript, onTranscript)}
        {ticket && item(words.startNew, () => chat.aimAt({ about: null, isNew: true }))}
        {privacy && (
          <li>
            <a href={privacy} target="_blank" rel="noopener noreferrer">
              {words.privacy}
            </a>
          </li>
        )}
      </ul>
    </>
  );
};
