import { type DB, unreadMark } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import type { App } from '../app/app.ts';
import { newestMonths } from './newest-months.ts';
import { type Hit, readSample, type Sample, sampleSize } from './read-sample.ts';
import { searchWords } from './search-words.ts';
import { isTimeout, withTimeLimit } from './time-limit.ts';

/** Longest time for one way to look, in milliseconds: after it the answer says that it is partial. */
const limitMs = 280;
/** At most so many messages for each ticket of a page: several may belong to one ticket. */
const readAhead = 5;
/** Words that meet less often than this in the sample are left to the index, which then names few messages. */
const fewest = 15;
/** How much further to look than the newest messages let expect. */
const margin = 1.5;
/** A word met no more often than this in them is asked for by itself; a commoner one is read in what the others name. */
const rarest = 20;
/** Rare words are looked for in so many of the newest messages, then as far back as what was found lets expect. */
const recentSize = 10_000;
/** Fewer hits than this let expect nothing. */
const fewTelling = 3;
/** For commoner words the index is asked for so many months first, then for more, then for all. */
const months = [2, 8];

export type Hits = { hits: Hit[]; isPartial: boolean };

/** The newest message of each ticket that holds all the words of `text`, newest first. */
export const findByWords = async (app: App, text: string, limit: number): Promise<Hits> => {
  const given = searchWords(text);
  if (given.length === 0) return { hits: [], isPartial: false };
  const most = limit * readAhead;
  let newest: Hit[] = [];
  try {
    return await withTimeLimit(app.db, limitMs, async (trx) => {
      const sample = await readSample(trx, given, most);
      if (sample.words.length === 0 || sample.newest === null) return { hits: [], isPartial: false };
      newest = sample.hits;
      const rows = isFull(newest, limit) ? newest : await lookFurther(trx, sample, limit);
      const hits = firstPerTicket(rows, limit);
      // A few long threads may fill what was read: then there may be more tickets behind them.
      return { hits, isPartial: rows.length === most && hits.length < limit };
    });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { hits: firstPerTicket(newest, limit), isPartial: true };
  }
};

/**
 * Where the newest messages do not fill a page. What is common goes on one by one, as far as they let expect: PostgreSQL's
 * own estimate takes the forms in which each word is indexed for words that have nothing to do with each other, and for
 * some queries read a quarter of a million messages where the index names a few hundred.
 */
const lookFurther = async (trx: Transaction<DB>, sample: Sample, limit: number): Promise<Hit[]> => {
  const seen = sample.hits.length;
  const query = allOf(sample.words);
  if (seen >= fewest) {
    const depth = Math.ceil((margin * sampleSize * limit) / seen);
    const rows = await lookThrough(trx, query, depth, limit * readAhead);
    if (isFull(rows, limit)) return rows;
  }
  const rare = sample.words.filter((_, index) => sample.counts[index]! <= rarest);
  if (rare.length === 0) return lookUpCommon(trx, query, sample.newest!, limit);
  // Words that meet in none of the newest meet in few of all.
  const isFew = seen === 0 && sample.words.length > 1;
  const since = isFew ? null : await beginningOf(trx, recentSize);
  return lookUpRare(trx, { query, rare: allOf(rare), newest: sample.newest!, since }, limit);
};

const allOf = (words: string[]): string => words.map((word) => `(${word})`).join(' & ');

const lookThrough = async (
  trx: Transaction<DB>,
  query: string,
  depth: number,
  most: number,
): Promise<Hit[]> => {
  const { rows } = await sql<Hit>`
    with newest as materialized (
      select message_id, ticket_id, at, words from message_search order by at desc, message_id desc limit ${depth})
    select message_id, ticket_id from newest where words @@ ${query}::tsquery
    order by at desc, message_id desc limit ${most}`.execute(trx);
  return rows;
};

/**
 * The index is asked for the rare words alone, and what it names is read: to meet a word of sixty messages with one of
 * four hundred thousand took it twenty to fifty milliseconds. Of thousands only the newest are read: where messages of a
 * time lie, an index of a few pages knows (BRIN), and PostgreSQL lays one over the other before it reads any.
 */
const lookUpRare = async (
  trx: Transaction<DB>,
  { query, rare, newest, since }: { query: string; rare: string; newest: Date; since: Date | null },
  limit: number,
): Promise<Hit[]> => {
  await trustIndex(trx);
  const lookFrom = async (from: Date | null): Promise<Hit[]> => {
    const { rows } = await sql<Hit>`
      select message_id, ticket_id from (
        select message_id, ticket_id, at, words from message_search
        where words @@ ${rare}::tsquery ${from === null ? sql`` : sql`and at >= ${from}`} offset 0) as named
      where words @@ ${query}::tsquery order by at desc, message_id desc limit ${limit * readAhead}`.execute(
      trx,
    );
    return rows;
  };
  if (since === null) return lookFrom(null);
  let rows = await lookFrom(since);
  if (!isFull(rows, limit) && rows.length >= fewTelling) {
    const reach = ((newest.getTime() - since.getTime()) * margin * limit) / rows.length;
    rows = await lookFrom(new Date(newest.getTime() - reach));
  }
  return isFull(rows, limit) ? rows : lookFrom(null);
};

/** When the oldest of so many of the newest messages was written; null where there are not so many. */
const beginningOf = async (trx: Transaction<DB>, count: number): Promise<Date | null> => {
  const { rows } = await sql<{ at: Date }>`
    select at from message_search order by at desc, message_id desc offset ${count} limit 1`.execute(trx);
  return rows[0]?.at ?? null;
};

/**
 * Whatever the planner thinks of it: in the order of time it would read message by message. And with these words and
 * this time in mind: by a plan for any it would read all that the index names.
 */
const trustIndex = (trx: Transaction<DB>): Promise<unknown> =>
  sql`${sql.raw(unreadMark)} set local enable_indexscan = off; set local plan_cache_mode = force_custom_plan`.execute(
    trx,
  );

/**
 * Words each of which is common and which meet seldom: the newest months, further back where they let expect enough,
 * then all. Months are a question of their own, so that the index passes over all that lies before them.
 */
const lookUpCommon = async (
  trx: Transaction<DB>,
  query: string,
  newest: Date,
  limit: number,
): Promise<Hit[]> => {
  const within = async (span: ReturnType<typeof sql>): Promise<Hit[]> => {
    const { rows } = await sql<Hit>`
      select message_id, ticket_id from message_search where words @@ ${query}::tsquery ${span}
      order by at desc, message_id desc limit ${limit * readAhead}`.execute(trx);
    return rows;
  };
  await trustIndex(trx);
  let before = { hits: limit, months: 1 };
  for (const count of months) {
    if ((before.hits * count) / before.months < limit) break;
    const rows = await within(sql`and words @@ ${newestMonths(newest, count)}::tsquery`);
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
