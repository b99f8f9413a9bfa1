import { type DB, unreadMark } from '@hilo/db';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { App } from '../app/app.ts';
import { holdsPhrases, searchPhrases } from './hold-phrases.ts';
import { newestMonths } from './newest-months.ts';
import { type Hit, type Question, readSample, type Sample, sampleSize } from './read-sample.ts';
import { searchTerms } from './search-words.ts';
import { isTimeout, withTimeLimit } from './time-limit.ts';

/** Longest time for one way to look, in milliseconds: after it the answer says that it is partial. */
const limitMs = 280;
/** At most so many messages for each ticket of a page: several may belong to one ticket. */
const readAhead = 5;
/** Words that meet less often than this in the sample are left to the index, which then names few messages. */
const fewest = 8;
/** How much further to look than the newest messages let expect. */
const margin = 1.5;
/** A word met no more often than this in them is rare. */
const rarest = 10;
const hardly = 2;
/** The index is asked for so many months first, then for as many as what was found lets expect. */
const firstMonths = 2;
/** Each month costs the index something: beyond so many it is asked for all, which costs less. */
const mostMonths = 8;
/** Fewer hits than this let expect nothing. */
const fewTelling = 3;
/** More messages than this in the first months, and further back the index lays all the words together. */
const crowd = 150;

export type Hits = { hits: Hit[]; isPartial: boolean };

/**
 * The newest message of each ticket that holds all the words of `text`, newest first. Where there is none, the last of
 * them may be only the beginning of one: people see what is found while they type.
 */
export const findByWords = async (app: App, text: string, limit: number): Promise<Hits> => {
  const terms = searchTerms(text);
  if (terms.length === 0) return { hits: [], isPartial: false };
  const phrases = searchPhrases(text);
  const whole = await findByTerms(app, { terms, phrases, isBegun: false }, limit);
  // What is between quotation marks is meant as it stands.
  if (whole.hits.length > 0 || whole.isPartial || phrases.length > 0) return whole;
  return findByTerms(app, { terms, phrases, isBegun: true }, limit);
};

const findByTerms = async (app: App, question: Question, limit: number): Promise<Hits> => {
  const most = limit * readAhead;
  let newest: Hit[] = [];
  try {
    return await withTimeLimit(app.db, limitMs, async (trx) => {
      const sample = await readSample(trx, question, most);
      if (sample.terms.length === 0 || sample.newest === null) return { hits: [], isPartial: false };
      newest = sample.hits;
      const rows = isFull(newest, limit) ? newest : await lookFurther(trx, sample, question.phrases, limit);
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
const lookFurther = async (
  trx: Transaction<DB>,
  sample: Sample,
  phrases: string[],
  limit: number,
): Promise<Hit[]> => {
  const seen = sample.hits.length;
  const query = allOf(sample.terms);
  const isHit = sql<boolean>`words @@ ${query}::tsquery and ${holdsPhrases(phrases)}`;
  if (seen >= fewest) {
    const depth = Math.ceil((margin * sampleSize * limit) / seen);
    const rows = await lookThrough(trx, isHit, depth, limit * readAhead);
    if (isFull(rows, limit)) return rows;
  }
  const byCount = sample.terms
    .map((term, place) => ({ term, count: sample.counts[place]! }))
    .sort((one, other) => one.count - other.count);
  const [first, second] = byCount;
  const isRare = first!.count <= rarest;
  const named = isRare ? allOf(byCount.slice(0, 2).map(({ term }) => term)) : query;
  await trustIndex(trx);
  // Where they meet in none of the newest, and one is hardly there or both are rare, they meet in few of all.
  const isFew = seen === 0 && second !== undefined && (first!.count <= hardly || second.count <= rarest);
  if (isFew) return (await lookUp(trx, isHit, named, null, limit)).hits;
  return lookBack(trx, { isHit, query, named, newest: sample.newest! }, limit);
};

/**
 * The newest months, then as many as they let expect, then all. Where one word is rare the index is asked for the two
 * rarest alone, and what it names is read: a third, common word costs it more than that. Where that turns out to be
 * many, all the words together are the lesser work.
 */
const lookBack = async (
  trx: Transaction<DB>,
  { isHit, query, named, newest }: { isHit: RawBuilder<boolean>; query: string; named: string; newest: Date },
  limit: number,
): Promise<Hit[]> => {
  const first = await lookUp(trx, isHit, named, newestMonths(newest, firstMonths), limit);
  if (isFull(first.hits, limit)) return first.hits;
  const asked = first.count > crowd ? query : named;
  const reach = Math.ceil((firstMonths * margin * limit) / first.hits.length);
  if (first.hits.length >= fewTelling && reach <= mostMonths) {
    const { hits } = await lookUp(trx, isHit, asked, newestMonths(newest, reach), limit);
    if (isFull(hits, limit)) return hits;
  }
  return (await lookUp(trx, isHit, asked, null, limit)).hits;
};

const allOf = (terms: string[]): string => terms.map((term) => `(${term})`).join(' & ');

const lookThrough = async (
  trx: Transaction<DB>,
  isHit: RawBuilder<boolean>,
  depth: number,
  most: number,
): Promise<Hit[]> => {
  const { rows } = await sql<Hit>`
    with newest as materialized (
      select message_id, ticket_id, at, words from message_search order by at desc, message_id desc limit ${depth})
    select message_id, ticket_id from newest where ${isHit}
    order by at desc, message_id desc limit ${most}`.execute(trx);
  return rows;
};

/**
 * What of the messages that the index names holds all the words, newest first, and how many it names. Months are a
 * question of their own, so that the index passes over all that lies outside them.
 */
const lookUp = async (
  trx: Transaction<DB>,
  isHit: RawBuilder<boolean>,
  named: string,
  months: string | null,
  limit: number,
): Promise<{ hits: Hit[]; count: number }> => {
  const { rows } = await sql<(Hit | { messageId: null }) & { count: number }>`
    with named as materialized (
      select message_id, ticket_id, at, ${isHit} as is_hit from message_search
      where words @@ ${named}::tsquery ${months === null ? sql`` : sql`and words @@ ${months}::tsquery`})
    select hit.message_id, hit.ticket_id, total.count
    from (select count(*) as count from named) as total left join (
      select message_id, ticket_id, at from named where is_hit
      order by at desc, message_id desc limit ${limit * readAhead}) as hit on true
    order by hit.at desc, hit.message_id desc`.execute(trx);
  return { hits: rows.filter((row) => row.messageId !== null), count: rows[0]!.count };
};

/**
 * Whatever the planner thinks of it: in the order of time it would read message by message. It has nothing else to
 * choose then, and to read what it knows of each word took as long as the lesser questions take.
 */
const trustIndex = (trx: Transaction<DB>): Promise<unknown> =>
  sql`${sql.raw(unreadMark)} set local enable_indexscan = off; set local plan_cache_mode = force_generic_plan`.execute(
    trx,
  );

const isFull = (rows: Hit[], limit: number): boolean =>
  rows.length === limit * readAhead || firstPerTicket(rows, limit).length === limit;

const firstPerTicket = (rows: Hit[], limit: number): Hit[] => {
  const first = new Map<string, Hit>();
  for (const row of rows) if (!first.has(row.ticketId)) first.set(row.ticketId, row);
  return [...first.values()].slice(0, limit);
};
