import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/** Where a ticket can be given out; whoever looks has joined `queue`. */
export const isDue = sql`ticket.owner_id is null and ticket.status = 'open' and not is_spam and snoozed_until is null
  and merged_into is null and queue.giving <> 'nobody' and queue.archived_at is null`;

/**
 * Its queue gives tickets to people, and nobody was here with room for this one: it is given out as soon as somebody is.
 * Twice is harmless.
 * @param isLive whether somebody waits for an answer on the spot
 */
export const awaitTurn = async (unit: Unit, ticketId: string, isLive: boolean): Promise<void> => {
  const row = { isLive, since: unit.now };
  await unit.trx
    .insertInto('awaitingTurn')
    .values({ ticketId, ...row })
    .onConflict((conflict) => conflict.column('ticketId').doUpdateSet(row))
    .execute();
};

/**
 * Whether others wait in the queue who would have to go first. Behind somebody who waits for a person at the desk only
 * such wait: everybody else could be given to one who is not there.
 */
export const isAnybodyWaiting = async (unit: Unit, queueId: string, isLive: boolean): Promise<boolean> => {
  const { rows } = await sql`
    select from awaiting_turn join ticket on ticket.id = ticket_id join queue on queue.id = ticket.queue_id
    where ${isDue} and queue.id = ${queueId} and (${isLive}::boolean or not is_live) limit 1`.execute(
    unit.trx,
  );
  return rows.length > 0;
};
