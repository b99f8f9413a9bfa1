import { pause } from './waiting.ts';

export type Handles = Record<string, number>;

/** What keeps this process alive now, by sort: sockets, servers, timers… */
const countHandles = (): Handles => {
  const counts: Handles = {};
  for (const sort of process.getActiveResourcesInfo()) counts[sort] = (counts[sort] ?? 0) + 1;
  return counts;
};

/** The least of each sort over a tenth of a second: what comes and goes by itself, as in a test runner, is left out. */
export const steadyHandles = async (): Promise<Handles> => {
  let least = countHandles();
  for (let sample = 0; sample < 10; sample += 1) {
    await pause(10);
    const now = countHandles();
    least = Object.fromEntries(
      Object.entries(least).map(([sort, count]) => [sort, Math.min(count, now[sort] ?? 0)]),
    );
  }
  return least;
};

/** The sorts of which there are still more than before, once `ms` of real time were not enough to end them. */
export const leftHandles = async (before: Handles, ms: number): Promise<string[]> => {
  const until = performance.now() + ms;
  for (;;) {
    const now = countHandles();
    const left = Object.keys(now).filter((sort) => now[sort]! > (before[sort] ?? 0));
    // The pause below is a timer of ours, and it is over when we count.
    if (left.length === 0 || performance.now() > until) return left;
    await pause(10);
  }
};
