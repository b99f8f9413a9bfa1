import type { KeyboardEvent } from 'react';

/**
 * For a dialog that asks for one of a list: the arrows go from its search to what it lists, and up and down there.
 * Put it on what holds both, for the way down of an event: a field keeps its keys to itself.
 */
export const moveByArrows = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search], li > button')];
  const at = stops.indexOf(event.target as HTMLElement);
  const next = at < 0 ? undefined : stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at >= 0) event.preventDefault();
  next?.focus();
};
