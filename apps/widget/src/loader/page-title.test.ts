import { expect, it } from 'vitest';
import { titleWith } from './page-title.ts';

it('counts before the title, again and again, and gives it back', () => {
  expect(titleWith('Shop', 1)).toBe('(1) Shop');
  expect(titleWith('(1) Shop', 12)).toBe('(12) Shop');
  expect(titleWith('(12) Cart', 0)).toBe('Cart');
  expect(titleWith('(new) Shop', 0)).toBe('(new) Shop');
});
