const most = 4;
const [least, greatest] = [5, 95];

/** "50, 75" as shares of a time, in order; null where it is not one to four percentages. */
export function readShares(text: string): number[] | null {
  const parts = text.split(/[\s,;%]+/).filter((part) => part !== '');
  const percents = [...new Set(parts.map(Number))].sort((one, other) => one - other);
  const isRight = percents.every(
    (percent) => Number.isInteger(percent) && percent >= least && percent <= greatest,
  );
  if (!isRight || percents.length === 0 || percents.length > most) return null;
  return percents.map((percent) => percent / 100);
}

export const writeShares = (shares: readonly number[]): string =>
  shares.map((share) => String(Math.round(share * 100))).join(', ');
