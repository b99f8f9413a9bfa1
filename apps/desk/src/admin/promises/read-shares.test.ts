import { expect, it } from 'vitest';
import { readShares, writeShares } from './read-shares.ts';

it.each([
  ['50, 75', [0.5, 0.75]],
  ['90', [0.9]],
  ['75% 50%', [0.5, 0.75]],
  ['25;50;75;95', [0.25, 0.5, 0.75, 0.95]],
  ['50, 50', [0.5]],
  ['', null],
  ['5, 10, 20, 30, 40', null],
  ['0', null],
  ['100', null],
  ['12.5', null],
  ['mitad', null],
])('reads "%s"', (text, expected) => expect(readShares(text)).toEqual(expected));

it('writes them as they are read', () => {
  for (const text of ['50, 75', '5', '29, 57, 58']) expect(writeShares(readShares(text)!)).toBe(text);
});
