import type { CustomerRow, SearchResult } from '@hilo/api';
import { Avatar, EmptyState, ErrorState, SkeletonRows, stepKey, useT, VirtualList } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { isApiError } from '../api.ts';
import { useKeys } from '../keys/useKeys.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { type RowSurroundings, TicketRowView, useRowSurroundings } from '../tickets/TicketRowView.tsx';
import { highlight } from './highlight.ts';
import { searchMessages } from './messages.ts';
import { useSearch } from './search-query.ts';

type Found =
  | { key: string; ticket: SearchResult['tickets'][number] }
  | { key: string; customer: CustomerRow };

const keyOf = ({ key }: Found): string => key;

export function Hits({ text, query }: { text: string; query: string }) {
  return highlight(text, query).map((piece, index) =>
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

/** What a search found, in the place of the list: customers first, they are few, then tickets. */
export function SearchResults(props: {
  query: string;
  isDense: boolean;
  openId: string | undefined;
  onOpen: (ticketId: string) => void;
}) {
  const { query, isDense, openId, onOpen } = props;
  const t = useT(searchMessages);
  const around = useRowSurroundings();
  const navigate = useNavigate();
  const { data, error, q, refetch } = useSearch(query);
  const [current, setCurrent] = useState<string | undefined>();
  const found = useMemo<Found[]>(
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
  const draw = useCallback(
    (row: Found) =>
      'ticket' in row ? (
        <FoundTicket ticket={row.ticket} query={q} isDense={isDense} around={around} />
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
  if (!data)
    return (
      <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden">
        <SkeletonRows />
      </div>
    );
  return (
    <>
      <span role="status" className="sr-only">
        {t('results.status', { count: found.length })}
      </span>
      {data.isPartial && <p className="px-4 pb-2 text-meta text-muted">{t('results.partial')}</p>}
      {found.length === 0 ? (
        <EmptyState icon={Search} title={t('results.none.title', { query: q })}>
          {t('results.none.body')}
        </EmptyState>
      ) : (
        <VirtualList
          label={t('results.tickets')}
          items={found}
          getKey={keyOf}
          rowHeight={isDense ? 44 : 64}
          currentKey={current}
          onCurrentChange={setCurrent}
          openKey={openId}
          onOpen={(row) => {
            if ('ticket' in row) onOpen(row.ticket.id);
            else void navigate({ href: `/customers/${row.customer.id}` });
          }}
          renderItem={draw}
          listRef={list}
        />
      )}
    </>
  );
}

function FoundTicket(props: {
  ticket: SearchResult['tickets'][number];
  query: string;
  isDense: boolean;
  around: RowSurroundings;
}) {
  const { ticket, query, isDense, around } = props;
  // Where the words that matched stand says why it is here; where they are not in sight, the subject says more.
  const shows = (text: string) => highlight(text, query).some(({ isHit }) => isHit);
  const words = [ticket.snippet ?? '', ticket.subject ?? ''].find(shows) ?? '';
  return (
    <TicketRowView
      row={ticket}
      isDense={isDense}
      around={around}
      showsOwner
      {...(words === '' ? {} : { words: <Hits text={words} query={query} /> })}
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
