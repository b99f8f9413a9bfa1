import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { foldedRef } from '../arrivals/fold-ref.ts';
import type { Echoes } from './find-echoes.ts';

/**
 * Takes the quoted words out of other people's messages, and the originals that hold them or an address; what these
 * people wrote themselves stays. A formatted text goes with its quotation, since it holds it; the plain one says the
 * same. `erased` are the messages of the person; the names that their own program gave them are taken out of what refers
 * to them. @returns how many messages were changed, and the files that nothing of them points to any more
 */
export const eraseEchoes = async (
  unit: Unit,
  { quotingIds, addressedIds }: Echoes,
  erased: string[],
): Promise<{ quotations: number; originals: number; blobs: string[] }> => {
  const { trx } = unit;
  const echoing = [...quotingIds, ...addressedIds];
  const originals = await sql<{ id: string | null; messageId: string }>`
    select raw_blob as id, id as message_id from message
      where id = any(${echoing}::uuid[]) and raw_blob is not null
    union select raw_blob, message_id from arrival where message_id = any(${echoing}::uuid[])
      and (raw_blob is not null or payload is not null)`.execute(trx);
  await sql`update arrival set payload = null, raw_blob = null
    where message_id = any(${echoing}::uuid[])`.execute(trx);
  // What a server said of a recipient names him.
  await sql`update message set raw_blob = null, delivery_detail = null
    where id = any(${echoing}::uuid[])`.execute(trx);
  await sql`update message set refs = array(
      select ref from unnest(refs) with ordinality as one(ref, at) where not exists (
        select from message as gone where ${foldedRef('gone.ownRef')} = ${foldedRef('one.ref')} and gone.id = any(${erased}::uuid[])
          and gone.direction = 'in') order by at)
    where id = any(${quotingIds}::uuid[]) and refs <> '{}'`.execute(trx);
  const quotations = await sql<{ id: string }>`update message set quoted_text = null, html = null
    where id = any(${quotingIds}::uuid[]) and quoted_text is not null returning id`.execute(trx);
  return {
    quotations: quotations.rows.length,
    originals: new Set(originals.rows.map((row) => row.messageId)).size,
    blobs: originals.rows.flatMap((row) => (row.id === null ? [] : [row.id])),
  };
};
