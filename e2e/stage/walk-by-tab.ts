import type { Page } from 'playwright-core';

/** More stops than any screen has; a page on which Tab goes round in a small circle is a trap. */
const most = 400;

/**
 * Goes through a page by Tab alone, as long as something new is reached. @returns how many stops there are, and those
 * that do not show that the keyboard is on them, each as its own HTML, cut short
 */
export const walkByTab = async (page: Page): Promise<{ stops: number; unseen: string[] }> => {
  await page.evaluate(() => {
    /** What may tell a stop that has the focus from one that has not: on it, around it, or on the row it points to. */
    const look = (element: Element): string => {
      const pointed = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      const around: Element[] = [];
      for (let at: Element | null = element; at && around.length < 4; at = at.parentElement) around.push(at);
      return [...around, ...element.children, ...(pointed ? [pointed] : [])]
        .map((each) =>
          [null, '::before', '::after']
            .map((part) => {
              const style = getComputedStyle(each, part);
              const outline = style.outlineStyle === 'none' ? '' : style.outline;
              return `${outline} ${style.boxShadow} ${style.backgroundColor} ${style.borderColor} ${style.opacity} ${style.textDecorationLine}`;
            })
            .join(),
        )
        .join('|');
    };
    (document.activeElement as HTMLElement | null)?.blur();
    window.getSelection()?.removeAllRanges();
    const before = new WeakMap<Element, string>();
    for (const element of document.querySelectorAll('*'))
      if ((element as HTMLElement).tabIndex >= 0) before.set(element, look(element));
    const seen = new Set<Element>();
    Object.assign(window, {
      takeStop: (): { isNew: boolean; unseen: string | null } => {
        const element = document.activeElement;
        if (!element || element === document.body) return { isNew: seen.size === 0, unseen: null };
        if (seen.has(element)) return { isNew: false, unseen: null };
        seen.add(element);
        const known = before.get(element);
        const isShown = element.tagName === 'IFRAME' || known === undefined || known !== look(element);
        return { isNew: true, unseen: isShown ? null : element.outerHTML.slice(0, 200) };
      },
    });
  });
  const unseen: string[] = [];
  let stops = 0;
  for (; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() =>
      (window as unknown as { takeStop(): { isNew: boolean; unseen: string | null } }).takeStop(),
    );
    if (!stop.isNew) break;
    if (stop.unseen) unseen.push(stop.unseen);
  }
  return { stops, unseen };
};
