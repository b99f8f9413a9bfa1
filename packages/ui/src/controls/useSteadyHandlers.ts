import { useLayoutEffect, useRef, useState } from 'react';

type Handler = (...args: unknown[]) => unknown;

/**
 * Props whose handlers stay the same from one time to the next, each doing what the latest would. So a control is drawn
 * anew for what can be seen of it, and not because the pane it stands in was: a letter typed beside twenty buttons would
 * draw each of them, with its tooltip.
 */
export function useSteadyHandlers<Props extends object>(props: Props): Props {
  const latest = useRef(new Map<string, unknown>());
  useLayoutEffect(() => {
    latest.current = new Map(Object.entries(props));
  });
  const [steady] = useState(() => new Map<string, Handler>());
  const keep = (name: string): Handler => {
    const known =
      steady.get(name) ?? ((...args) => (latest.current.get(name) as Handler | undefined)?.(...args));
    steady.set(name, known);
    return known;
  };
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => [
      name,
      typeof value === 'function' && /^on[A-Z]/.test(name) ? keep(name) : value,
    ]),
  ) as Props;
}
