import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { loadOlder } from '../tickets/ticket-queries.ts';

/** Pixels from an end within which one counts as being there. */
const nearBottom = 80;
const nearTop = 400;
/** So far from the end there is a way back to it. */
const farFromEnd = 600;

/** Room above a message that is opened at its beginning. */
const aboveStart = 8;

/** The newest message that somebody wrote: what only tells of an event has no heading. */
const newestWritten = (box: HTMLElement): HTMLElement | undefined =>
  [...box.querySelectorAll<HTMLElement>('article:has(h3)')].at(-1);

/**
 * Where one stands in a thread that grows at both ends. It opens at its newest words, and where these are too many to be
 * seen at once, at their beginning. What is read stays where it is: older pages push the top out of sight, and new
 * words pull the view down only if it was at the end already.
 * @param options.oldest names the first message, and `newest` the last of all that is shown
 */
export function useThreadPlace(options: {
  scroller: RefObject<HTMLElement | null>;
  ticketId: string;
  hasOlder: boolean;
  oldest: string | undefined;
  newest: string;
}) {
  const { scroller, ticketId, hasOlder, oldest, newest } = options;
  const client = useQueryClient();
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  /** Where the thread was opened, and at which message; null once the reader has moved. */
  const opened = useRef<{ at: Element | undefined; top: number } | null>({ at: undefined, top: 0 });
  const heldHeight = useRef<number | null>(null);
  const [hasNewBelow, setNewBelow] = useState(false);
  const [isAway, setAway] = useState(false);
  const [older, setOlder] = useState<'idle' | 'loading' | 'failed'>('idle');

  const loadMore = useCallback(() => {
    if (!hasOlder || older === 'loading') return;
    setOlder('loading');
    heldHeight.current = scroller.current?.scrollHeight ?? null;
    loadOlder(client, ticketId).then(
      () => setOlder('idle'),
      () => {
        heldHeight.current = null;
        setOlder('failed');
      },
    );
  }, [client, scroller, ticketId, hasOlder, older]);

  const toEnd = useCallback(() => {
    const box = scroller.current;
    opened.current = null;
    if (box) box.scrollTop = box.scrollHeight;
  }, [scroller]);
  const settle = useCallback(() => {
    const box = scroller.current;
    if (!opened.current || !box) return toEnd();
    const last = newestWritten(box);
    const isLong = last !== undefined && last.offsetHeight > box.clientHeight;
    box.scrollTop = isLong
      ? box.scrollTop + last.getBoundingClientRect().top - box.getBoundingClientRect().top - aboveStart
      : box.scrollHeight;
    opened.current = { at: last, top: box.scrollTop };
  }, [scroller, toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the first message is another one
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || heldHeight.current === null) return;
    box.scrollTop += box.scrollHeight - heldHeight.current;
    heldHeight.current = null;
  }, [oldest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the last is another one
  useLayoutEffect(() => {
    const box = scroller.current;
    const isSame = box !== null && opened.current !== null && opened.current.at === newestWritten(box);
    if (isAtEnd.current || isSame) settle();
    else setNewBelow(true);
  }, [newest]);
  // Pictures, frames and the composer change heights after the words are there.
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if ((isAtEnd.current || opened.current) && heldHeight.current === null) settle();
    });
    if (scroller.current) watcher.observe(scroller.current);
    if (content.current) watcher.observe(content.current);
    return () => watcher.disconnect();
  }, [scroller, settle]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    if (opened.current && Math.abs(box.scrollTop - opened.current.top) > 1) opened.current = null;
    const rest = box.scrollHeight - box.scrollTop - box.clientHeight;
    isAtEnd.current = rest < nearBottom;
    setAway(rest > farFromEnd);
    if (isAtEnd.current) setNewBelow(false);
    if (box.scrollTop < nearTop && older === 'idle') loadMore();
  };
  return { content, older, loadMore, hasNewBelow, isAway, toEnd, onScroll };
}
