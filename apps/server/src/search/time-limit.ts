import { HiloError } from '@hilo/api';
import { type DB, unreadMark } from '@hilo/db';
import { type Kysely, sql, type Transaction } from 'kysely';

/** Runs `work` with this many milliseconds for each of its statements; rejects where one takes longer (`isTimeout`). */
export const withTimeLimit = <Result>(
  db: Kysely<DB>,
  ms: number,
  work: (trx: Transaction<DB>) => Promise<Result>,
): Promise<Result> =>
  db.transaction().execute(async (trx) => {
    await limitStatements(trx, ms);
    return work(trx);
  });

/** For those that follow in this transaction. */
export const limitStatements = (trx: Transaction<DB>, ms: number): Promise<unknown> =>
  sql`${sql.raw(unreadMark)} set local statement_timeout = ${sql.lit(ms)}`.execute(trx);

/** How long one statement may take, in milliseconds, and when all have to be done, as `performance.now()` counts. */
export type Limits = { eachMs: number; endsAt: number };

/** From now on: for all together twice as long as for each. */
export const limitsFrom = (eachMs: number): Limits => ({ eachMs, endsAt: performance.now() + 2 * eachMs });

/** For the next statement, in whole milliseconds; at least one, since none would mean without end. */
export const leftOf = ({ eachMs, endsAt }: Limits): number =>
  Math.max(1, Math.min(eachMs, Math.round(endsAt - performance.now())));

export const isTimeout = (error: unknown): boolean => (error as { code?: string }).code === '57014'; // query_canceled

/** For what is of no use in part. @throws report.slow */
export const tellSlow = (error: unknown): never => {
  if (!isTimeout(error)) throw error;
  throw new HiloError('report.slow', 'It took longer than it may. Try again, or ask for fewer days.');
};
