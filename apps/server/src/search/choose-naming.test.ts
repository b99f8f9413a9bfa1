import { expect, test } from 'vitest';
import { chooseNaming } from './choose-naming.ts';

const choose = (counts: number[], total = 1_000_000) =>
  chooseNaming({ terms: ['a', 'b', 'c'].slice(0, counts.length), counts, total });

test('a rare word beside common ones is asked for alone, and with the next where that is many', () => {
  expect(choose([240, 0, 800])).toEqual({ named: '(b)', closer: '(b) & (a)', isFew: false });
});

test('the two rarest are asked for, at once where they name few', () => {
  expect(choose([240, 0, 60])).toEqual({ named: '(b) & (c)', closer: '(a) & (b) & (c)', isFew: true });
  expect(choose([240, 14, 38])).toEqual({ named: '(b) & (c)', closer: '(a) & (b) & (c)', isFew: false });
  expect(choose([240, 14, 38], 10_000).isFew).toBe(true);
  expect(choose([240, 14, 38], -1).isFew).toBe(false);
});

test('all are asked for where two of them name too many', () => {
  expect(choose([240, 100, 40]).named).toBe('(a) & (b) & (c)');
});

test('one word is asked for as it is', () => {
  expect(choose([0])).toEqual({ named: '(a)', closer: '(a)', isFew: false });
});
