import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveState } from './connect-live.ts';

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

/** Whether the desk hears what happens. Writers ask it before they try again. */
export const connection = {
  get: (): LiveState => state,
  set(next: LiveState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const useConnection = (): LiveState => useSyncExternalStore(connection.subscribe, connection.get);

/** A blink of the network is nobody's business: offline is said after two seconds of it. */
const sayAfterMs = 2_000;

export function useIsOffline(): boolean {
  const isLost = useConnection() === 'lost';
  const [isSaid, setSaid] = useState(false);
  useEffect(() => {
    if (!isLost) {
      setSaid(false);
      return;
    }
    const timer = setTimeout(() => setSaid(true), navigator.onLine ? sayAfterMs : 0);
    return () => clearTimeout(timer);
  }, [isLost]);
  return isLost && isSaid;
}
