import type { Page } from 'playwright-core';

/**
 * What a mouse can press on a page and the keyboard cannot come to. A row, a tab or a tool is reached by arrows, once
 * its list, its tabs or its bar is.
 * @returns each as its own HTML, cut short
 */
export const findOutOfReach = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls =
      'a[href], button, input, select, textarea, summary, [contenteditable=true], [role=button], [role=link], ' +
      '[role=tab], [role=option], [role=menuitem], [role=switch], [role=checkbox], [role=radio], [role=combobox], ' +
      '[role=slider], [role=row][aria-selected]';
    const gatherings =
      '[role=listbox], [role=tablist], [role=radiogroup], [role=menu], [role=toolbar], [role=grid], [role=group]';
    // What is a pixel wide is there for screen readers, which have keys of their own.
    const isLive = (element: Element): boolean =>
      element.getBoundingClientRect().width > 1 &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      !element.closest('[inert], [aria-hidden=true]') &&
      !element.matches(':disabled, [aria-disabled=true]');
    const isStop = (element: Element): boolean => (element as HTMLElement).tabIndex >= 0 && isLive(element);
    const isReached = (control: Element): boolean => {
      if (isStop(control)) return true;
      const gathering = control.closest(gatherings);
      if (gathering === null) return false;
      // A field may walk its list without leaving the words.
      const fields = document.querySelectorAll(`[aria-controls="${gathering.id}"]`);
      return [gathering, ...gathering.querySelectorAll('*'), ...fields].some(isStop);
    };
    /** Something with the hand of a link that is no control, no part of one, and does not name one. */
    const isMouseOnly = (element: Element): boolean =>
      getComputedStyle(element).cursor === 'pointer' &&
      (!element.parentElement || getComputedStyle(element.parentElement).cursor !== 'pointer') &&
      !element.closest(`${controls}, label`) &&
      !element.querySelector(controls);
    const all = [...document.body.querySelectorAll('*')].filter(isLive);
    return all
      .filter((element) => (element.matches(controls) ? !isReached(element) : isMouseOnly(element)))
      .map(({ outerHTML }) => outerHTML.slice(0, 160));
  });
