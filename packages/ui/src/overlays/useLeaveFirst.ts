import { useState } from 'react';
import { afterPaint } from '../afterPaint.ts';

/**
 * For what covers the page and closes: it leaves the screen with the press that closes it, and is taken away after that.
 * Giving the page back to keyboard and screen reader styles every element of it anew, which nobody should wait for.
 * @param tell whether it is open, as its owner keeps it; undefined where it keeps that itself
 * @returns whether it is leaving, and what is called in the place of `tell`
 */
export function useLeaveFirst(
  tell: ((isOpen: boolean) => void) | undefined,
): [isLeaving: boolean, change: (isOpen: boolean) => void] {
  const [isLeaving, setLeaving] = useState(false);
  const change = (isOpen: boolean) => {
    if (isOpen || !tell) {
      tell?.(isOpen);
      return;
    }
    setLeaving(true);
    afterPaint(() => {
      setLeaving(false);
      tell(false);
    });
  };
  return [isLeaving, change];
}
