import { expect, test } from 'vitest';
import { monthsBack, newestMonths } from './newest-months.ts';

test('names the months backwards, over the turn of a year', () => {
  expect(newestMonths(new Date('2026-11-23T10:00:00Z'), 1)).toBe("'@2611'");
  expect(newestMonths(new Date('2026-02-01T00:30:00+01:00'), 3)).toBe("'@2601' | '@2512' | '@2511'");
  expect(newestMonths(new Date('2026-03-31T12:00:00Z'), 2)).toBe("'@2603' | '@2602'");
});

test('as many months as reach so many times as far back', () => {
  expect(monthsBack(new Date('2026-11-01T12:00:00Z'), 2, 1)).toBe(2);
  expect(monthsBack(new Date('2026-11-01T12:00:00Z'), 2, 3)).toBe(5);
  expect(monthsBack(new Date('2026-11-30T12:00:00Z'), 2, 3)).toBe(6);
  expect(monthsBack(new Date('2026-02-15T00:00:00Z'), 2, 4)).toBe(7);
});
