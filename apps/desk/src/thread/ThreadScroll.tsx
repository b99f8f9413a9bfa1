import type { TicketDto } from '@hilo/api';
import { Button, lazyPart, Silence, Thread, ThreadDay, useFormat, useNow, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { ArrowDown } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ComposeRequest } from '../composer/compose-request.ts';
import { usePending } from '../composer/send/pending.ts';
import { useFocusKept } from '../keys/useFocusKept.ts';
import { useMay, useMe } from '../people/people.ts';
import { clocksQuery, threadQuery } from '../tickets/ticket-queries.ts';
import { buildThread, partScheduled, type ThreadRow } from './build-thread.ts';
import { EventLines } from './events/EventLines.tsx';
import { withoutEchoes } from './events/promise-events.ts';
import { isTold } from './events/tell-event.ts';
import { MessageKnot, useAuthorName } from './message/MessageKnot.tsx';
import { PendingKnot } from './message/PendingKnot.tsx';
import { threadMessages } from './messages.ts';
import { useThreadPlace } from './useThreadPlace.ts';

// As high as it will be: what stands below it must not be pushed away.
const PromiseEnd = lazyPart(
  () => import('./events/PromiseEnd.tsx').then((file) => file.PromiseEnd),
  'overPage',
  <li className="h-10" />,
);
const ScheduledKnot = lazyPart(() =>
  import('./message/ScheduledKnot.tsx').then((file) => file.ScheduledKnot),
);
const Overheard = lazyPart(() => import('./Overheard.tsx').then((file) => file.Overheard));
const QuoteButton = lazyPart(() => import('./message/QuoteButton.tsx').then((file) => file.QuoteButton));

type ThreadScrollProps = {
  ticket: TicketDto;
  /** When this agent had looked before; null where it was never. */
  newSince: string | null;
  onCompose: (request: ComposeRequest) => void;
  /** The messages chosen to be moved; null while nobody is choosing. */
  selected: ReadonlySet<string> | null;
  onToggle: (id: string) => void;
  onSelect: (id: string) => void;
};

/** The thread in its own room, which scrolls: all that was said and what happened, and what is on its way. */
export function ThreadScroll(props: ThreadScrollProps) {
  const { ticket, newSince, onCompose, selected, onToggle, onSelect } = props;
  const t = useT(threadMessages);
  const format = useFormat();
  const now = useNow(60_000);
  const authorName = useAuthorName();
  const mayWrite = useMay('tickets.write');
  const { id: agentId } = useMe();
  const { data: thread } = useQuery(threadQuery(ticket.id));
  const { data: clocks, isError: hasNoClocks } = useQuery(clocksQuery(ticket.id));
  const pending = usePending(ticket.id);
  const scroller = useRef<HTMLElement>(null);
  useFocusKept(scroller, 'article');
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
  const hasOlder = thread?.olderCursor != null;
  const { content, older, loadMore, hasNewBelow, isAway, toEnd, onScroll } = useThreadPlace({
    scroller,
    ticketId: ticket.id,
    hasOlder,
    oldest: messages[0]?.id,
    newest: `${all.at(-1)?.id} ${events.at(-1)?.position} ${pending.length}`,
  });

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
            {rows.map((row) =>
              row.type === 'message' ? (
                <MessageKnot
                  key={row.key}
                  message={row.message}
                  isContinuation={row.isContinuation}
                  onCompose={onCompose}
                  onSelect={onSelect}
                  {...(selected ? { selection: { isSelected: selected.has(row.key), onToggle } } : {})}
                />
              ) : (
                <BetweenMessages key={row.key} row={row} ticketId={ticket.id} />
              ),
            )}
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

/** What stands between messages: a day, a silence, what became of a promise, what was done. */
function BetweenMessages(props: { row: Exclude<ThreadRow, { type: 'message' }>; ticketId: string }) {
  const { row, ticketId } = props;
  const t = useT(threadMessages);
  const format = useFormat();
  switch (row.type) {
    case 'day':
      return <ThreadDay>{format.day(row.at)}</ThreadDay>;
    case 'new':
      return (
        <ThreadDay>
          <span className="text-accent-ink">{t('thread.newSince')}</span>
        </ThreadDay>
      );
    case 'silence':
      return <Silence seconds={row.seconds} kind={row.kind} isBroken={row.isBroken} />;
    case 'promise':
      return <PromiseEnd outcome={row.outcome} clocks={row.clocks} toldIds={row.toldIds} />;
    case 'events':
      return <EventLines events={row.events} ticketId={ticketId} />;
  }
}
