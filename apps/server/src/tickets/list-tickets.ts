import { HiloError, type listTicketsQuery, type TicketRow } from '@hilo/api';
import { type Actor, readTrackingKey } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../http/cursor.ts';
import { presentTicketRow, selectTicketRows } from './ticket-rows.ts';

type Query = z.infer<typeof listTicketsQuery>;

/** Tickets of a view, newest activity first. Customers whose data are blocked do not appear. */
export const listTickets = async (
  app: App,
  actor: Actor,
  query: Query,
): Promise<{ items: TicketRow[]; nextCursor: string | null }> => {
  authorise(actor, 'tickets.read');
  const cursor = readCursor(query.cursor);
  const now = app.now();
  let rows = selectTicketRows(app.db)
    .where('customer.restrictedAt', 'is', null)
    .orderBy('ticket.lastMessageAt', 'desc')
    .orderBy('ticket.id', 'desc')
    .limit(query.limit + 1);
  const isAwake = sql<boolean>`(ticket.snoozed_until is null or ticket.snoozed_until <= ${now})`;
  switch (query.view) {
    case 'open':
      rows = rows.where('ticket.status', '=', 'open').where('ticket.isSpam', '=', false).where(isAwake);
      break;
    case 'mine':
      if (actor.type !== 'agent')
        throw new HiloError('request.invalid', 'The view "mine" is for agents; use ownerId.');
      rows = rows
        .where('ticket.ownerId', '=', actor.agentId)
        .where('ticket.status', '=', 'open')
        .where(isAwake);
      break;
    case 'unassigned':
      rows = rows
        .where('ticket.ownerId', 'is', null)
        .where('ticket.status', '=', 'open')
        .where('ticket.isSpam', '=', false)
        .where(isAwake);
      break;
    case 'waiting':
      rows = rows.where('ticket.status', '=', 'waiting');
      break;
    case 'snoozed':
      rows = rows.where('ticket.snoozedUntil', '>', now);
      break;
    case 'resolved':
      rows = rows.where('ticket.status', '=', 'resolved');
      break;
    case 'spam':
      rows = rows.where('ticket.isSpam', '=', true);
      break;
    case 'all':
      break;
  }
  if (query.ownerId) rows = rows.where('ticket.ownerId', '=', query.ownerId);
  if (query.queueId) rows = rows.where('ticket.queueId', '=', query.queueId);
  if (query.customerId) rows = rows.where('ticket.customerId', '=', query.customerId);
  if (query.status) rows = rows.where('ticket.status', '=', query.status);
  if (query.trackingKey !== undefined) {
    const read = readTrackingKey(query.trackingKey);
    if (!read.ok)
      throw new HiloError(
        'request.invalid',
        read.why === 'typo' ? 'This key has a typing error.' : 'This is not a tracking key.',
        { why: read.why },
      );
    rows = rows.where('ticket.trackingKey', '=', read.key);
  }
  if (cursor)
    rows = rows.where(
      sql<boolean>`(ticket.last_message_at, ticket.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const page = pageFrom(await rows.execute(), query.limit, (row) => ({ at: row.lastMessageAt, id: row.id }));
  return { items: page.items.map(presentTicketRow), nextCursor: page.nextCursor };
};
