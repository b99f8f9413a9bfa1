const first = 500;
const longest = 30_000;

/**
 * How long to wait before the next attempt, in milliseconds: doubles up to half a minute, half of it by chance, so that
 * the widgets of a thousand visitors do not all come back to a restarted server in the same second.
 *
 * @param attempt failed attempts since the last good connection, from 0
 * @param chance 0 to 1
 */
export const backoffMs = (attempt: number, chance: number): number => {
  const full = Math.min(longest, first * 2 ** Math.min(attempt, 10));
  return Math.round(full / 2 + (full / 2) * chance);
};
