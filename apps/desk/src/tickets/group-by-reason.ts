/** Things by the words that say why, the most frequent first. */
export const groupByReason = <Thing>(
  things: readonly Thing[],
  why: (thing: Thing) => string,
): { reason: string; items: Thing[] }[] => {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const reason = why(thing);
    const group = groups.get(reason);
    if (group) group.push(thing);
    else groups.set(reason, [thing]);
  }
  return [...groups]
    .map(([reason, items]) => ({ reason, items }))
    .sort((a, b) => b.items.length - a.items.length);
};
