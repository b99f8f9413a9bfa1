import type { CustomerRow, FoundTicket } from '@hilo/api';
import { Avatar, RelativeTime, useT } from '@hilo/ui';
import { History, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useChannels } from '../channels.tsx';
import { useMe } from '../people/people.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { type Entry, EntryRow, useGo } from './entry.tsx';
import { searchMessages } from './messages.ts';
import { keepSearch, recentSearches } from './recent-searches.ts';
import { Hits } from './SearchResults.tsx';
import type { Found } from './search-query.ts';

/** So many tickets; what else fits is a press away. */
const mostTickets = 7;
const mostCustomers = 5;

/** Words that were searched before; `onSearch` puts them into the field. */
export function useRecentEntries(onSearch: (q: string) => void): Entry[] {
  const { id: myId } = useMe();
  const [recent] = useState(() => recentSearches(myId));
  return useMemo(
    () =>
      recent.map((searched) => ({
        key: `recent.${searched}`,
        group: 'recent',
        run: () => onSearch(searched),
        row: <EntryRow icon={History}>{searched}</EntryRow>,
      })),
    [recent, onSearch],
  );
}

/** Tickets and customers that the server found for the words `q`, which are kept once one of them is opened. */
export function useFoundEntries(data: Found | undefined, q: string, onClose: () => void): Entry[] {
  const t = useT(searchMessages);
  const list = useT(ticketMessages);
  const { faceOf } = useChannels();
  const { id: myId } = useMe();
  const go = useGo(onClose);
  return useMemo(() => {
    if (!data) return [];
    const open = (href: string) => () => {
      keepSearch(myId, q);
      go(href);
    };
    const ticketEntry = (ticket: FoundTicket): Entry => ({
      key: ticket.id,
      group: 'tickets',
      run: open(`/tickets/${ticket.id}?view=all`),
      row: (
        <EntryRow icon={faceOf(ticket.lastChannelId).icon} end={<WhoseAndWhen ticket={ticket} />}>
          <Hits
            text={ticket.subject?.trim() || ticket.snippet || ticket.lastText || list('row.noSubject')}
            query={q}
          />
        </EntryRow>
      ),
    });
    const customerEntry = (customer: CustomerRow): Entry => {
      const name = customer.name?.trim() || customer.address || list('row.unknown');
      return {
        key: customer.id,
        group: 'customers',
        run: open(`/customers/${customer.id}`),
        row: (
          <>
            <Avatar name={name} size={20} />
            <bdi className="min-w-0 flex-1 truncate">
              <Hits text={name} query={q} />
            </bdi>
            <span className="max-w-56 truncate text-meta text-muted">{customer.address}</span>
          </>
        ),
      };
    };
    const more: Entry = {
      key: 'all',
      group: 'tickets',
      run: open(`/tickets?view=all&q=${encodeURIComponent(q)}`),
      row: <EntryRow icon={Search}>{t('results.all', { query: q })}</EntryRow>,
    };
    return [
      ...data.tickets.slice(0, mostTickets).map(ticketEntry),
      ...(data.tickets.length > mostTickets ? [more] : []),
      ...data.customers.slice(0, mostCustomers).map(customerEntry),
    ];
  }, [data, q, faceOf, go, list, myId, t]);
}

const WhoseAndWhen = ({ ticket }: { ticket: FoundTicket }) => (
  <>
    <bdi className="max-w-40 shrink-0 truncate text-meta text-muted">
      {ticket.customer.name ?? ticket.customer.address}
    </bdi>
    <RelativeTime at={ticket.lastMessageAt} className="w-12 shrink-0 text-right text-meta text-muted" />
  </>
);
