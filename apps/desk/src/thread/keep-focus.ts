/**
 * For a button that goes when it is pressed: the focus goes to what it stands in, a message or the thread, so that the
 * next key is not lost and a screen reader reads what has become of it.
 */
export function keepFocus(button: Element, within: 'article' | '[data-thread]'): void {
  if (document.activeElement !== button) return;
  const place = button.closest<HTMLElement>(within);
  if (!place) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
