import assert from 'node:assert/strict';
import type { FakeClock } from '../testing/fake-clock.ts';

/** Real time, where another process has to get on. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The value of `work`, or an AssertionError when it has not ended after `ms` of real time. */
export const within = async <T>(ms: number, what: string, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new assert.AssertionError({ message: `did not end: ${what}` })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Waits until `holds`, while the fake clock goes on by a second every 20 ms of quiet, so that pollers poll. Throws
 * an AssertionError after `ms` of real time.
 */
export const eventually = async (
  ms: number,
  clock: FakeClock,
  what: string,
  holds: () => boolean | Promise<boolean>,
): Promise<void> => {
  const until = performance.now() + ms;
  for (let turn = 1; !(await holds()); turn += 1) {
    if (performance.now() > until) assert.fail(`never happened: ${what}`);
    await pause(4);
    if (turn % 5 === 0) await clock.advance(1000);
  }
};

/** Lets half a minute of the fake clock pass, with room for sockets between, for what must not happen. */
export const settle = async (clock: FakeClock): Promise<void> => {
  for (let turn = 0; turn < 15; turn += 1) {
    await pause(3);
    await clock.advance(2000);
  }
};
