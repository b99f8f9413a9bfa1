import type { TicketRow } from '@hilo/api';
import type { DB } from '@hilo/db';
import type { Kysely } from 'kysely';
import { shownAddress } from '../customers/shown-address.ts';

/** The columns of a ticket as a list shows it; one query shape for every list. */
export const selectTicketRows = (db: Kysely<DB>) =>
  db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select([
      'ticket.id',
      'ticket.trackingKey',
      'ticket.subject',
      'ticket.status',
      'ticket.kind',
      'ticket.ownerId',
      'ticket.queueId',
      'ticket.lastText',
      'ticket.lastChannelId',
      'ticket.lastMessageAt',
      'ticket.waitingSince',
      'ticket.waitingOn',
      'ticket.followUpAt',
      'ticket.snoozedUntil',
      'ticket.tags',
      'ticket.messageCount',
      'ticket.isSpam',
      'ticket.dueAt',
      'ticket.dueKind',
      'ticket.dueState',
      'ticket.priority',
      'ticket.createdAt',
      'ticket.customerId',
      'customer.name as customerName',
    ])
    .select(shownAddress('ticket.customerId').as('customerAddress'));

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectTicketRows>['execute']>>[number];

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** @param unread the tickets with something new for whoever asks (`unreadAmong`) */
export const presentTicketRow = (row: SelectedRow, unread: ReadonlySet<string>): TicketRow => ({
  id: row.id,
  trackingKey: row.trackingKey,
  subject: row.subject,
  status: row.status,
  kind: row.kind,
  customer: { id: row.customerId, name: row.customerName, address: row.customerAddress },
  ownerId: row.ownerId,
  queueId: row.queueId,
  lastText: row.lastText,
  lastChannelId: row.lastChannelId,
  lastMessageAt: row.lastMessageAt.toISOString(),
  waitingSince: iso(row.waitingSince),
  waitingOn: row.waitingOn,
  followUpAt: iso(row.followUpAt),
  snoozedUntil: iso(row.snoozedUntil),
  tags: row.tags,
  messageCount: row.messageCount,
  isSpam: row.isSpam,
  isUnread: unread.has(row.id),
  dueAt: iso(row.dueAt),
  dueKind: row.dueKind,
  dueState: row.dueState,
  priority: row.priority,
  createdAt: row.createdAt.toISOString(),
});
