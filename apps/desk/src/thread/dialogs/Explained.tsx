import { Popover, PopoverTrigger, Tooltip } from '@hilo/ui';
import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';

/** A mark that says what it means when pressed. On a narrow screen only its glyph is drawn. */
export function Explained(props: {
  icon: LucideIcon;
  words: string;
  why: string;
  detail: string | null;
  isBad?: boolean;
}) {
  const { icon: Icon, words, why, detail, isBad = false } = props;
  return (
    <PopoverTrigger>
      <Tooltip text={words}>
        <AriaButton
          aria-label={words}
          className={`reach pointer-coarse:-my-2 inline-flex h-6 shrink-0 items-center gap-1 rounded-small px-1 text-meta font-medium ${
            isBad
              ? 'bg-broken-soft text-broken-ink'
              : 'text-muted data-hovered:bg-hover data-hovered:text-ink'
          }`}
        >
          <Icon size={13} aria-hidden />
          <span className={isBad ? '' : 'max-sm:sr-only'}>{words}</span>
        </AriaButton>
      </Tooltip>
      <Popover label={words} className="max-w-80 text-list">
        <p>{why}</p>
        {detail && <p className="mt-2 text-meta break-words text-muted">{detail}</p>}
      </Popover>
    </PopoverTrigger>
  );
}
