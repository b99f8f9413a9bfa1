import type { Unit } from '../app/transaction.ts';

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
