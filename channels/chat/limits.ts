/** How often something may happen, by name: so many at once, refilled evenly over a minute. */
export const createLimit = (
  perMinute: number,
): { takeOne(name: string, now: number): number | null; forget(now: number): void } => {
  const buckets = new Map<string, { left: number; at: number }>();
  const refill = perMinute / 60_000;
  return {
    /** Null when it may; else the seconds to wait. */
    takeOne: (name, now) => {
      const bucket = buckets.get(name) ?? { left: perMinute, at: now };
      const left = Math.min(perMinute, bucket.left + (now - bucket.at) * refill);
      buckets.set(name, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1 ? null : Math.ceil((1 - left) / refill / 1000);
    },
    forget: (now) => {
      for (const [name, { at }] of buckets) if (now - at > 60_000) buckets.delete(name);
    },
  };
};

/** How many may be there at once, by name. */
export const createSeats = (most: number): { take(name: string): boolean; leave(name: string): void } => {
  const taken = new Map<string, number>();
  return {
    take: (name) => {
      const before = taken.get(name) ?? 0;
      if (before >= most) return false;
      taken.set(name, before + 1);
      return true;
    },
    leave: (name) => {
      const left = (taken.get(name) ?? 1) - 1;
      if (left > 0) taken.set(name, left);
      else taken.delete(name);
    },
  };
};
