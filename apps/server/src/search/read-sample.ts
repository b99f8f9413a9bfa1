import type { DB } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import { holdsPhrases } from './hold-phrases.ts';

/** So many of the newest messages are looked through first of all: two milliseconds. */
export const sampleSize = 1_000;

export type Hit = { ticketId: string; messageId: string };

export type Question = {
  /** The forms of each term, any of which will do. */
  terms: string[][];
  /** Words that have to stand side by side, beside being terms. */
  phrases: string[];
  /** Whether the last term may go on. */
  isBegun: boolean;
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
};

type Row = Omit<Sample, 'terms' | 'counts'> & { asked: { place: number; query: string }[]; counts: string[] };

/**
 * The newest messages one by one. Common words are answered by the first few of them, and for the others they show how
 * rare each is. Without the words that one of the two languages passes over: a text need not hold each "de" and "the"
 * of a query. A query of nothing else keeps them.
 */
export const readSample = async (
  trx: Transaction<DB>,
  { terms: given, phrases, isBegun }: Question,
  most: number,
): Promise<Sample> => {
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
      select message_id, ticket_id, at, ${sql.join(holds)}
      from (select * from message_search order by at desc, message_id desc limit ${sampleSize}) as newest)
    select
      coalesce((select jsonb_agg(jsonb_build_object('place', place, 'query', query::text) order by place) from asked), '[]')
        as asked,
      coalesce((select jsonb_agg(jsonb_build_object('messageId', message_id, 'ticketId', ticket_id)
        order by at desc, message_id desc)
        from (select message_id, ticket_id, at from newest where ${isHit} and ${holdsPhrases(phrases)} order by at desc, message_id desc limit ${most}) as hit),
        '[]') as hits,
      max(at) as newest, array[${sql.join(counts)}] as counts
    from newest`.execute(trx);
  const { asked, counts: found, ...sample } = rows[0]!;
  return {
    ...sample,
    terms: asked.map(({ query }) => query),
    counts: asked.map(({ place }) => Number(found[place - 1])),
  };
};
