import { expect, it } from 'vitest';
import { createLimit, createSeats } from './limits.ts';

it('lets so much happen at once, and again as time passes', () => {
  const limit = createLimit(60);
  for (let count = 0; count < 60; count++) expect(limit.takeOne('a', 0)).toBeNull();
  expect(limit.takeOne('a', 0)).toBe(1);
  expect(limit.takeOne('b', 0)).toBeNull();
  expect(limit.takeOne('a', 1_000)).toBeNull();
});

it('has so many seats for each, and one again when somebody leaves', () => {
  const seats = createSeats(2);
  expect([seats.take('a'), seats.take('a'), seats.take('a')]).toEqual([true, true, false]);
  expect(seats.take('b')).toBe(true);
  seats.leave('a');
  expect(seats.take('a')).toBe(true);
  expect(seats.take('a')).toBe(false);
});
