import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import { requireAgent } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { mustBeThere } from './see-ticket.ts';

/** The calling agent is told of what comes to a ticket. Twice is once. @throws resource.notFound, auth.forbidden */
export const followTicket = async (app: App, actor: Actor, ticketId: string): Promise<void> => {
  authorise(actor, 'tickets.read');
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    await mustBeThere(unit.trx, ticketId);
    await addFollower(unit, ticketId, agentId, 'chosen');
  });
};

/** The row stays, so that nothing automatic brings the agent back. @throws resource.notFound, auth.forbidden */
export const unfollowTicket = async (app: App, actor: Actor, ticketId: string): Promise<void> => {
  authorise(actor, 'tickets.read');
  const { agentId } = requireAgent(actor);
  await inTransaction(app, actor, async (unit) => {
    await mustBeThere(unit.trx, ticketId);
    const ended = await unit.trx
      .updateTable('ticketFollower')
      .set({ endedAt: unit.now })
      .where('ticketId', '=', ticketId)
      .where('agentId', '=', agentId)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows > 0n) unit.emit({ type: 'ticket.unfollowed', ticketId, facts: { agentId } });
  });
};

/** Chosen by hand it also takes back a farewell; by itself it never does. */
export const addFollower = async (
  unit: Unit,
  ticketId: string,
  agentId: string,
  why: 'chosen' | 'mentioned' | 'answered',
): Promise<void> => {
  const returns = why === 'chosen' ? sql`ticket_follower.ended_at is not null` : sql`false`;
  const { rows } = await sql`
    insert into ticket_follower (ticket_id, agent_id, why, since)
    values (${ticketId}, ${agentId}, ${why}, ${unit.now})
    on conflict (ticket_id, agent_id) do update
      set ended_at = null, since = excluded.since, why = excluded.why where ${returns}
    returning ticket_id`.execute(unit.trx);
  if (rows.length > 0) unit.emit({ type: 'ticket.followed', ticketId, facts: { agentId, why } });
};
