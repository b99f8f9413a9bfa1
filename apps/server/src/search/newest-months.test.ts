import { expect, test } from 'vitest';
import { newestMonths } from './newest-months.ts';

test('names the months backwards, over the turn of a year', () => {
  expect(newestMonths(new Date('2026-11-23T10:00:00Z'), 1)).toBe("'@2611'");
  expect(newestMonths(new Date('2026-02-01T00:30:00+01:00'), 3)).toBe("'@2601' | '@2512' | '@2511'");
  expect(newestMonths(new Date('2026-03-31T12:00:00Z'), 2)).toBe("'@2603' | '@2602'");
});
