import { expect, test } from 'vitest';
import { nearestWord } from './nearest-word.ts';

const words = ['cursor', 'limit', 'status', 'tag', 'queueId', 'createdAfter'];

test.each([
  ['stauts', 'status'],
  ['state', 'status'],
  ['Limit', 'limit'],
  ['tags', 'tag'],
  ['queue', 'queueId'],
  ['created_after', 'createdAfter'],
  ['nothing', null],
  ['', null],
  ['s'.repeat(5_000), null],
])('%.20s is probably %s', (typed, meant) => {
  expect(nearestWord(typed, words)).toBe(meant);
});

test('among none there is none', () => {
  expect(nearestWord('status', [])).toBeNull();
});
