import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * Marks notifications of an agent as read, and tells the agent's other desks if there were any.
 * @param which of one ticket, as far as a position; these; or, with neither, all
 */
export const readNotificationsOf = async (
  unit: Unit,
  agentId: string,
  which: { ticketId?: string; until?: number; ids?: readonly string[] },
): Promise<void> => {
  let rows = unit.trx
    .updateTable('notification')
    .set({ readAt: unit.now })
    .where('agentId', '=', agentId)
    .where('readAt', 'is', null);
  // What stands for many tickets is not read by looking at one.
  if (which.ticketId !== undefined)
    rows = rows
      .where('ticketId', '=', which.ticketId)
      .where('otherTicketIds', '=', sql<string[]>`'{}'::uuid[]`);
  if (which.until !== undefined) rows = rows.where('eventPosition', '<=', which.until);
  if (which.ids !== undefined) rows = rows.where('id', 'in', which.ids.length > 0 ? which.ids : [agentId]);
  const { numUpdatedRows } = await rows.executeTakeFirst();
  if (numUpdatedRows > 0n) unit.emit({ type: 'notification.read', facts: { agentId } });
};
