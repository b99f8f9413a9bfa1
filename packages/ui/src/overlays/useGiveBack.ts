import { useEffect } from 'react';

/** After all else that puts the focus back where it was has had its turn. */
const settledMs = 120;

let last: HTMLElement | null = null;

/** Remembers the button of the menu that is open: the item that was chosen goes with the menu, the button stays. */
export const rememberTrigger = (button: HTMLElement | null): void => {
  last = button;
};

/**
 * For what lies over the page. Where an item of a menu opened it and the menu was gone before that was noticed, the
 * focus has nowhere to go back to, and whoever works by keyboard would begin again at the top of the page: it goes to
 * the button of that menu.
 */
export function useGiveBack(): void {
  useEffect(
    () => () => {
      setTimeout(() => {
        if (document.activeElement === document.body && last?.isConnected)
          last.focus({ preventScroll: true });
      }, settledMs);
    },
    [],
  );
}
