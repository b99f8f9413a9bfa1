import type { ChannelClock } from '../adapter.ts';

export type FakeClock = ChannelClock & {
  /** Moves time on by `ms` and wakes, in order, whoever was due on the way. */
  advance(ms: number): Promise<void>;
  /** How many sleeps have not ended: none may be left after `close`. */
  pending(): number;
};

/** Time stands still until `advance`. Starts on a fixed day, so that every run is the same. */
export const fakeClock = (startsAt = '2026-03-02T09:00:00.000Z'): FakeClock => {
  let now = Date.parse(startsAt);
  const sleepers = new Set<{ dueAt: number; wake: () => void }>();
  return {
    now: () => new Date(now),
    pending: () => sleepers.size,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { dueAt: now + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    advance: async (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = [...sleepers].filter((s) => s.dueAt <= until).sort((a, b) => a.dueAt - b.dueAt);
        if (!next) break;
        now = Math.max(now, next.dueAt);
        next.wake();
        await nextTurn();
      }
      now = until;
      await nextTurn();
    },
  };
};

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
