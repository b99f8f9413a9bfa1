import type { DB } from '@hilo/db';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Limits } from './time-limit.ts';

/** So many of the newest messages are looked through first of all: two milliseconds. */
export const sampleSize = 1_000;

export type Hit = { ticketId: string; messageId: string; at: Date };

/** A place in time: what lies before it is looked at. */
export type Place = { at: Date; id: string };

export type Question = {
  /** The forms of each term, any of which will do. */
  terms: string[][];
  /** Terms of which none may stand in a message; of each its forms. */
  unwanted: string[][];
  /** What else is asked of a message (`message_id`) and its ticket (`ticket_id`): last, of what holds the words. */
  isFit: RawBuilder<boolean>;
  /** What of it is asked of `ticket`. */
  conditions: RawBuilder<boolean>[];
  limits: Limits;
  /** Whether the last term may go on. */
  isBegun: boolean;
  /** What was read already ends here; null where nothing was. */
  before: Place | null;
  /** Tickets of which a newer message was found. */
  without: string[];
};

export type Sample = {
  /** What to ask the index for each term, as a tsquery. */
  terms: string[];
  /** When the newest message was written; null where there is none. */
  newest: Date | null;
  /** Those that hold all the words, newest first. */
  hits: Hit[];
  /** In how many of them each term stands. */
  counts: number[];
  /** How many were looked through; fewer than `sampleSize` where there are no more. */
  size: number;
  /** Of how many in all, as PostgreSQL knows it; -1 where it does not yet. */
  total: number;
};

type Row = Pick<Sample, 'newest' | 'size' | 'total'> & {
  asked: { place: number; query: string }[];
  hits: (Omit<Hit, 'at'> & { at: string })[];
  counts: string[];
};

/** Whether the message of a row lies where it is looked for. */
export const isSought = ({ before, without }: Pick<Question, 'before' | 'without'>): RawBuilder<boolean> => {
  const isOlder = before && sql`(at, message_id) < (${before.at}::timestamptz, ${before.id}::uuid)`;
  const isNew = without.length > 0 && sql`ticket_id <> all(${without}::uuid[])`;
  return sql`${isOlder ?? sql`true`} and ${isNew || sql`true`}`;
};

/** Whether the message of a row (`words`) has none of the words that are not wanted. */
export const hasNone = (unwanted: string[][]): RawBuilder<boolean> => {
  if (unwanted.length === 0) return sql`true`;
  const forms = unwanted.flat().map((form) => sql`hilo_search_word(${form}::text)`);
  // Asked once, not of each row.
  return sql`not words @@ (select ${sql.join(forms, sql` || `)})`;
};

/**
 * Of `rows` (message_id, ticket_id, at) the newest of which all else holds that is asked. Each message or ticket has to
 * be read for it: so they are put in order first, and no more are read than are wanted.
 */
export const newestFit = (
  rows: RawBuilder<unknown>,
  isFit: RawBuilder<boolean>,
  most: number,
): RawBuilder<unknown> => sql`
  select message_id, ticket_id, at from (
    select message_id, ticket_id, at from ${rows} order by at desc, message_id desc offset 0) as held
  where ${isFit} order by at desc, message_id desc limit ${most}`;

/**
 * The newest messages one by one. Common words are answered by the first few of them, and for the others they show how
 * rare each is. Without the words that one of the two languages passes over: a text need not hold each "de" and "the"
 * of a query. A query of nothing else keeps them.
 */
export const readSample = async (trx: Transaction<DB>, question: Question, most: number): Promise<Sample> => {
  const { terms: given, unwanted, isFit, isBegun } = question;
  // What each holds is noted as it is read: to lay a thousand of them aside with their words took longer than that.
  const holds = given.map(
    (_, index) =>
      sql`words @@ (select query from asked where place = ${sql.lit(index + 1)}) as ${sql.ref(`holds_${index}`)}`,
  );
  const counts = given.map((_, index) => sql`count(*) filter (where ${sql.ref(`holds_${index}`)})`);
  // What is not asked for is null.
  const isHit = sql.join(
    given.map((_, index) => sql`coalesce(${sql.ref(`holds_${index}`)}, true)`),
    sql` and `,
  );
  const { rows } = await sql<Row>`
    with form as materialized (
      select place, case when ${isBegun}::boolean and place = jsonb_array_length(${JSON.stringify(given)}::jsonb)
          then hilo_search_beginning(form) else hilo_search_word(form) end as query,
        numnode(plainto_tsquery('spanish', form)) > 0 and numnode(plainto_tsquery('english', form)) > 0 as is_telling
      from jsonb_array_elements(${JSON.stringify(given)}::jsonb) with ordinality as term(forms, place),
        jsonb_array_elements_text(forms) as form),
    given as (
      select place, string_agg(format('(%s)', query), ' | ')::tsquery as query, bool_or(is_telling) as is_telling
      from form where numnode(query) > 0 group by place),
    asked as materialized (
      select place, query from given where is_telling or not exists (select from given where is_telling)),
    newest as materialized (
      select message_id, ticket_id, at, ${hasNone(unwanted)} as has_none, ${sql.join(holds)}
      from (select * from message_search where ${isSought(question)}
        order by at desc, message_id desc limit ${sampleSize}) as newest)
    select
      coalesce((select jsonb_agg(jsonb_build_object('place', place, 'query', query::text) order by place) from asked), '[]')
        as asked,
      coalesce((select jsonb_agg(jsonb_build_object('messageId', message_id, 'ticketId', ticket_id, 'at', at)
        order by at desc, message_id desc)
        from (${newestFit(sql`newest where has_none and ${isHit}`, isFit, most)}) as hit), '[]') as hits,
      max(at) as newest, array[${sql.join(counts)}] as counts, count(*) as size,
      (select reltuples::bigint from pg_class where oid = 'message_search'::regclass) as total
    from newest`.execute(trx);
  const { asked, counts: found, hits, newest, size, total } = rows[0]!;
  return {
    newest,
    size,
    total,
    hits: hits.map(({ at, ...hit }) => ({ ...hit, at: new Date(at) })),
    terms: asked.map(({ query }) => query),
    counts: asked.map(({ place }) => Number(found[place - 1])),
  };
};
