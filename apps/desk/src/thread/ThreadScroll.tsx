import type { TicketDto } from '@hilo/api';
import { Button, lazyPart, Silence, Thread, ThreadDay, useFormat, useNow, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ComposeRequest } from '../composer/compose-request.ts';
import { usePending } from '../composer/pending.ts';
import { useFocusKept } from '../keys/useFocusKept.ts';
import { useMay, useMe } from '../people/people.ts';
import { clocksQuery, loadOlder, threadQuery } from '../tickets/ticket-queries.ts';
import { buildThread, partScheduled } from './build-thread.ts';
import { EventLines } from './EventLines.tsx';
import { MessageKnot, useAuthorName } from './MessageKnot.tsx';
import { threadMessages } from './messages.ts';
import { PendingKnot } from './PendingKnot.tsx';
import { withoutEchoes } from './promise-events.ts';
import { isTold } from './tell-event.ts';

const PromiseEnd = lazyPart(() => import('./PromiseEnd.tsx').then((file) => file.PromiseEnd));
const ScheduledKnot = lazyPart(() => import('./ScheduledKnot.tsx').then((file) => file.ScheduledKnot));
const Overheard = lazyPart(() => import('./Overheard.tsx').then((file) => file.Overheard));
const QuoteButton = lazyPart(() => import('./QuoteButton.tsx').then((file) => file.QuoteButton));

export type ThreadScrollProps = {
  ticket: TicketDto;
  /** When this agent had looked before; null where it was never. */
  newSince: string | null;
  onCompose: (request: ComposeRequest) => void;
  /** The messages chosen to be moved; null while nobody is choosing. */
  selected: ReadonlySet<string> | null;
  onToggle: (id: string) => void;
  onSelect: (id: string) => void;
};

/** Pixels from an end within which one counts as being there. */
const nearBottom = 80;
const nearTop = 400;

/**
 * The thread, opened at its newest words. What is read stays where it is: older pages push the top out of sight, and
 * new words pull the view down only if it was at the end already.
 */
