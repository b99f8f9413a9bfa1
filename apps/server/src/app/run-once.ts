import { AsyncLocalStorage } from 'node:async_hooks';
import { HiloError } from '@hilo/api';
import type { DB } from '@hilo/db';
import type { Transaction } from 'kysely';

/** A request that must not take effect twice: its row in `idempotency`, and which attempt at it this is. */
export type OnceMark = {
  actor: string;
  key: string;
  attempt: string;
  /** Whether something was committed under this mark. */
  isDone: boolean;
};

const current = new AsyncLocalStorage<OnceMark>();

/** Everything that `work` starts runs under this mark. */
export const runUnderMark = (mark: OnceMark, work: () => void): void => current.run(mark, work);

/**
 * Writes "it took effect" into the same transaction as the effect. So either both are there or neither is, whatever
 * crashes when; and an attempt that was given up for dead, and taken over, can no longer commit.
 * @throws idempotency.running when another attempt has taken over
 */
export const markDone = async (trx: Transaction<DB>, now: Date): Promise<OnceMark | null> => {
  const mark = current.getStore();
  if (!mark) return null;
  const marked = await trx
    .updateTable('idempotency')
    .set({ doneAt: now })
    .where('actor', '=', mark.actor)
    .where('key', '=', mark.key)
    .where('attempt', '=', mark.attempt)
    .executeTakeFirst();
  if (marked.numUpdatedRows !== 1n)
    throw new HiloError('idempotency.running', 'This took so long that another attempt has taken over.');
  return mark;
};
