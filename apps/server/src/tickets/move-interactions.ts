import type { Unit } from '../app/transaction.ts';
import type { MovedRow } from './move-messages.ts';

export type MovedInteractions = {
  /** Went along whole. */
  moved: string[];
  /** Made in the other ticket, since part of the interaction stayed. */
  copied: string[];
};

/**
 * Lets the interactions of moving messages go along. One that is divided is copied; one that is still open joins what
 * is open in the other ticket on the same channel, since there is one at most.
 */
export const moveInteractions = async (
  unit: Unit,
  fromTicketId: string,
  toTicketId: string,
  moving: MovedRow[],
  staying: MovedRow[],
): Promise<MovedInteractions> => {
  const result: MovedInteractions = { moved: [], copied: [] };
  const ids = [...new Set(moving.map((row) => row.interactionId).filter((id) => id !== null))];
  if (ids.length === 0) return result;
  const rows = await unit.trx
    .selectFrom('interaction')
    .selectAll()
    .where('id', 'in', ids)
    .where('ticketId', '=', fromTicketId)
    .orderBy('openedAt')
    .execute();
  for (const row of rows) {
    const messageIds = moving.filter((message) => message.interactionId === row.id).map(({ id }) => id);
    const isDivided = staying.some((message) => message.interactionId === row.id);
    const joins =
      row.endedAt === null
        ? await unit.trx
            .selectFrom('interaction')
            .select('id')
            .where('ticketId', '=', toTicketId)
            .where('channelId', '=', row.channelId)
            .where('endedAt', 'is', null)
            .executeTakeFirst()
        : undefined;
    if (!isDivided && !joins) {
      await unit.trx
        .updateTable('interaction')
        .set({ ticketId: toTicketId })
        .where('id', '=', row.id)
        .execute();
      result.moved.push(row.id);
      continue;
    }
    let interactionId = joins?.id;
    if (interactionId === undefined) {
      interactionId = unit.newId();
      await unit.trx
        .insertInto('interaction')
        .values({ ...row, id: interactionId, ticketId: toTicketId })
        .execute();
      result.copied.push(interactionId);
    }
    await unit.trx.updateTable('message').set({ interactionId }).where('id', 'in', messageIds).execute();
    if (!isDivided) await endEmptied(unit, row.id);
  }
  return result;
};

/** All of it is served in the other ticket now: it is over here. The inverse opens it again. */
const endEmptied = async (unit: Unit, interactionId: string): Promise<void> => {
  await unit.trx
    .updateTable('interaction')
    .set({ endedAt: unit.now, endedBy: 'disposition' })
    .where('id', '=', interactionId)
    .execute();
};
