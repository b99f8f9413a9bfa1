import type { ReactNode } from 'react';
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps, Dialog } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';

/** How everything that floats looks and comes: menus, lists of choices, popovers. */
export const floating =
  'rounded-large bg-raised shadow-float outline-none transition-[opacity,translate] duration-120 ' +
  'data-entering:opacity-0 data-exiting:opacity-0 data-[placement=bottom]:data-entering:-translate-y-1 data-[placement=top]:data-entering:translate-y-1';

export type PopoverProps = Omit<AriaPopoverProps, 'children' | 'className' | 'style'> & {
  /** Names it for screen readers; give a heading with `slot="title"` inside instead, where there is one. */
  label?: string | undefined;
  children: ReactNode | ((close: () => void) => ReactNode);
  className?: string | undefined;
};

/** A small surface at its trigger: `<PopoverTrigger><Button>…</Button><Popover label="…">…</Popover></PopoverTrigger>`. */
export function Popover({ label, children, className, ...rest }: PopoverProps) {
  return (
    <AriaPopover offset={6} {...rest} className={floating}>
      <Dialog
        {...(label ? { 'aria-label': label } : {})}
        className={joinClasses('p-3 outline-none', className)}
      >
        {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
      </Dialog>
    </AriaPopover>
  );
}

export { DialogTrigger as PopoverTrigger } from 'react-aria-components';
