import type { ReactElement, ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { KeyHint } from '../controls/KeyHint.tsx';

export type TooltipProps = {
  /** What the control does; a short phrase. */
  text: ReactNode;
  /** The key that does the same, as `KeyHint` takes it. */
  keys?: string | undefined;
  placement?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One control that can have the focus. */
  children: ReactElement;
};

/** Names a control on hover and focus, with its key. Never the only place where something is said. */
export function Tooltip({ text, keys, placement = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip
        placement={placement}
        offset={6}
        className="flex max-w-72 items-center gap-2 rounded-small bg-inverse px-2 py-1 text-meta font-medium text-on-inverse transition-opacity data-entering:opacity-0 data-exiting:opacity-0"
      >
        <span>{text}</span>
        {keys && <KeyHint keys={keys} isInverse />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
