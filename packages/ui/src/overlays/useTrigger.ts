import { type RefObject, useId, useMemo, useRef, useState } from 'react';
import type { ButtonProps } from 'react-aria-components';
import { rememberTrigger } from './useGiveBack.ts';

/** A button and whether what it opens is open. */
export type TriggerState = {
  ref: RefObject<HTMLButtonElement | null>;
  surfaceId: string;
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** Where the focus goes in what opens: on an item for the keyboard, on the whole for the pointer. */
  focus: 'first' | 'last' | null;
};

/**
 * What a button needs that opens something. A menu opens as the machine's own do: when the mouse goes down, when the
 * finger goes up, and by the arrow keys.
 * @param load is asked at the first sign that it may be opened; what it keeps is not waited for
 */
export function useTrigger(
  kind: 'menu' | 'popover',
  load: () => void,
  onOpenChange: ((isOpen: boolean) => void) | undefined,
): { state: TriggerState; button: ButtonProps & { ref: TriggerState['ref']; isPressed: boolean } } {
  const ref = useRef<HTMLButtonElement | null>(null);
  const surfaceId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [focus, setFocus] = useState<TriggerState['focus']>(null);
  const state = useMemo(
    () => ({
      ref,
      surfaceId,
      isOpen,
      focus,
      setOpen(next: boolean) {
        setIsOpen(next);
        onOpenChange?.(next);
      },
    }),
    [surfaceId, isOpen, focus, onOpenChange],
  );
  const open = (where: TriggerState['focus']) => {
    // To where the focus returns when it is closed.
    ref.current?.focus({ preventScroll: true });
    rememberTrigger(ref.current);
    setFocus(where);
    load();
    state.setOpen(!isOpen);
  };
  const isMenu = kind === 'menu';
  return {
    state,
    button: {
      ref,
      isPressed: isOpen,
      ...(isMenu ? { 'aria-haspopup': true } : {}),
      'aria-expanded': isOpen,
      ...(isOpen ? { 'aria-controls': surfaceId } : {}),
      preventFocusOnPress: isMenu,
      onHoverStart: load,
      onFocus: load,
      onPressStart: ({ pointerType }) => {
        if (isMenu && (pointerType === 'mouse' || pointerType === 'pen')) open(null);
      },
      onPress: ({ pointerType }) => {
        if (!isMenu) open(null);
        else if (pointerType === 'keyboard' || pointerType === 'virtual') open('first');
        else if (pointerType === 'touch') open(null);
      },
      onKeyDown: (event) => {
        if (isMenu && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
          event.preventDefault();
          open(event.key === 'ArrowDown' ? 'first' : 'last');
        } else event.continuePropagation();
      },
    },
  };
}
