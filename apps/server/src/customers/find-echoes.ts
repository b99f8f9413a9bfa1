import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { foldedRef } from '../arrivals/fold-ref.ts';

export type Erased = { customerIds: string[]; identityIds: string[]; values: string[] };

/** Messages of other people: `quotingIds` repeat what the person wrote, `addressedIds` name an address of theirs. */
export type Echoes = { quotingIds: string[]; addressedIds: string[] };

/**
 * Where other people's messages repeat those that are about to be erased: they refer to one of them, or quote
 * something later in the same ticket, or their quotation names one of the addresses. Reads every message once; it is
 * asked before the transaction, so that nobody waits for it.
 */
export const findEchoes = async (app: App, { customerIds, identityIds, values }: Erased): Promise<Echoes> => {
  const named = likeAny(values);
  const { rows } = await sql<{ id: string; isQuoting: boolean }>`
    with gone as materialized (
      select id, ticket_id, occurred_at, own_ref from message
      where author_identity_id = any(${identityIds}::uuid[])
        or ticket_id in (select id from ticket where customer_id = any(${customerIds}::uuid[]))),
    names as materialized (
      select array(select ${foldedRef('gone.ownRef')} from gone where own_ref is not null
        union select ${foldedRef('messageRef.ref')} from message_ref where message_id in (select id from gone)) as refs),
    looked_at as (
      select message.id,
        lower(message.refs::text collate "C")::text[] && names.refs or coalesce(message.quoted_text ilike any(${named}::text[]), false)
          or (message.quoted_text is not null and exists (select from gone
            where gone.ticket_id = message.ticket_id and gone.occurred_at <= message.occurred_at)) as is_quoting,
        message.parties::text ilike any(${named}::text[]) as is_addressed
      from message cross join names
      where not exists (select from gone where gone.id = message.id))
    select id, is_quoting from looked_at where is_quoting or is_addressed`.execute(app.db);
  const ids = (isQuoting: boolean) => rows.filter((row) => row.isQuoting === isQuoting).map(({ id }) => id);
  return { quotingIds: ids(true), addressedIds: ids(false) };
};

/** As patterns that find a value wherever it stands, also inside JSON. */
export const likeAny = (values: string[]): string[] =>
  values.map(
    (value) =>
      `%${JSON.stringify(value)
        .slice(1, -1)
        .replace(/[\\%_]/g, '\\$&')}%`,
  );
