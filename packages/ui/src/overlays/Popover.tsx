import type { ReactNode } from 'react';
import type { PopoverProps as AriaPopoverProps } from 'react-aria-components';
import { surfaces, Trigger, useOpenedTrigger } from './Trigger.tsx';

export type PopoverProps = Pick<AriaPopoverProps, 'placement'> & {
  /** Names it for screen readers; give a heading with `slot="title"` inside instead, where there is one. */
  label?: string | undefined;
  children: ReactNode | ((close: () => void) => ReactNode);
  className?: string | undefined;
};

/** A small surface at its trigger: `<PopoverTrigger><Button>…</Button><Popover label="…">…</Popover></PopoverTrigger>`. */
export function PopoverTrigger(props: {
  children: [trigger: ReactNode, popover: ReactNode];
  onOpenChange?: (isOpen: boolean) => void;
}) {
  return (
    <Trigger kind="popover" onOpenChange={props.onOpenChange}>
      {props.children}
    </Trigger>
  );
}

export function Popover(props: PopoverProps) {
  const trigger = useOpenedTrigger();
  return trigger && surfaces.here && <surfaces.here.PopoverSurface {...props} trigger={trigger} />;
}
