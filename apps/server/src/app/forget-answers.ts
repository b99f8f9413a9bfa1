import type { Unit } from './transaction.ts';

/**
 * Forgets every answer that is kept for `Idempotency-Key`. They are sealed, so those that hold a person's data cannot
 * be told from others; whoever tries again is told that it was done.
 */
export const forgetAnswers = async (unit: Unit): Promise<void> => {
  await unit.trx
    .updateTable('idempotency')
    .set({ status: null, response: null })
    .where('response', 'is not', null)
    .execute();
};
