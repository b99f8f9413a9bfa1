import type { ChannelLease } from '../adapter.ts';
import { aborted } from './record-receive.ts';

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

/** A work that ends by itself is not begun again before the lease was lost and granted anew. */
export const grantLease = (ending: () => AbortSignal): LeaseGrant => {
  const names = new Set<string>();
  const failures: unknown[] = [];
  const holders = new Set<AbortController>();
  let granted = Promise.withResolvers<void>();
  granted.resolve();
  let isGranted = true;
  let running = 0;

  const lease: ChannelLease = async (name, work) => {
    const signal = ending();
    names.add(name);
    while (!signal.aborted) {
      await Promise.race([granted.promise, aborted(signal)]);
      if (!isGranted || signal.aborted) continue;
      const holder = new AbortController();
      holders.add(holder);
      const holding = AbortSignal.any([signal, holder.signal]);
      running += 1;
      try {
        await work(holding);
      } catch (error) {
        failures.push(error);
      } finally {
        running -= 1;
      }
      await aborted(holding);
      holders.delete(holder);
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
