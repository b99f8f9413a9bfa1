/** Which elements a shown row has: its index in the list and the key of the elements. */
export type Slots = ReadonlyMap<number, number>;

/**
 * The elements of each row that is shown. Where a jump leaves none of them but one, the current row, the elements go to
 * the rows that came: their words change, and no screen of elements is made anew. While one scrolls, a row keeps its own
 * and a new one gets new ones; filled again, they would move under the eye.
 */
export function assignSlots(last: Slots, shown: readonly number[]): Slots {
  const slots = new Map<number, number>();
  for (const index of shown) {
    const own = last.get(index);
    if (own !== undefined) slots.set(index, own);
  }
  const taken = new Set(slots.values());
  let free = slots.size > 1 ? Math.max(...last.values()) + 1 : 0;
  for (const index of shown) {
    if (slots.has(index)) continue;
    while (taken.has(free)) free++;
    slots.set(index, free++);
  }
  return slots;
}
