import { createContext, use, useSyncExternalStore } from 'react';

/** Set a number (ms since 1970) to hold time still: for galleries, screenshots and tests. */
export const FixedNow = createContext<number | null>(null);

type Ticker = { listeners: Set<() => void>; timer: ReturnType<typeof setInterval> | undefined; now: number };
const tickers = new Map<number, Ticker>();

/** One timer per resolution serves every row of a list; it stops with its last reader. */
function tickerOf(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known) return known;
  const made: Ticker = { listeners: new Set(), timer: undefined, now: Date.now() };
  tickers.set(everyMs, made);
  return made;
}

/** The present moment in ms, read again every `everyMs` (half a minute unless told otherwise). */
export function useNow(everyMs = 30_000): number {
  const fixed = use(FixedNow);
  const ticker = tickerOf(everyMs);
  const subscribe = (listener: () => void) => {
    ticker.listeners.add(listener);
    ticker.timer ??= setInterval(() => {
      ticker.now = Date.now();
      for (const each of ticker.listeners) each();
    }, everyMs);
    return () => {
      ticker.listeners.delete(listener);
      if (ticker.listeners.size > 0) return;
      clearInterval(ticker.timer);
      ticker.timer = undefined;
    };
  };
  const read = () => {
    if (!ticker.timer) ticker.now = Math.max(ticker.now, Math.floor(Date.now() / everyMs) * everyMs);
    return ticker.now;
  };
  const now = useSyncExternalStore(subscribe, read, read);
  return fixed ?? now;
}
