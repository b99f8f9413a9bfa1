import { HiloError } from '@hilo/api';
import type { Database } from '@hilo/db';
import type { Unit } from '../app/transaction.ts';

/** Whether somebody can sign in and manage everything. Until then the set-up is open to who holds its token. */
export const hasAdministrator = async (db: Database): Promise<boolean> => {
  const found = await db
    .selectFrom('agent')
    .select('id')
    .where('role', '=', 'administrator')
    .where('loginId', 'is not', null)
    .where('deactivatedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
};

/**
 * Keeps one administrator who can sign in. The rows are locked, so that two who step down at once do not both pass.
 * @throws agent.lastAdministrator
 */
export const requireAnotherAdministrator = async (unit: Unit, leavingId: string): Promise<void> => {
  const active = await unit.trx
    .selectFrom('agent')
    .select('id')
    .where('role', '=', 'administrator')
    .where('loginId', 'is not', null)
    .where('deactivatedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  if (active.some(({ id }) => id === leavingId) && active.length === 1)
    throw new HiloError(
      'agent.lastAdministrator',
      'This is the last administrator who can sign in. Make somebody else administrator first.',
    );
};
