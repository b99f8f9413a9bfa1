/** After what was written is sent or put aside: the field is gone, and the next key is for the thread or the list. */
export const focusThread = (): void =>
  document.querySelector<HTMLElement>('[data-thread]')?.focus({ preventScroll: true });
