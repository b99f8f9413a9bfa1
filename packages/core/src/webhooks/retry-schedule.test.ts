import { expect, test } from 'vitest';
import { eventTypes, isEventPattern, matchesEventType } from '../events/event-types.ts';
import { mostAttempts, nextWait } from './retry-schedule.ts';

test('attempts spread over a day and then end', () => {
  let all = 0;
  for (let attempt = 1; attempt < mostAttempts; attempt++) all += nextWait(attempt, 0.5)!;
  expect(all / 3_600).toBeGreaterThan(24);
  expect(all / 3_600).toBeLessThan(30);
  expect(nextWait(mostAttempts, 0.5)).toBeNull();
});

test.each([
  [1, 0, null, 5],
  [2, 0, null, 27],
  [2, 1, null, 33],
  // Longer than planned because it was asked for, but not for ever.
  [1, 0.5, 120, 120],
  [1, 0.5, 10_000_000, 43_200],
  // What is asked never shortens.
  [4, 0.5, 1, 1_800],
])('after attempt %d by chance %d, asked for %s: %d seconds', (attempt, chance, asked, wait) => {
  expect(nextWait(attempt, chance, asked)).toBe(wait);
});

test('patterns mean all, a noun, or one type', () => {
  expect(eventTypes).toContain('ticket.opened');
  expect(matchesEventType(['*'], 'anything.new')).toBe(true);
  expect(matchesEventType(['ticket.*'], 'ticket.opened')).toBe(true);
  expect(matchesEventType(['ticket.*'], 'ticketing.opened')).toBe(false);
  expect(matchesEventType(['ticket.opened'], 'ticket.openedTwice')).toBe(false);
  expect(matchesEventType([], 'ticket.opened')).toBe(false);
  expect(['*', 'ticket.*', 'note.added'].every(isEventPattern)).toBe(true);
  expect(
    ['', '**', 'ticket', 'ticket.', '.*', 'nothing.*', 'toString', 'ticket.opened.*'].some(isEventPattern),
  ).toBe(false);
});
