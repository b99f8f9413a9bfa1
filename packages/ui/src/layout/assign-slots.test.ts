import { expect, test } from 'vitest';
import { assignSlots, type Slots } from './assign-slots.ts';

const show = (last: Slots, ...shown: number[]): Slots => assignSlots(last, shown.map(String));
const first = show(new Map(), 0, 1, 2, 3);
const slotsOf = (slots: Slots): number[] => [...slots.values()].sort((a, b) => a - b);

test('a row keeps its elements while it is shown, and one that comes by scrolling gets new ones', () => {
  const down = show(first, 1, 2, 3, 4);
  expect([...down]).toEqual([...first].slice(1).concat([['4', 4]]));
  const back = show(down, 0, 1, 2, 3);
  expect(back.get('1')).toBe(1);
  // Not those of row 4, which goes away in the same moment: they would fly from the bottom to the top.
  expect([...first.values(), 4]).not.toContain(back.get('0'));
});

test('a jump fills the elements that are there with the rows that came', () => {
  expect(slotsOf(show(first, 100, 101, 102, 103))).toEqual(slotsOf(first));
});

test('a jump that was told of by its current row first leaves that row as it is', () => {
  const told = show(first, 0, 1, 2, 3, 999);
  const there = show(told, 996, 997, 998, 999);
  expect(there.get('999')).toBe(told.get('999'));
  expect(slotsOf(there)).toEqual([0, 1, 2, 4]);
});

test('a row that another came above keeps its elements', () => {
  const pushed = show(first, -1, 0, 1, 2);
  for (const key of ['0', '1', '2']) expect(pushed.get(key)).toBe(first.get(key));
  expect([...first.values()]).not.toContain(pushed.get('-1'));
});

test('no two rows share elements, however one moves', () => {
  let slots = first;
  for (const start of [3, 2, 50, 51, 10, 0, 7, 1000, 998, 1001])
    for (const shown of [
      [start, start + 1, start + 2, start + 3],
      [start, start + 1, 2000],
    ]) {
      slots = show(slots, ...shown);
      expect([...slots.keys()].sort()).toEqual([...new Set(shown.map(String))].sort());
      expect(new Set(slots.values()).size).toBe(slots.size);
    }
});
