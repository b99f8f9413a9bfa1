import { afterPaint } from '@hilo/ui';
import { useEffect, useRef, useState } from 'react';

/**
 * What is typed or chosen where the value lives in the address of the page: in the field at once, in the address when that
 * is painted. The whole screen follows the address; a letter and a tick do not wait for it.
 * @param known what the address says; the same from one time to the next while it says the same
 * @param tell writes it into the address
 * @returns the value of the field, and what is to be done when it changes
 */
export function useTyped<Value>(
  known: Value,
  tell: (typed: Value) => Promise<unknown>,
): [Value, (typed: Value) => void] {
  const [typed, setTyped] = useState(() => known);
  /** What is on its way to the address: until the last of it is there, the field knows better. */
  const told = useRef<Value | null>(null);
  useEffect(() => {
    if (told.current === null) setTyped(() => known);
  }, [known]);
  const change = (next: Value) => {
    setTyped(() => next);
    told.current = next;
    afterPaint(() => {
      void tell(next).finally(() => {
        if (told.current === next) told.current = null;
      });
    });
  };
  return [typed, change];
}
