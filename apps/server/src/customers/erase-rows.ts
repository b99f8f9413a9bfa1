import { sql } from 'kysely';
import { forgetAnswers } from '../app/forget-answers.ts';
import type { Unit } from '../app/transaction.ts';
import { eraseClocks } from '../promises/clocks/erase-clocks.ts';
import { recountTicket } from '../tickets/recount-ticket.ts';
import { eraseEchoes } from './erase-echoes.ts';
import { type Echoes, likeAny } from './find-echoes.ts';
import type { Unread } from './find-unread.ts';

export type Erasing = {
  customerIds: string[];
  identityIds: string[];
  unread: Unread;
  echoes: Echoes;
};

/** `blobs` are the files to be removed from the disk where nobody else needs them. */
export type Gone = {
  blobs: string[];
  messages: number;
  files: number;
  quotations: number;
  originals: number;
};

/**
 * Takes a person out of every table: names, addresses, texts, files, what was kept to retry or to undo. Rows stay with
 * ids and times, so that every figure can still be counted; events hold nothing of a person and stay as they are.
 * Idempotent. @returns what was found and taken out
 */
export const eraseRows = async (unit: Unit, erasing: Erasing): Promise<Gone> => {
  const { trx } = unit;
  const { customerIds, identityIds, unread } = erasing;
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(trx)).rows.map((row) => row.id);
  const values = await ids(sql`select distinct value as id from identity
    where id = any(${identityIds}::uuid[]) and value <> 'erased:' || id`);
  const tickets = await ids(sql`select id from ticket where customer_id = any(${customerIds}::uuid[])`);
  const elsewhere = await ids(sql`select distinct ticket_id as id from message
    where author_identity_id = any(${identityIds}::uuid[]) and ticket_id <> all(${tickets}::uuid[])`);
  const messages = await ids(sql`select id from message
    where ticket_id = any(${tickets}::uuid[]) or author_identity_id = any(${identityIds}::uuid[])`);
  const named = likeAny(values);
  const drafts = (
    await sql<{ uploads: string[] }>`
      delete from draft where ticket_id = any(${tickets}::uuid[]) or body::text ilike any(${named}::text[])
      returning coalesce(array(select jsonb_array_elements_text(body->'uploadIds')), '{}') as uploads`.execute(
      trx,
    )
  ).rows.flatMap((row) => row.uploads);

  const blobs = await ids(sql`
    select blob as id from attachment where message_id = any(${messages}::uuid[]) and blob is not null
    union select raw_blob from message where id = any(${messages}::uuid[]) and raw_blob is not null
    union select blob from upload where id::text = any(${drafts}::text[])
    union select raw_blob from arrival where raw_blob is not null and (message_id = any(${messages}::uuid[])
      or sender_identity_id = any(${identityIds}::uuid[]) or id = any(${unread.arrivalIds}::uuid[])
      or payload::text ilike any(${named}::text[]))
    union select blob from import where id = any(${unread.importIds}::uuid[]) and blob is not null`);

  await sql`update arrival set payload = null, raw_blob = null, detail = null,
      external_id = case when external_id ilike any(${named}::text[]) then 'erased:' || id else external_id end
    where message_id = any(${messages}::uuid[]) or sender_identity_id = any(${identityIds}::uuid[])
      or id = any(${unread.arrivalIds}::uuid[]) or payload::text ilike any(${named}::text[])`.execute(trx);
  const files = await sql`update attachment set name = null, blob = null, content_id = null, size = 0,
      redacted_at = coalesce(redacted_at, ${unit.now})
    where message_id = any(${messages}::uuid[])`.execute(trx);
  const echoes = await eraseEchoes(unit, erasing.echoes, messages);
  await sql`update message set subject = null, text = '', quoted_text = null, signature = null, html = null,
      parties = '{}', author_name = case when author_agent_id is null then null else author_name end,
      own_ref = case when direction = 'out' then own_ref else null end, refs = '{}', native_thread = null,
      assurance = null, warnings = '{}', raw_blob = null, delivery_detail = null, redaction_reason = null,
      counts_reason = null, channel_reason = null, mark = null,
      redacted_at = coalesce(redacted_at, ${unit.now})
    where id = any(${messages}::uuid[])`.execute(trx);
  await sql`delete from message_search where message_id = any(${messages}::uuid[])`.execute(trx);
  await sql`delete from message_ref where message_id = any(${messages}::uuid[])`.execute(trx);
  await sql`delete from upload where id::text = any(${drafts}::text[])
    or blob = any(${blobs}::text[])`.execute(trx);

  // In other people's tickets the person stands among those written to.
  for (const list of ['to', 'cc', 'bcc', 'replyTo'])
    await sql`update message set parties = jsonb_set(parties, array[${list}], coalesce((
        select jsonb_agg(party) from jsonb_array_elements(parties->${list}::text) as party
        where party->>'value' <> all(${values}::text[])), '[]'))
      where parties ? ${list} and parties->${list}::text <> '[]'
        and exists (select from jsonb_array_elements(parties->${list}::text) as party
          where party->>'value' = any(${values}::text[]))`.execute(trx);
  await eraseClocks(unit, tickets);
  await sql`delete from participant where ticket_id = any(${tickets}::uuid[])
    or value = any(${values}::text[]) or left_by = any(${identityIds}::uuid[])`.execute(trx);
  // What a channel remembers of somebody stands under the name of her identity.
  await sql`delete from channel_store using identity where identity.id = any(${identityIds}::uuid[])
    and channel_store.key = regexp_replace(identity.kind, '^blocked\\.[^:]*:', '') || ':' || identity.value`.execute(
    trx,
  );
  await sql`delete from access_code where ticket_id = any(${tickets}::uuid[])
    or identity_id = any(${identityIds}::uuid[]) or sent_value = any(${values}::text[])`.execute(trx);
  await sql`delete from ticket_token where ticket_id = any(${tickets}::uuid[])
    or message_id = any(${messages}::uuid[])`.execute(trx);
  const { rows: tags } = await sql<{ name: string }>`select distinct unnest(tags) as name from ticket
    where id = any(${tickets}::uuid[])`.execute(trx);
  await sql`update ticket set subject = null, last_text = '', tags = '{}', updated_at = ${unit.now}
    where id = any(${tickets}::uuid[])`.execute(trx);
  // A tag that stood on these tickets alone may be a name.
  await sql`delete from tag where name = any(${tags.map(({ name }) => name)}::text[])
    and not exists (select from ticket where tags @> array[tag.name] and tags <> '{}')`.execute(trx);
  for (const ticketId of elsewhere) await recountTicket(unit, ticketId);

  await sql`delete from field_value where ticket_id = any(${tickets}::uuid[])
    or customer_id = any(${customerIds}::uuid[])`.execute(trx);
  await sql`delete from organisation_domain where customer_id = any(${customerIds}::uuid[])`.execute(trx);
  await sql`delete from import_row where customer_id = any(${customerIds}::uuid[])
    or value::text ilike any(${named}::text[])`.execute(trx);
  // Entered later, it would bring her back.
  await sql`update import set state = 'cancelled', blob = null, sample = '[]', finished_at = ${unit.now},
      updated_at = ${unit.now} where id = any(${unread.importIds}::uuid[])`.execute(trx);
  await sql`update import set sample = '[]' where sample::text ilike any(${named}::text[])`.execute(trx);
  await sql`update webhook_delivery set response = null where response is not null and position in (
      select position from event where customer_id = any(${customerIds}::uuid[])
        or ticket_id = any(${tickets}::uuid[]))`.execute(trx);

  const touched = [...tickets, ...elsewhere];
  await sql`update outbox set before = null, last_detail = null
    where message_id in (select id from message where ticket_id = any(${touched}::uuid[]))`.execute(trx);
  await sql`update message_move set before = '{}', reason = null
    where from_ticket_id = any(${touched}::uuid[]) or to_ticket_id = any(${touched}::uuid[])`.execute(trx);
  await sql`update identity_move set evidence = jsonb_set(evidence, '{note}', 'null')
    where from_customer_id = any(${customerIds}::uuid[]) or to_customer_id = any(${customerIds}::uuid[])`.execute(
    trx,
  );
  await sql`delete from customer_suggestion where customer_id = any(${customerIds}::uuid[])
    or other_customer_id = any(${customerIds}::uuid[])`.execute(trx);
  await sql`delete from ticket_suggestion where ticket_id = any(${tickets}::uuid[])
    or other_ticket_id = any(${tickets}::uuid[])`.execute(trx);
  await forgetAnswers(unit);
  await sql`update identity set value = 'erased:' || id, display_name = null, verified_by = null,
      kind = regexp_replace(kind, '^blocked\\.[^:]*:', '')
    where id = any(${identityIds}::uuid[])`.execute(trx);
  await sql`update customer set name = null, search_name = '', about = '', locale = null, segment = null, place = null,
      organisation_id = null,
      erased_at = coalesce(erased_at, ${unit.now}), restricted_at = coalesce(restricted_at, ${unit.now}),
      updated_at = ${unit.now}, version = version + 1
    where id = any(${customerIds}::uuid[])`.execute(trx);
  await sql`update customer set organisation_id = null
    where organisation_id = any(${customerIds}::uuid[])`.execute(trx);
  return {
    blobs: [...blobs, ...echoes.blobs],
    messages: messages.length,
    files: Number(files.numAffectedRows ?? 0),
    quotations: echoes.quotations,
    originals: echoes.originals,
  };
};
