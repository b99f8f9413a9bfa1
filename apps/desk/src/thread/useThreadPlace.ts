import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { loadOlder } from '../tickets/ticket-queries.ts';

/** Pixels from an end within which one counts as being there. */
const nearBottom = 80;
const nearTop = 400;
/** So far from the end there is a way back to it. */
const farFromEnd = 600;

/**
 * Where one stands in a thread that grows at both ends. It opens at its newest words. What is read stays where it is:
 * older pages push the top out of sight, and new words pull the view down only if it was at the end already.
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
    if (box) box.scrollTop = box.scrollHeight;
  }, [scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the first message is another one
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || heldHeight.current === null) return;
    box.scrollTop += box.scrollHeight - heldHeight.current;
    heldHeight.current = null;
  }, [oldest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the last is another one
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
    else setNewBelow(true);
  }, [newest]);
  // Pictures, frames and the composer change heights after the words are there.
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if (isAtEnd.current && heldHeight.current === null) toEnd();
    });
    if (scroller.current) watcher.observe(scroller.current);
    if (content.current) watcher.observe(content.current);
    return () => watcher.disconnect();
  }, [scroller, toEnd]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const rest = box.scrollHeight - box.scrollTop - box.clientHeight;
    isAtEnd.current = rest < nearBottom;
    setAway(rest > farFromEnd);
    if (isAtEnd.current) setNewBelow(false);
    if (box.scrollTop < nearTop && older === 'idle') loadMore();
  };
  return { content, older, loadMore, hasNewBelow, isAway, toEnd, onScroll };
}
