import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { useFrame } from './frame-context.ts';

/**
 * Tells the conversation whether somebody can see it: the page opened the frame, and the page is in front. Where the
 * page gave us the focus with it, the first field gets it.
 *
 * @returns tells whether the last message is on the screen
 */
export const useLooking = (main: RefObject<HTMLElement | null>): ((isAtEnd: boolean) => void) => {
  const { chat, link, openings } = useFrame();
  const look = useRef({ isOpen: !link.isFramed, isAtEnd: true });
  const tell = useCallback(
    () =>
      chat.look(look.current.isOpen && document.visibilityState === 'visible', look.current.isAtEnd),
    [chat],
  );
  useLayoutEffect(() => {
    const opened = (isOpen: boolean): void => {
      look.current.isOpen = isOpen;
      tell();
      if (isOpen && document.hasFocus()) main.current?.querySelector<HTMLElement>('textarea')?.focus();
    };
    openings.add(opened);
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => {
      openings.delete(opened);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [main, openings, tell]);
  return useCallback(
    (isAtEnd) => {
      look.current.isAtEnd = isAtEnd;
      tell();
    },
    [tell],
  );
};
