import type { KeyboardEvent } from 'react';

/** From the words to what they found: the list below has the keys then, and its first row is the current one. */
export const goToList = (event: KeyboardEvent<HTMLDivElement>): void => {
  const isMeant = event.key === 'ArrowDown' || event.key === 'Enter';
  if (!isMeant || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
  const list = event.currentTarget.parentElement?.querySelector<HTMLElement>('[role=listbox]');
  if (!list) return;
  event.preventDefault();
  event.stopPropagation();
  list.focus();
};
