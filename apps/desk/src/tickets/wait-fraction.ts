const quarter = 900;
const fullAfter = 86_400;
/** Who has just begun to wait is seen at once, too. */
const least = 0.2;

/** How full the disc of a wait is, `least` to 1: grows with the logarithm, from a quarter of an hour to a day. */
export function waitFraction(seconds: number): number {
  const grown = Math.log1p(Math.max(0, seconds) / quarter) / Math.log1p(fullAfter / quarter);
  return Math.min(1, least + (1 - least) * grown);
}
