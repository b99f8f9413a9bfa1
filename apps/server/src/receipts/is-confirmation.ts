import type { Unit } from '../app/transaction.ts';

/** Whether a message only confirms that another came: one that does not arrive leaves nobody without an answer. */
export const isConfirmation = async (unit: Unit, messageId: string): Promise<boolean> => {
  const row = await unit.trx
    .selectFrom('receipt')
    .select('id')
    .where('receiptMessageId', '=', messageId)
    .executeTakeFirst();
  return row !== undefined;
};
