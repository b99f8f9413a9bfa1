/** Fewer answers say nothing of the next one; fewer cases, nothing of a share. */
const fewestAnswers = 5;
const fewestCases = 30;

export type WaitFacts = {
  /** Minutes of opening hours that the newest answers took, newest first. */
  took: readonly number[];
  /** Minutes of opening hours in which one of them was being waited for: where nobody waits, nobody is slow. */
  busyMinutes: number;
  /** How many wait now, before whoever comes next. */
  waiting: number;
};

/**
 * How long whoever writes now may wait, in minutes of opening hours: the middle one of the newest answers, or as long
 * as it takes to answer those who are there already, at the pace of these answers; whichever is longer. Null where
 * there are too few answers to say.
 */
export const estimateWait = ({ took, busyMinutes, waiting }: WaitFacts): number | null => {
  if (took.length < fewestAnswers) return null;
  const sorted = [...took].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  const pace = busyMinutes / took.length;
  return Math.ceil(Math.max(middle, waiting * pace, 1));
};

/** The share that was kept, of a hundred, cut and not rounded up; null where there are too few to say. */
export const keptShare = (kept: number, due: number): number | null =>
  due < fewestCases ? null : Math.floor((100 * kept) / due);
