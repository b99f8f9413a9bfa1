import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/** Takes out what these messages came in, by whatever way, once or again. @returns files to be released */
export const forgetArrivals = async (unit: Unit, messageIds: readonly string[]): Promise<string[]> => {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<{ rawBlob: string }>`
    select raw_blob from arrival where message_id = any(${messageIds}::uuid[]) and raw_blob is not null`.execute(
    unit.trx,
  );
  await sql`update arrival set payload = null, raw_blob = null, detail = null
    where message_id = any(${messageIds}::uuid[])`.execute(unit.trx);
  return rows.map(({ rawBlob }) => rawBlob);
};
