import type { ChannelLease } from '../adapter.ts';
import type { FakeClock } from './fake-clock.ts';

export type LeaseGrant = {
  lease: ChannelLease;
  /** Names that work has been run under, so far. */
  names(): string[];
  /** How many works are running now. */
  running(): number;
  /** Another node took over: signals abort and nothing runs until `grant`. */
  lose(): void;
  grant(): void;
  /** What works threw: an adapter handles its own failures inside. */
  failures: unknown[];
};

export const grantLease = (clock: FakeClock, ending: () => AbortSignal): LeaseGrant => {
  const names = new Set<string>();
  const failures: unknown[] = [];
  const holders = new Set<AbortController>();
  let granted = Promise.withResolvers<void>();
  granted.resolve();
  let isGranted = true;
  let running = 0;

  const lease: ChannelLease = async (name, work) => {
    const signal = ending();
    const ended = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    names.add(name);
    while (!signal.aborted) {
      if (!isGranted) {
        await Promise.race([granted.promise, ended]);
        continue;
      }
      const holder = new AbortController();
      holders.add(holder);
      running += 1;
      try {
        await work(AbortSignal.any([signal, holder.signal]));
      } catch (error) {
        failures.push(error);
      } finally {
        running -= 1;
        holders.delete(holder);
      }
      // A work that ends by itself is begun again, after a pause that keeps a broken one from spinning.
      await clock.sleep(1000, AbortSignal.any([signal, holder.signal]));
    }
  };
  return {
    lease,
    failures,
    names: () => [...names],
    running: () => running,
    lose: () => {
      if (!isGranted) return;
      isGranted = false;
      granted = Promise.withResolvers<void>();
      for (const holder of holders) holder.abort();
    },
    grant: () => {
      isGranted = true;
      granted.resolve();
    },
  };
};
