import { startTransition, useEffect, useState } from 'react';

/**
 * A value as it was until the screen shows what was pressed; then as it is. What depends on it is drawn after that, in
 * pieces: a deferred value alone may be drawn, and mounted, before the next frame, and the press waits for it.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [drawn, setDrawn] = useState(() => value);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setDrawn(() => value)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return drawn;
}
