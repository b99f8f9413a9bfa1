import { useState } from 'react';
import { flushSync } from 'react-dom';
import { afterPaint } from '../afterPaint.ts';

/**
 * For what covers the page and closes: it leaves the screen with the press that closes it, and is taken away after that.
 * Giving the page back to keyboard and screen reader styles every element of it anew, which nobody should wait for.
 * Whoever presses the next key sooner means the page: it is given back before that key is heard.
 * @param tell whether it is open, as its owner keeps it; undefined where it keeps that itself
 * @returns whether it is leaving, and what is called in the place of `tell`
 */
export function useLeaveFirst(
  tell: ((isOpen: boolean) => void) | undefined,
): [isLeaving: boolean, change: (isOpen: boolean) => void] {
  const [isLeaving, setLeaving] = useState(false);
  const change = (isOpen: boolean) => {
    if (isLeaving) return;
    if (isOpen || !tell) {
      tell?.(isOpen);
      return;
    }
    const nextKey = new AbortController();
    const leave = () => {
      if (nextKey.signal.aborted) return;
      nextKey.abort();
      setLeaving(false);
      tell(false);
    };
    setLeaving(true);
    window.addEventListener('keydown', () => flushSync(leave), { capture: true, signal: nextKey.signal });
    afterPaint(leave);
  };
  return [isLeaving, change];
}
