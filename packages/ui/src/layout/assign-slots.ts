/** Which elements a shown row has: the key of the row, and that of the elements. */
export type Slots = ReadonlyMap<string, number>;

/**
 * The elements of each row that is shown. Where a jump leaves none of them but one, the current row, the elements go to
 * the rows that came: their words change, and no screen of elements is made anew. While one scrolls, or another row comes
 * above, a row keeps its own and a new one gets new ones; filled again, they would move under the eye, and be another
 * row under a press.
 */
export function assignSlots(last: Slots, shown: readonly string[]): Slots {
  const slots = new Map<string, number>();
  for (const key of shown) {
    const own = last.get(key);
    if (own !== undefined) slots.set(key, own);
  }
  const taken = new Set(slots.values());
  let free = slots.size > 1 ? Math.max(...last.values()) + 1 : 0;
  for (const key of shown) {
    if (slots.has(key)) continue;
    while (taken.has(free)) free++;
    slots.set(key, free++);
  }
  return slots;
}
