import type { Unit } from '../app/transaction.ts';

/** Keeps one setting whole, under its name. */
export const keepSetting = async (unit: Unit, name: string, value: object): Promise<void> => {
  const kept = { value: JSON.stringify(value), updatedAt: unit.now };
  await unit.trx
    .insertInto('setting')
    .values({ name, ...kept })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(kept))
    .execute();
};
