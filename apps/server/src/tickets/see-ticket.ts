import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';
import { requireAgent } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { readNotificationsOf } from '../notifications/read-notifications.ts';

/**
 * The calling agent has read a ticket up to a position; what told of it is read, too. Going back is not possible this
 * way, and where nothing is new nothing is written. @returns whether there was something to read
 * @throws resource.notFound, auth.forbidden for a program
 */
export const seeTicket = async (
  app: App,
  actor: Actor,
  ticketId: string,
  position: number,
): Promise<boolean> => {
  authorise(actor, 'tickets.read');
  const { agentId } = requireAgent(actor);
  return inTransaction(app, actor, async (unit) => {
    await mustBeThere(unit.trx, ticketId);
    // Nobody has read what has not happened; and the moment is that of what was read, not that of the reading, so that
    // a message in between counts as new.
    const read = await sql`
      insert into ticket_seen as seen (agent_id, ticket_id, position, seen_at)
      select ${agentId}, ${ticketId}, coalesce(max(position), 0), coalesce(max(at), ${unit.now})
      from event where ticket_id = ${ticketId} and position <= ${position}
      on conflict (agent_id, ticket_id) do update
        set position = greatest(seen.position, excluded.position), seen_at = excluded.seen_at, is_unread = false
        where seen.position < excluded.position or seen.is_unread`.execute(unit.trx);
    await readNotificationsOf(unit, agentId, { ticketId, until: position });
    return read.numAffectedRows === 1n;
  });
};

/** Puts a ticket back among those with something new, for the calling agent alone. @throws as `seeTicket` */
export const unseeTicket = async (app: App, actor: Actor, ticketId: string): Promise<void> => {
  authorise(actor, 'tickets.read');
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    await mustBeThere(unit.trx, ticketId);
    await unit.trx
      .insertInto('ticketSeen')
      .values({ agentId, ticketId, position: 0, seenAt: unit.now, isUnread: true })
      .onConflict((conflict) => conflict.columns(['agentId', 'ticketId']).doUpdateSet({ isUnread: true }))
      .execute();
  });
};

/** @throws resource.notFound, also where its customer is blocked */
export const mustBeThere = async (db: Kysely<DB>, ticketId: string): Promise<void> => {
  const row = await db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select('ticket.id')
    .where('ticket.id', '=', ticketId)
    .where('customer.restrictedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such ticket.');
};
