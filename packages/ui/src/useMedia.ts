import { useCallback, useSyncExternalStore } from 'react';

/** Asked for in every pane each time it is drawn, so each is made once. */
const asked = new Map<string, MediaQueryList>();
function ask(query: string): MediaQueryList {
  const media = asked.get(query) ?? window.matchMedia(query);
  asked.set(query, media);
  return media;
}

/** Whether a media query holds. The two widths at which the layout changes are below. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = ask(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => ask(query).matches,
    () => false,
  );
}

/** ≤ 1024 px: the panel is a drawer. */
export const narrow = '(width < 64.0625rem)';
/** ≤ 640 px: one pane at a time. */
export const single = '(width < 40.0625rem)';
