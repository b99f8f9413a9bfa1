/** So many requests at once, and again after the window; in between they come back evenly (a token bucket). */
export type Policy = { name: string; quota: number; windowSeconds: number };

type Taken = { isAllowed: boolean; remaining: number; resetSeconds: number };

const mostCallers = 20_000;

/** Counts by caller, in this process alone: each node grants its own. The least recent caller is forgotten first. */
export const createBuckets = ({ quota, windowSeconds }: Policy) => {
  const buckets = new Map<string, { left: number; at: number }>();
  const perMs = quota / (windowSeconds * 1000);
  return {
    take(caller: string, nowMs: number): Taken {
      const before = buckets.get(caller) ?? { left: quota, at: nowMs };
      const had = Math.min(quota, before.left + Math.max(0, nowMs - before.at) * perMs);
      const isAllowed = had >= 1;
      const left = isAllowed ? had - 1 : had;
      buckets.delete(caller);
      buckets.set(caller, { left, at: nowMs });
      if (buckets.size > mostCallers) buckets.delete(buckets.keys().next().value!);
      const missing = isAllowed ? quota - left : 1 - left;
      return { isAllowed, remaining: Math.floor(left), resetSeconds: Math.ceil(missing / perMs / 1000) };
    },
    /** In how many seconds the next one may be taken; 0 where it may be now. Takes nothing. */
    waitSeconds(caller: string, nowMs: number): number {
      const before = buckets.get(caller);
      const has = before ? before.left + Math.max(0, nowMs - before.at) * perMs : quota;
      return has >= 1 ? 0 : Math.ceil((1 - has) / perMs / 1000);
    },
  };
};