export function ThreadScroll(props: ThreadScrollProps) {
  const { ticket, newSince, onCompose, selected, onToggle, onSelect } = props;
  const t = useT(threadMessages);
  const format = useFormat();
  const client = useQueryClient();
  const now = useNow(60_000);
  const authorName = useAuthorName();
  const mayWrite = useMay('tickets.write');
  const { id: agentId } = useMe();
  const { data: thread } = useQuery(threadQuery(ticket.id));
  const { data: clocks, isError: hasNoClocks } = useQuery(clocksQuery(ticket.id));
  const pending = usePending(ticket.id);
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useFocusKept(scroller, 'article');
  const isAtEnd = useRef(true);
  const [hasNewBelow, setNewBelow] = useState(false);
  const [isAway, setAway] = useState(false);
  const [older, setOlder] = useState<'idle' | 'loading' | 'failed'>('idle');
  /** The button that quotes comes with the first words that are chosen. */
  const [wasSelected, setSelected] = useState(false);
  useEffect(() => {
    const look = () => {
      const chosen = document.getSelection();
      if (chosen && !chosen.isCollapsed && scroller.current?.contains(chosen.anchorNode)) setSelected(true);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  const heldHeight = useRef<number | null>(null);

  const all = thread?.messages ?? ticket.thread.items;
  const [messages, scheduled] = useMemo(() => partScheduled(all), [all]);
  const events = thread?.events ?? ticket.thread.events;
  const rows = useMemo(
    () =>
      buildThread({
        messages,
        events: withoutEchoes(events.filter(isTold)),
        clocks: clocks ?? (hasNoClocks ? null : []),
        dayOf: format.day,
        waitingSince: ticket.waitingSince,
        now,
        newSince,
        agentId,
      }),
    [messages, events, clocks, hasNoClocks, format, ticket.waitingSince, now, newSince, agentId],
  );
  const newest = `${all.at(-1)?.id} ${events.at(-1)?.position}`;
  const oldest = messages[0]?.id;
  const hasOlder = thread?.olderCursor != null;

  const loadMore = useCallback(() => {
    if (!hasOlder || older === 'loading') return;
    setOlder('loading');
    heldHeight.current = scroller.current?.scrollHeight ?? null;
    loadOlder(client, ticket.id).then(
      () => setOlder('idle'),
      () => {
        heldHeight.current = null;
        setOlder('failed');
      },
    );
  }, [client, ticket.id, hasOlder, older]);

  const toEnd = useCallback(() => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the first message is another one
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || heldHeight.current === null) return;
    box.scrollTop += box.scrollHeight - heldHeight.current;
    heldHeight.current = null;
  }, [oldest]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the last message is another one
  useLayoutEffect(() => {
    if (isAtEnd.current) toEnd();
    else setNewBelow(true);
  }, [newest, pending.length]);
  // Pictures, frames and the composer change heights after the words are there.
  useEffect(() => {
    const watcher = new ResizeObserver(() => {
      if (isAtEnd.current && heldHeight.current === null) toEnd();
    });
    if (scroller.current) watcher.observe(scroller.current);
    if (content.current) watcher.observe(content.current);
    return () => watcher.disconnect();
  }, [toEnd]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const rest = box.scrollHeight - box.scrollTop - box.clientHeight;
    isAtEnd.current = rest < nearBottom;
    setAway(rest > 600);
    if (isAtEnd.current) setNewBelow(false);
    if (box.scrollTop < nearTop && older === 'idle') loadMore();
  };

  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <Overheard messages={all} />
      <section
        ref={scroller}
        aria-label={t('thread.label', { key: ticket.trackingKey })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
        data-thread=""
        className="min-h-0 flex-1 overflow-y-auto px-6 py-4 [overflow-anchor:none] focus-visible:outline-1 focus-visible:-outline-offset-1 focus-visible:outline-muted max-sm:px-3"
      >
        <div ref={content} className="mx-auto max-w-180">
          <span role="status" className="sr-only">
            {older === 'loading' ? t('thread.older') : ''}
          </span>
          {hasOlder && (
            <div className="flex h-10 items-center justify-center gap-2 text-meta text-muted print:hidden">
              {older === 'failed' ? (
                <>
                  {t('thread.olderFailed')}
                  <Button size="small" onPress={loadMore}>
                    {t('retry')}
                  </Button>
                </>
              ) : (
                t('thread.older')
              )}
            </div>
          )}
          <Thread label={t('thread.label', { key: ticket.trackingKey })}>
            {rows.map((row) => {
              if (row.type === 'day') return <ThreadDay key={row.key}>{format.day(row.at)}</ThreadDay>;
              if (row.type === 'new')
                return (
                  <ThreadDay key={row.key}>
                    <span className="text-accent-ink">{t('thread.newSince')}</span>
                  </ThreadDay>
                );
              if (row.type === 'silence')
                return (
                  <Silence key={row.key} seconds={row.seconds} kind={row.kind} isBroken={row.isBroken} />
                );
              if (row.type === 'promise')
                return (
                  <PromiseEnd key={row.key} outcome={row.outcome} clocks={row.clocks} toldIds={row.toldIds} />
                );
              if (row.type === 'events')
                return <EventLines key={row.key} events={row.events} ticketId={ticket.id} />;
              return (
                <MessageKnot
                  key={row.key}
                  message={row.message}
                  isContinuation={row.isContinuation}
                  onCompose={onCompose}
                  onSelect={onSelect}
                  {...(selected ? { selection: { isSelected: selected.has(row.key), onToggle } } : {})}
                />
              );
            })}
            {scheduled.map((each) => (
              <ScheduledKnot
                key={each.id}
                message={each}
                author={authorName(each)}
                isOvertaken={messages.some((one) => one.direction === 'in' && one.createdAt > each.createdAt)}
                onCompose={onCompose}
              />
            ))}
            {pending.map((each) => (
              <PendingKnot key={each.key} pending={each} onCompose={onCompose} />
            ))}
          </Thread>
        </div>
      </section>
      {mayWrite && wasSelected && (
        <QuoteButton scroller={scroller} messages={messages} onCompose={onCompose} />
      )}
      {(isAway || hasNewBelow) && (
        <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center print:hidden">
          <Button
            size="small"
            icon={ArrowDown}
            onPress={toEnd}
            className="pointer-events-auto animate-appear-late shadow-float [animation-delay:0ms]"
          >
            {t(hasNewBelow ? 'thread.newBelow' : 'thread.latest')}
          </Button>
        </div>
      )}
    </div>
  );
}
