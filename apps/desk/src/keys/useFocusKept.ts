import { type RefObject, useEffect } from 'react';

/** What opens with the same press, such as a dialog, takes the focus by then. */
const settledMs = 60;

/**
 * A button that goes with what it did ("Send again", "Leave it") would take the focus with it, and whoever works by
 * keyboard or ear would begin again at the top of the page. It goes to the part that the button was of, such as a
 * message, or to the whole.
 */
export function useFocusKept(whole: RefObject<HTMLElement | null>, part: string): void {
  useEffect(() => {
    const box = whole.current;
    if (!box) return;
    let last: Element | null = null;
    let near: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
      near = last.closest(part);
    };
    const forget = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !box.contains(relatedTarget)) last = null;
    };
    const keep = () => {
      if (document.activeElement !== document.body) return;
      const home = near?.isConnected ? near : box;
      if (home !== box || !home.hasAttribute('tabindex')) home.tabIndex = -1;
      home.focus({ preventScroll: true });
    };
    const watcher = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      last = null;
      setTimeout(keep, settledMs);
    });
    box.addEventListener('focusin', remember);
    box.addEventListener('focusout', forget);
    watcher.observe(box, { childList: true, subtree: true });
    return () => {
      box.removeEventListener('focusin', remember);
      box.removeEventListener('focusout', forget);
      watcher.disconnect();
    };
  }, [whole, part]);
}
