import { countedAtMost, type listNotificationsQuery, type NotificationDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import { requireAgent } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';

/** What the calling agent was told in the desk, newest first. Of blocked customers nothing. @throws auth.forbidden */
export const listNotifications = async (
  app: App,
  actor: Actor,
  query: z.output<typeof listNotificationsQuery>,
): Promise<{ items: NotificationDto[]; nextCursor: string | null }> => {
  authorise(actor, 'tickets.read');
  const { agentId } = requireAgent(actor);
  const cursor = readCursor(query.cursor);
  let rows = app.db
    .selectFrom('notification')
    .innerJoin('ticket', 'ticket.id', 'notification.ticketId')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .leftJoin('event', 'event.position', 'notification.eventPosition')
    .select([
      'notification.id',
      'notification.kind',
      'notification.ticketId',
      'notification.messageId',
      'notification.times',
      'notification.inBrowser',
      'notification.madeAt',
      'notification.readAt',
      'ticket.trackingKey',
      'ticket.subject',
      'customer.name as customerName',
    ])
    .select(sql<number>`1 + cardinality(other_ticket_ids)`.as('tickets'))
    .select(sql<string | null>`case when event.actor_type = 'agent' then event.actor_id end`.as('actorId'))
    .where('notification.agentId', '=', agentId)
    .where('notification.inDesk', '=', true)
    .where('customer.restrictedAt', 'is', null)
    .orderBy('notification.madeAt', 'desc')
    .orderBy('notification.id', 'desc')
    .limit(query.limit + 1);
  if (query.isUnread) rows = rows.where('notification.readAt', 'is', null);
  if (cursor)
    rows = rows.where(
      sql<boolean>`(notification.made_at, notification.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const page = pageFrom(await rows.execute(), query.limit, (row) => ({ at: row.madeAt, id: row.id }));
  return {
    nextCursor: page.nextCursor,
    items: page.items.map(({ ticketId, trackingKey, subject, customerName, ...row }) => ({
      ...row,
      kind: row.kind,
      ticket: { id: ticketId, trackingKey, subject, customerName },
      madeAt: row.madeAt.toISOString(),
      readAt: row.readAt?.toISOString() ?? null,
    })),
  };
};

/** How many are unread, bounded. @throws auth.forbidden */
export const countNotifications = async (app: App, actor: Actor): Promise<{ unread: number }> => {
  authorise(actor, 'tickets.read');
  const { agentId } = requireAgent(actor);
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      select from notification
        join ticket on ticket.id = notification.ticket_id join customer on customer.id = ticket.customer_id
      where agent_id = ${agentId} and read_at is null and in_desk and customer.restricted_at is null
      limit ${sql.lit(countedAtMost + 1)}) as counted`.execute(app.db);
  return rows[0]!;
};
