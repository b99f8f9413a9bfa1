import { type DB, unreadMark } from '@hilo/db';
import { type Kysely, sql, type Transaction } from 'kysely';

/** Runs `work` with this many milliseconds for each of its statements; rejects where one takes longer (`isTimeout`). */
export const withTimeLimit = <Result>(
  db: Kysely<DB>,
  ms: number,
  work: (trx: Transaction<DB>) => Promise<Result>,
): Promise<Result> =>
  db.transaction().execute(async (trx) => {
    await sql`${sql.raw(unreadMark)} set local statement_timeout = ${sql.lit(ms)}`.execute(trx);
    return work(trx);
  });

export const isTimeout = (error: unknown): boolean => (error as { code?: string }).code === '57014'; // query_canceled
