import type { Json, Receive } from '../adapter.ts';
import type { Arrival, Received } from '../arrival.ts';
import type { MemoryStore } from './memory-store.ts';

export type RecordedArrival = {
  arrival: Arrival;
  set: Record<string, Json>;
  outcome: Received['outcome'];
};

/** What `receive` rejects with when it is told to: nothing was stored. */
export class NotStored extends Error {
  override name = 'NotStored';
}

export type ReceiveRecorder = {
  receive: Receive;
  /** How often an adapter has handed something over, whatever became of it. */
  calls(): number;
  /** Committed, in order; a repeated externalId is there again as `duplicate`. */
  committed: RecordedArrival[];
  /** From now on nothing is committed until `release`, `accept` or the end of the channel. */
  hold(): void;
  release(): void;
  /** From now on only `accepted` more arrivals (none by default) are stored; the others reject. */
  reject(accepted?: number): void;
  accept(): void;
};

/**
 * Plays the server's side of an arrival: one commit of arrival and `set`, each externalId once. `signal` is asked
 * at every call, because a restarted channel has a new one.
 */
export const recordReceive = (
  store: MemoryStore,
  signal: () => AbortSignal,
  placedAs: 'placed' | 'stored',
): ReceiveRecorder => {
  const committed: RecordedArrival[] = [];
  const known = new Set<string>();
  let calls = 0;
  let room = Number.POSITIVE_INFINITY;
  let held: PromiseWithResolvers<void> | null = null;

  const release = () => {
    held?.resolve();
    held = null;
  };
  return {
    committed,
    calls: () => calls,
    hold: () => {
      held ??= Promise.withResolvers<void>();
    },
    release,
    reject: (accepted = 0) => {
      room = accepted;
    },
    accept: () => {
      room = Number.POSITIVE_INFINITY;
      release();
    },
    receive: async (arrival, options) => {
      calls += 1;
      const ending = signal();
      if (held) await Promise.race([held.promise, aborted(ending)]);
      if (ending.aborted) throw new NotStored('the channel is closing');
      if (room <= 0) throw new NotStored('the database is away');
      room -= 1;
      const set = options?.set ?? {};
      store.commit(set);
      const outcome = known.has(arrival.externalId) ? 'duplicate' : placedAs;
      known.add(arrival.externalId);
      committed.push({ arrival: structuredClone(arrival), set, outcome });
      return { outcome };
    },
  };
};

export const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
