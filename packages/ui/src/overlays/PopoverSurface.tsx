import { Popover as AriaPopover, Dialog } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { floating } from './looks.ts';
import type { PopoverProps } from './Popover.tsx';
import type { TriggerState } from './useTrigger.ts';

export function PopoverSurface({
  trigger,
  label,
  children,
  className,
  ...rest
}: PopoverProps & { trigger: TriggerState }) {
  const close = () => trigger.setOpen(false);
  return (
    <AriaPopover
      trigger="DialogTrigger"
      triggerRef={trigger.ref}
      isOpen={trigger.isOpen}
      onOpenChange={trigger.setOpen}
      offset={6}
      {...rest}
      className={floating}
    >
      <Dialog
        id={trigger.surfaceId}
        {...(label ? { 'aria-label': label } : {})}
        className={joinClasses('p-3 outline-none', className)}
      >
        {typeof children === 'function' ? children(close) : children}
      </Dialog>
    </AriaPopover>
  );
}
