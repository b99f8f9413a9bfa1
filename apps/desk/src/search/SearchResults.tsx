import type { CustomerRow, FoundTicket } from '@hilo/api';
import {
  Avatar,
  Banner,
  Button,
  EmptyState,
  ErrorState,
  SkeletonRows,
  stepKey,
  useT,
  VirtualList,
} from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { Hourglass, Search } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { isApiError } from '../api.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useMe } from '../people/people.ts';
import { filterCount, filterOf, type ListSpec } from '../tickets/list-spec.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { type RowSurroundings, TicketRowView, useRowSurroundings } from '../tickets/TicketRowView.tsx';
import { highlight } from './highlight.ts';
import { searchMessages } from './messages.ts';
import { keepSearch } from './recent-searches.ts';
import { useSearch } from './search-query.ts';

type Row = { key: string; ticket: FoundTicket } | { key: string; customer: CustomerRow };

const keyOf = ({ key }: Row): string => key;

export function Hits({ text, query, sight }: { text: string; query: string; sight?: number }) {
  return highlight(text, query, sight).map((piece, index) =>
    piece.isHit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name and never move
      <mark key={index} className="rounded-[3px] bg-accent-soft font-medium text-accent-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}

/** What a search found, in the place of the list: customers first, they are few, then tickets, further back as one scrolls. */
export function SearchResults(props: {
  query: string;
  /** What narrows the list narrows what is found; its view does not. */
  spec: ListSpec;
  onNarrow: (spec: ListSpec) => void;
  isDense: boolean;
  openId: string | undefined;
  onOpen: (ticketId: string) => void;
}) {
  const { query, spec, onNarrow, isDense, openId, onOpen } = props;
  const t = useT(searchMessages);
  const { id: myId } = useMe();
  const around = useRowSurroundings();
  const navigate = useNavigate();
  const { data, error, q, isBehind, refetch, ...pages } = useSearch(query, filterOf(spec));
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = pages;
  const [current, setCurrent] = useState<string | undefined>();
  const found = useMemo<Row[]>(
    () => [
      ...(data?.customers.slice(0, 5).map((customer) => ({ key: `c${customer.id}`, customer })) ?? []),
      ...(data?.tickets.map((ticket) => ({ key: ticket.id, ticket })) ?? []),
    ],
    [data],
  );
  const list = useRef<HTMLDivElement>(null);
  // The list has the focus then: Enter opens what the keys have come to.
  const step = (delta: 1 | -1) => {
    list.current?.focus({ preventScroll: true });
    setCurrent(stepKey(found.map(keyOf), current, delta));
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !isBehind) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, isBehind, fetchNextPage]);
  const draw = useCallback(
    (row: Row) =>
      'ticket' in row ? (
        <FoundTicketRow ticket={row.ticket} query={q} isDense={isDense} around={around} />
      ) : (
        <FoundCustomer customer={row.customer} query={q} />
      ),
    [q, isDense, around],
  );
  if (error && !data)
    return (
      <ErrorState
        reference={isApiError(error) ? error.reference : undefined}
        onRetry={() => void refetch()}
      />
    );
  const rowHeight = isDense ? 44 : 84;
  if (!data)
    return (
      <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden">
        <SkeletonRows rowHeight={rowHeight} />
      </div>
    );
  const count = data.tickets.length;
  const end = t('results.end', { count });
  return (
    <>
      <span role="status" className="sr-only">
        {isFetchingNextPage && t('results.more')}
        {!isFetchingNextPage &&
          (hasNextPage || count === 0 ? t('results.status', { count: found.length }) : end)}
      </span>
      {filterCount(spec) === 0 && <p className="px-4 pb-2 text-meta text-muted">{t('results.everywhere')}</p>}
      {data.isPartial && found.length > 0 && (
        <p className="flex gap-2 px-4 pb-2 text-meta text-muted">
          <Hourglass size={14} aria-hidden className="mt-px shrink-0" />
          {t('results.partial')}
        </p>
      )}
      {found.length === 0 ? (
        <EmptyState
          icon={Search}
          title={t(data.isPartial ? 'results.slow.title' : 'results.none.title', { query: q })}
          action={
            filterCount(spec) > 0 && (
              <Button onPress={() => onNarrow({ view: spec.view })}>{t('results.widen')}</Button>
            )
          }
        >
          {t(
            data.isPartial
              ? 'results.slow.body'
              : filterCount(spec) > 0
                ? 'results.none.narrowed'
                : 'results.none.body',
          )}
        </EmptyState>
      ) : (
        <VirtualList
          label={t('results.tickets')}
          items={found}
          getKey={keyOf}
          rowHeight={rowHeight}
          currentKey={current}
          onCurrentChange={setCurrent}
          openKey={openId}
          onOpen={(row) => {
            keepSearch(myId, q);
            if ('ticket' in row) onOpen(row.ticket.id);
            else void navigate({ href: `/customers/${row.customer.id}` });
          }}
          onEndReached={more}
          end={
            count > 0 && (
              <p className="px-4 py-4 text-center text-meta text-muted">
                {hasNextPage ? t('results.more') : end}
              </p>
            )
          }
          renderItem={draw}
          listRef={list}
        />
      )}
      {isFetchNextPageError && (
        <Banner
          kind="warning"
          action={
            <Button size="small" onPress={() => void fetchNextPage()}>
              {t('results.retry')}
            </Button>
          }
        >
          {t('results.moreFailed')}
        </Banner>
      )}
    </>
  );
}

function FoundTicketRow(props: {
  ticket: FoundTicket;
  query: string;
  isDense: boolean;
  around: RowSurroundings;
}) {
  const { ticket, query, isDense, around } = props;
  // Where the words stand says why it is here: in what was written, in the subject, or in both.
  const subject = ticket.subject?.trim() ?? '';
  const said = ticket.snippet?.trim() || ticket.lastText.trim();
  const shows = (text: string) => highlight(text, query).some(({ isHit }) => isHit);
  const sight = isDense ? 14 : 36;
  // In one line there is room for one of them.
  const showsSubject = subject !== '' && (!isDense || !shows(said));
  return (
    <TicketRowView
      row={ticket}
      isDense={isDense}
      around={around}
      showsOwner
      found={{
        subject: showsSubject && <Hits text={subject} query={query} sight={sight} />,
        said: said !== '' && <Hits text={said} query={query} sight={isDense ? sight : 30} />,
        at: ticket.foundAt,
        channelId: ticket.foundChannelId,
      }}
    />
  );
}

function FoundCustomer({ customer, query }: { customer: CustomerRow; query: string }) {
  const t = useT(ticketMessages);
  const name = customer.name?.trim() || customer.address || t('row.unknown');
  return (
    <div className="flex h-full items-center gap-3 px-4 text-list">
      <Avatar name={name} size={32} className="-ml-2" />
      <div className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">
          <Hits text={name} query={query} />
        </bdi>
        <div className="truncate text-muted">{customer.address}</div>
      </div>
    </div>
  );
}
