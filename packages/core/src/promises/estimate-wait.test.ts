import { expect, test } from 'vitest';
import { estimateWait, keptShare } from './estimate-wait.ts';

test.each([
  ['too few answers', { took: [1, 2, 3, 4], spanMinutes: 10, waiting: 0 }, null],
  ['nobody waits: the middle one', { took: [1, 2, 3, 4, 100], spanMinutes: 10, waiting: 0 }, 3],
  ['many wait: at the pace of the answers', { took: [1, 2, 3, 4, 5], spanMinutes: 40, waiting: 12 }, 120],
  ['never less than a minute', { took: [0, 0, 0, 0, 0], spanMinutes: 0, waiting: 9 }, 1],
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
