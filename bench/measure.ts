import { readdirSync, readFileSync } from 'node:fs';

export type Spread = { count: number; p50: number; p95: number; max: number };

/** Percentiles by nearest rank, in milliseconds. */
export const spread = (samples: number[]): Spread => {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
};

export const round = (value: number): number => Math.round(value * 100) / 100;

/** Runs `work` `count` times, one after the other on each of `lanes`; milliseconds of each and runs per second. */
export const timed = async (
  count: number,
  lanes: number,
  work: (n: number, lane: number) => Promise<unknown>,
): Promise<{ perSecond: number; spread: Spread }> => {
  const samples: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      while (next < count) {
        const n = next++;
        const began = performance.now();
        await work(n, lane);
        samples.push(performance.now() - began);
      }
    }),
  );
  return { perSecond: round((count * 1000) / (performance.now() - start)), spread: spread(samples) };
};

const childrenOf = (pid: number): number[] => {
  const parents = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      parents.set(parent, [...(parents.get(parent) ?? []), Number(name)]);
    } catch {
      // It ended while we looked.
    }
  }
  const all = [pid];
  for (let at = 0; at < all.length; at++) all.push(...(parents.get(all[at]!) ?? []));
  return all;
};

/** Proportional set size of a process and all below it, in MB (Linux). */
export const pssMegabytes = (pid: number): number => {
  let kilobytes = 0;
  for (const one of childrenOf(pid)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended while we looked.
    }
  }
  return round(kilobytes / 1024);
};
