import { type EventDto, threadEventTypes } from '@hilo/api';
import type { App } from '../app/app.ts';
import { presentEvent } from '../live/event-feed.ts';

/** More happen to no ticket between two pages of messages, unless a program goes round in circles. */
const most = 300;

/**
 * What happened to a ticket in a stretch of time, oldest first; where it is more than a page can hold, the latest.
 * Whoever may read the thread may read it: `readThread` is asked after that was.
 * @param from at or after this; null: from the beginning
 * @param until before this; null: up to now
 */
export const readTicketEvents = async (
  app: App,
  ticketId: string,
  { from, until }: { from: Date | null; until: string | null },
): Promise<EventDto[]> => {
  let rows = app.db
    .selectFrom('event')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('type', 'in', threadEventTypes);
  if (from) rows = rows.where('at', '>=', from);
  if (until) rows = rows.where('at', '<', new Date(until));
  const found = await rows.orderBy('position', 'desc').limit(most).execute();
  return found.map(presentEvent).reverse();
};
