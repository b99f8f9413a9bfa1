import { type RefObject, useEffect } from 'react';

/** What opens with the same press, such as a dialog, takes the focus by then. */
const settledMs = 60;

/**
 * A button that goes with what it did ("Send again", "Leave it") would take the focus with it, and whoever works by
 * keyboard or ear would begin again at the top of the page. It goes to the part that the button was of, such as a
 * message, or to the whole. The same where a dialog that was opened from here ends and has nowhere to give it back to.
 */
export function useFocusKept(whole: RefObject<HTMLElement | null>, part: string): void {
  useEffect(() => {
    const box = whole.current;
    if (!box) return;
    const page = box.closest('body > *');
    let last: Element | null = null;
    let near: HTMLElement | null = null;
    /** What had the focus before a dialog over the page took it, and what has it there. */
    let lender: HTMLElement | null = null;
    let above: Element | null = null;
    const remember = ({ target }: FocusEvent) => {
      last = target as Element;
      near = last.closest(part);
      lender = null;
    };
    const forget = ({ target, relatedTarget }: FocusEvent) => {
      if (!(relatedTarget instanceof Element) || box.contains(relatedTarget)) return;
      last = null;
      if (!page?.contains(relatedTarget)) lender = target as HTMLElement;
    };
    const look = ({ target }: FocusEvent) => {
      above = page?.contains(target as Node) ? null : (target as Element);
      if (above === null && !box.contains(target as Node)) lender = null;
    };
    const keep = () => {
      if (document.activeElement !== document.body) return;
      const home = [lender, near].find((one) => one?.isConnected) ?? box;
      if (home !== lender && !home.hasAttribute('tabindex')) home.tabIndex = -1;
      home.focus({ preventScroll: true });
    };
    const within = new MutationObserver(() => {
      if (last === null || last.isConnected) return;
      last = null;
      setTimeout(keep, settledMs);
    });
    const overlays = new MutationObserver(() => {
      if (lender === null || above === null || above.isConnected) return;
      above = null;
      setTimeout(keep, settledMs);
    });
    box.addEventListener('focusin', remember);
    box.addEventListener('focusout', forget);
    document.addEventListener('focusin', look);
    within.observe(box, { childList: true, subtree: true });
    overlays.observe(document.body, { childList: true });
    return () => {
      box.removeEventListener('focusin', remember);
      box.removeEventListener('focusout', forget);
      document.removeEventListener('focusin', look);
      within.disconnect();
      overlays.disconnect();
    };
  }, [whole, part]);
}
