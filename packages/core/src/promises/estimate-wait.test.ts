import { expect, test } from 'vitest';
import { estimateWait, keptShare } from './estimate-wait.ts';

test.each([
  ['too few answers', { took: [1, 2, 3, 4], busyMinutes: 10, waiting: 0 }, null],
  ['nobody waits: the middle one', { took: [1, 2, 3, 4, 100], busyMinutes: 10, waiting: 0 }, 3],
  ['many wait: at the pace of the answers', { took: [1, 2, 3, 4, 5], busyMinutes: 50, waiting: 12 }, 120],
  ['never less than a minute', { took: [0, 0, 0, 0, 0], busyMinutes: 0, waiting: 9 }, 1],
])('%s', (_, facts, minutes) => {
  expect(estimateWait(facts)).toBe(minutes);
});

test.each([
  [29, 29, null],
  [30, 30, 100],
  [299, 300, 99],
  [0, 30, 0],
])('%i of %i is %s', (kept, due, share) => {
  expect(keptShare(kept, due)).toBe(share);
});
