import { expect, test } from 'vitest';
import { byteBudget } from './byte-budget.ts';

test('holds so much of one, so much of all, and again what was given back', () => {
  const budget = byteBudget({ all: 100, each: 40 });
  expect(budget.take('a', 40)).toBe(true);
  expect(budget.take('a', 1)).toBe(false);
  expect(budget.take('b', 40)).toBe(true);
  expect(budget.take('c', 30)).toBe(false);
  expect(budget.take('c', 20)).toBe(true);
  budget.give('a', 40);
  expect(budget.take('a', 40)).toBe(true);
});

test('whoever speaks for many is bounded by all alone', () => {
  const budget = byteBudget({ all: 100, each: 40 });
  expect(budget.take(null, 40)).toBe(true);
  expect(budget.take(null, 40)).toBe(true);
  expect(budget.take(null, 21)).toBe(false);
});
