import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

it('doubles up to half a minute', () => {
  expect([0, 1, 2, 5, 6, 20].map((attempt) => backoffMs(attempt, 1))).toEqual([
    500, 1_000, 2_000, 16_000, 30_000, 30_000,
  ]);
});

it('leaves half of it to chance, and is never at once', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, chance) => {
      const wait = backoffMs(attempt, chance);
      const longest = backoffMs(attempt, 1);
      return wait >= longest / 2 && wait <= longest && wait >= 250;
    }),
    { seed: 7 },
  );
});
