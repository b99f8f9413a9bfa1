import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useFrame } from './frame-parts.ts';

/**
 * Tells the conversation whether somebody can see it: the page opened the frame, and the page is in front. Where the
 * page gave us the focus with it, the first field gets it.
 *
 * @returns tells whether the last message is on the screen
 */
export const useLooking = (main: RefObject<HTMLElement | null>): ((isAtEnd: boolean) => void) => {
  const { chat, link, openings } = useFrame();
  const look = useRef({ isOpen: !link.isFramed, isAtEnd: true });
  const tell = (changed: Partial<typeof look.current> = {}): void => {
    const { isOpen, isAtEnd } = Object.assign(look.current, changed);
    chat.look(isOpen && document.visibilityState === 'visible', isAtEnd);
  };
  useLayoutEffect(() => {
    const opened = (isOpen: boolean): void => {
      tell({ isOpen });
      if (isOpen && document.hasFocus()) main.current?.querySelector('textarea')?.focus();
    };
    openings.add(opened);
    const turned = (): void => tell();
    document.addEventListener('visibilitychange', turned);
    tell();
    return () => {
      openings.delete(opened);
      document.removeEventListener('visibilitychange', turned);
    };
    // The parts of the frame are the same for as long as it lives.
  }, []);
  return (isAtEnd) => tell({ isAtEnd });
};
