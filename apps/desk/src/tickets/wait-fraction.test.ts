import { expect, it } from 'vitest';
import { waitFraction } from './wait-fraction.ts';

it('is seen from the first second, grows, and is full after a day', () => {
  const waits = [0, 120, 900, 3_600, 6 * 3_600, 86_400, 9e9].map(waitFraction);
  expect(waits[0]).toBe(0.2);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.slice(-2)).toEqual([1, 1]);
  expect(waitFraction(-5)).toBe(0.2);
});
