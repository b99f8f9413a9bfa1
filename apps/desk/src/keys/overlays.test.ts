import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openOverlay, overlays, takeTypedAhead } from './overlays.ts';

const type = (...keys: string[]): boolean[] =>
  keys.map((key) => {
    const event = Object.assign(new Event('keydown', { cancelable: true }), { key });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  });

beforeEach(() => vi.stubGlobal('window', new EventTarget()));
afterEach(() => {
  openOverlay(null);
  vi.unstubAllGlobals();
});

it('keeps what is typed for the palette until it is there', () => {
  expect(type('r')).toEqual([false]);
  openOverlay('palette');
  expect(type('e', 'v', 'x', 'Backspace', 'a', 'Enter')).not.toContain(false);
  expect(takeTypedAhead()).toEqual({ text: 'eva', wasEntered: true });
  expect(type('r')).toEqual([false]);
  openOverlay('palette');
  expect(takeTypedAhead()).toEqual({ text: '', wasEntered: false });
});

it('takes no Enter for what was changed after it, and closes with Escape', () => {
  openOverlay('palette');
  type('a', 'Enter', 'b');
  expect(takeTypedAhead()).toEqual({ text: 'ab', wasEntered: false });
  openOverlay('palette');
  type('Escape');
  expect(overlays.get()).toBeNull();
  expect(type('r')).toEqual([false]);
});
