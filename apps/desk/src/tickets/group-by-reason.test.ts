import { expect, test } from 'vitest';
import { groupByReason } from './group-by-reason.ts';

test('says each reason once, the most frequent first, and keeps the order of what it is said of', () => {
  const refused = ['gone 1', 'empty 2', 'empty 3', 'gone 4', 'empty 5'];
  expect(groupByReason(refused, (one) => one.split(' ')[0]!)).toEqual([
    { reason: 'empty', items: ['empty 2', 'empty 3', 'empty 5'] },
    { reason: 'gone', items: ['gone 1', 'gone 4'] },
  ]);
  expect(groupByReason([], String)).toEqual([]);
});
