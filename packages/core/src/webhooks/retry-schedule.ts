/** Seconds to wait after each attempt that failed: a little over a day in all, then a person decides. */
const waits = [5, 30, 300, 1_800, 7_200, 18_000, 36_000, 28_800] as const;

/** The longest that a receiver may ask us to wait, in seconds (`Retry-After`). */
const longestAsked = 43_200;

/** How often a webhook is tried before it is paused. */
export const mostAttempts = waits.length + 1;

/**
 * Seconds until the next attempt, or null where there is none.
 * @param attempt how many have been made, from 1
 * @param chance 0 … 1: spreads attempts by a tenth either way, so that those which failed together do not come together
 * @param askedSeconds what the receiver asked for (RFC 9110 §10.2.3); never shortens
 */
export const nextWait = (
  attempt: number,
  chance: number,
  askedSeconds: number | null = null,
): number | null => {
  const wait = waits[attempt - 1];
  if (wait === undefined) return null;
  const spread = wait * (0.9 + 0.2 * chance);
  return Math.round(Math.max(spread, Math.min(askedSeconds ?? 0, longestAsked)));
};
