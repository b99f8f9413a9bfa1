import type { EventDto } from '@hilo/api';
import type { QueryClient } from '@tanstack/react-query';
import { createAwayLists } from '../live/away-lists.ts';
import { createNews } from '../live/news.ts';
import { refreshReturned, refreshRows } from './refresh-rows.ts';

export type KeptLists = {
  /** Something happened to a ticket. */
  add(ticketId: string, event: EventDto): void;
  /** Brings what happened into the lists on screen. */
  refresh(): Promise<void>;
  /** Too much was missed to be told: what is not on screen is read anew when it is. */
  begin(): void;
  end(): void;
};

/**
 * Keeps the lists of tickets true: those on screen as things happen, the others when one comes back to them, by what they
 * missed and their first page. However many pages one has scrolled through, they are not all read again.
 */
export function keepLists(client: QueryClient): KeptLists {
  const news = createNews();
  const away = createAwayLists();
  let last: Promise<void> = Promise.resolve();
  /** One after the other, so that no older answer is laid over a newer one. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const end = client.getQueryCache().subscribe(({ type, query }) => {
    if (query.queryKey[0] !== 'tickets') return;
    if (type === 'removed') away.forget(query.queryHash);
    else if (type === 'observerRemoved' && query.getObserversCount() === 0)
      away.leave(query.queryHash, Date.now());
    else if (type === 'observerAdded' && query.getObserversCount() === 1)
      void inTurn(async () => {
        // Only passed by: it is brought up to date for whoever stays.
        if (query.getObserversCount() === 0) return;
        const gone = away.comeBack(query.queryHash);
        if (gone) await refreshReturned(client, news, query, gone);
      });
  });
  return {
    add: news.add,
    refresh: () => inTurn(() => refreshRows(client, news, away)),
    begin: () => client.removeQueries({ queryKey: ['tickets'], type: 'inactive' }),
    end,
  };
}
