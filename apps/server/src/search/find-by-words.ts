import { type DB, unreadMark } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import type { App } from '../app/app.ts';
import { newestMonths } from './newest-months.ts';
import { searchWords } from './search-words.ts';
import { isTimeout, withTimeLimit } from './time-limit.ts';

/** Longest time for one way to look, in milliseconds: after it the answer says that it is partial. */
const limitMs = 280;
/** At most so many messages for each ticket of a page: several may belong to one ticket. */
const readAhead = 5;
/** So many of the newest messages are looked through first of all: two milliseconds. */
const sampleSize = 2_000;
/** Words that meet less often than this in them are left to the index, which then names few messages. */
const fewest = 6;
/** How much deeper to look than the newest messages let expect. */
const margin = 1.5;
/** A word met no more often than this in them stands in a few hundred messages, however many there are. */
const rarest = 1;
/** The index is asked for so many months first, then for more, then for all. */
const months = [2, 8];

export type Hit = { ticketId: string; messageId: string };
export type Hits = { hits: Hit[]; isPartial: boolean };

/** The newest message of each ticket that holds all the words of `text`, newest first. */
export const findByWords = async (app: App, text: string, limit: number): Promise<Hits> => {
  const given = searchWords(text);
  if (given.length === 0) return { hits: [], isPartial: false };
  let newest: Hit[] = [];
  try {
    return await withTimeLimit(app.db, limitMs, async (trx) => {
      const question = await ask(trx, given);
      if (question.words.length === 0 || question.newest === null) return { hits: [], isPartial: false };
      const query = question.words.map((word) => `(${word})`).join(' & ');
      const sample = await lookThrough(trx, query, sampleSize, limit, question.words);
      newest = sample.hits;
      const seen = newest.length;
      if (seen >= fewest && !isFull(newest, limit))
        newest = (await lookThrough(trx, query, Math.ceil((margin * sampleSize * limit) / seen), limit)).hits;
      const rows = isFull(newest, limit) ? newest : await lookUp(trx, query, question, sample.counts, limit);
      const hits = firstPerTicket(rows, limit);
      // A few long threads may fill what was read: then there may be more tickets behind them.
      return { hits, isPartial: rows.length === limit * readAhead && hits.length < limit };
    });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { hits: firstPerTicket(newest, limit), isPartial: true };
  }
};

type Question = { words: string[]; newest: Date | null };

/**
 * What to ask the index for each word, and when the newest message was written. Without the words that one of the two
 * languages passes over: a text need not hold each "de" and "the" of a query. A query of nothing else keeps them.
 */
const ask = async (trx: Transaction<DB>, words: string[]): Promise<Question> => {
  const { rows } = await sql<Question>`
    with given as (
      select hilo_search_word(word) as query,
        numnode(plainto_tsquery('spanish', word)) > 0 and numnode(plainto_tsquery('english', word)) > 0 as is_telling
      from unnest(${words}::text[]) as given(word))
    select coalesce(array_agg(query::text), '{}') as words,
      (select at from message_search order by at desc limit 1) as newest
    from given
    where numnode(query) > 0 and (is_telling or not exists (select from given where is_telling))`.execute(
    trx,
  );
  return rows[0]!;
};

/**
 * The newest messages one by one, as many as `depth`. Common words are answered by the first few of them, and what they
 * show says how far to go on: PostgreSQL's own estimate takes the forms in which each word is indexed for words that
 * have nothing to do with each other, and for some queries read a quarter of a million messages where the index names a
 * few hundred.
 * @returns what was found, and in how many of them each of `words` stands
 */
const lookThrough = async (
  trx: Transaction<DB>,
  query: string,
  depth: number,
  limit: number,
  words: string[] = [],
): Promise<{ hits: Hit[]; counts: number[] }> => {
  const each = words.map((word) => sql`count(*) filter (where words @@ ${word}::tsquery)`);
  const { rows } = await sql<{ messageId: string | null; ticketId: string | null; counts: number[] | null }>`
    with newest as materialized (
      select message_id, ticket_id, at, words from message_search order by at desc, message_id desc limit ${depth})
    (select message_id, ticket_id, null::bigint[] as counts from newest
      where words @@ ${query}::tsquery order by at desc, message_id desc limit ${limit * readAhead})
    union all select null, null, array[${sql.join(each)}]::bigint[] from newest`.execute(trx);
  const counts = rows.pop()?.counts ?? [];
  return { hits: rows as Hit[], counts: counts.map(Number) };
};

/**
 * By the index of words, whatever the planner thinks of it. Where one word is rare it is asked for that one alone, and
 * the few messages it names are read: to meet a word of sixty messages with one of four hundred thousand took the index
 * twenty to fifty milliseconds. Else the newest months, further back where they let expect enough, then all. Months are
 * a question of their own, so that the index passes over all that lies before them.
 */
const lookUp = async (
  trx: Transaction<DB>,
  query: string,
  { words, newest }: Question,
  counts: number[],
  limit: number,
): Promise<Hit[]> => {
  await sql`${sql.raw(unreadMark)} set local enable_indexscan = off`.execute(trx);
  const least = Math.min(...counts);
  if (least <= rarest) {
    const { rows } = await sql<Hit>`
      select message_id, ticket_id from (
        select message_id, ticket_id, at, words from message_search
        where words @@ ${words[counts.indexOf(least)]!}::tsquery offset 0) as named
      where words @@ ${query}::tsquery order by at desc, message_id desc limit ${limit * readAhead}`.execute(
      trx,
    );
    return rows;
  }
  const within = async (span: ReturnType<typeof sql>): Promise<Hit[]> => {
    const { rows } = await sql<Hit>`
      select message_id, ticket_id from message_search where words @@ ${query}::tsquery ${span}
      order by at desc, message_id desc limit ${limit * readAhead}`.execute(trx);
    return rows;
  };
  let before = { hits: limit, months: 1 };
  for (const count of months) {
    if ((before.hits * count) / before.months < limit) break;
    const rows = await within(sql`and words @@ ${newestMonths(newest!, count)}::tsquery`);
    if (isFull(rows, limit)) return rows;
    before = { hits: rows.length, months: count };
  }
  return within(sql``);
};

const isFull = (rows: Hit[], limit: number): boolean =>
  rows.length === limit * readAhead || firstPerTicket(rows, limit).length === limit;

const firstPerTicket = (rows: Hit[], limit: number): Hit[] => {
  const first = new Map<string, Hit>();
  for (const row of rows) if (!first.has(row.ticketId)) first.set(row.ticketId, row);
  return [...first.values()].slice(0, limit);
};
