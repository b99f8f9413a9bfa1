import { Popover as AriaPopover, Dialog } from 'react-aria-components';
import { joinClasses } from '../joinClasses.ts';
import { floating } from './looks.ts';
import type { PopoverProps } from './Popover.tsx';
import { useLeaveFirst } from './useLeaveFirst.ts';
import type { TriggerState } from './useTrigger.ts';

export function PopoverSurface({
  trigger,
  label,
  children,
  className,
  ...rest
}: PopoverProps & { trigger: TriggerState }) {
  const [isLeaving, change] = useLeaveFirst(trigger.setOpen);
  const close = () => change(false);
  return (
    <AriaPopover
      trigger="DialogTrigger"
      triggerRef={trigger.ref}
      isOpen={trigger.isOpen}
      onOpenChange={change}
      isExiting={isLeaving}
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
