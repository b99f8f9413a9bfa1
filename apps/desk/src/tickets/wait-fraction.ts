const quarter = 900;
const fullAfter = 86_400;

/** How full the ring of a wait is, 0 to 1: grows with the logarithm, from a quarter of an hour to a day. */
export function waitFraction(seconds: number): number {
  if (seconds <= 0) return 0.08;
  const grown = Math.log1p(seconds / quarter) / Math.log1p(fullAfter / quarter);
  return Math.min(1, Math.max(0.08, grown));
}
