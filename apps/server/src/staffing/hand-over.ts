import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import type { Unit } from '../app/transaction.ts';
import { readDirections } from '../rules/directions.ts';
import { awaitTurn } from './await-turn.ts';
import { findStandIn } from './find-stand-in.ts';
import { giveToNext } from './give-to-next.ts';

/**
 * Takes a ticket from an owner who is away: to whom he named, else back to its queue, and there to whose turn it is.
 * Does nothing where the owner is here.
 * @param isAlone false where other tickets are worked on in the same transaction: it waits in its queue for a turn then
 * @returns whether it has another owner now
 */
export const handOver = async (
  app: App,
  unit: Unit,
  ticketId: string,
  { isAlone = true }: { isAlone?: boolean } = {},
): Promise<boolean> => {
  const directions = await readDirections(app, unit);
  if (directions.absences.size === 0) return false;
  const ticket = await unit.trx
    .selectFrom('ticket')
    .select(['ownerId', 'queueId', 'customerId'])
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirst();
  const from = ticket?.ownerId;
  const absence = from ? directions.absences.get(from) : undefined;
  if (!ticket || !from || !absence || absence.until <= unit.now.toISOString()) return false;
  const named = await findStandIn(unit, directions, from);
  const giving = directions.giving.get(ticket.queueId);
  const to =
    named ??
    (giving && isAlone
      ? await giveToNext(unit, { scopeId: giving.teamId ?? ticket.queueId, ...giving })
      : null);
  if (to === null && giving) await awaitTurn(unit, ticketId, false);
  await unit.trx
    .updateTable('ticket')
    .set({ ownerId: to, version: sql`version + 1`, updatedAt: unit.now })
    .where('id', '=', ticketId)
    .execute();
  unit.emit({
    type: 'ticket.assigned',
    ticketId,
    customerId: ticket.customerId,
    facts: { from, to, why: 'away' },
  });
  return true;
};
