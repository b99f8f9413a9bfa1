import { type RefObject, useEffect } from 'react';

/** What opens with the same press, such as a dialog, takes the focus by then. */
const settledMs = 60;

/**
 * A button that goes with what it did ("Send again", "Leave it") would take the focus with it, and whoever works by
 * keyboard or ear would begin again at the top of the page. It goes to the message that the button was of, or to the
 * thread.
 */
export function useFocusKept(thread: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = thread.current;
    if (!box) return;
    let last: Element | null = null;
    let message: HTMLElement | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
      message = last.closest('article');
    };
    const forget = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !box.contains(relatedTarget)) last = null;
    };
    const keep = () => {
      if (document.activeElement !== document.body) return;
      const home = message?.isConnected ? message : box;
      if (home !== box) home.tabIndex = -1;
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
  }, [thread]);
}
