import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/** Gives an agent's tickets that are not resolved to another one, or back to their queues. @returns how many */
export const handTickets = async (unit: Unit, from: string, to: string | null): Promise<number> => {
  const tickets = await unit.trx
    .selectFrom('ticket')
    .select(['id', 'customerId'])
    .where('ownerId', '=', from)
    .where('status', '!=', 'resolved')
    .orderBy('id')
    .forUpdate()
    .execute();
  if (tickets.length === 0) return 0;
  await unit.trx
    .updateTable('ticket')
    .set((query) => ({ ownerId: to, version: query('version', '+', 1), updatedAt: unit.now }))
    .where('id', '=', sql<string>`any(${tickets.map(({ id }) => id)})`)
    .execute();
  for (const ticket of tickets)
    unit.emit({
      type: 'ticket.assigned',
      ticketId: ticket.id,
      customerId: ticket.customerId,
      facts: { from, to },
    });
  return tickets.length;
};
