import { createContext, use, useSyncExternalStore } from 'react';

/** Set a number (ms since 1970) to hold time still: for galleries, screenshots and tests. */
export const FixedNow = createContext<number | null>(null);

type Ticker = { subscribe: (listener: () => void) => () => void; read: () => number };
const tickers = new Map<number, Ticker>();

/** One timer per resolution serves every row of a list; it stops with its last reader. */
function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let now = Date.now();
  const made: Ticker = {
    subscribe: (listener) => {
      listeners.add(listener);
      timer ??= setInterval(() => {
        now = Date.now();
        for (const each of listeners) each();
      }, everyMs);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    read: () => {
      if (!timer) now = Math.max(now, Math.floor(Date.now() / everyMs) * everyMs);
      return now;
    },
  };
  tickers.set(everyMs, made);
  return made;
}

/** The present moment in ms, read again every `everyMs` (half a minute unless told otherwise). */
export function useNow(everyMs = 30_000): number {
  const fixed = use(FixedNow);
  const { subscribe, read } = tickerOf(everyMs);
  const now = useSyncExternalStore(subscribe, read, read);
  return fixed ?? now;
}
