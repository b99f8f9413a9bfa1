import { type DB, unreadMark } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import { allOf, chooseNaming, type Naming } from './choose-naming.ts';
import { monthsBack, newestMonths } from './newest-months.ts';
import {
  type Hit,
  hasNone,
  isSought,
  newestFit,
  type Question,
  type Sample,
  sampleSize,
} from './read-sample.ts';
import { leftOf, limitStatements } from './time-limit.ts';

/** At most so many messages are read for a page: several may belong to one ticket. */
export const mostRows = (limit: number): number => limit * 5;
/** Words that meet less often than this in the sample are left to the index, which then names few messages. */
const fewest = 8;
/** How much further to look than the newest messages let expect. */
const margin = 1.5;
/** The index is asked for so many months first, then for as many as what was found lets expect. */
const firstMonths = 2;
/** Each month costs the index something: beyond so many it is asked for all, which costs less. */
const mostMonths = 12;
/** Of so few tickets every message is read. */
const mostTickets = 1_000;
/** Fewer hits than this let expect nothing. */
const fewTelling = 3;
/** More messages than this in the first months, and further back one more word is laid to those that name them. */
const crowd = 40;

/** What was read of the messages that hold all the words, newest first, and whether there are no more. */
export type Found = { rows: Hit[]; isAll: boolean };

type Look = Question & {
  /** All the words, as a tsquery. */
  query: string;
  limit: number;
};

/**
 * Where the newest messages do not fill a page. What is common goes on one by one, as far as they let expect: PostgreSQL's
 * own estimate takes the forms in which each word is indexed for words that have nothing to do with each other, and for
 * some queries read a quarter of a million messages where the index names a few hundred.
 */
export const lookFurther = async (
  trx: Transaction<DB>,
  sample: Sample,
  question: Question,
  limit: number,
  keep: (newest: Hit[]) => void,
): Promise<Found> => {
  const { hits } = sample;
  if (sample.terms.length === 0 || sample.newest === null) return { rows: [], isAll: true };
  if (isFull(hits, limit)) return { rows: hits, isAll: false };
  // There are no others.
  if (sample.size < sampleSize) return { rows: hits, isAll: true };
  const look = { ...question, query: allOf(sample.terms), limit };
  if (question.conditions.length > 0) {
    const found = await lookAmongTickets(trx, look);
    if (found) return found;
  }
  if (hits.length >= fewest) {
    const depth = Math.ceil((margin * sampleSize * limit) / hits.length);
    const rows = await lookThrough(trx, look, depth);
    if (isFull(rows, limit)) return { rows, isAll: false };
    keep(rows);
  }
  await trustIndex(trx);
  const naming = chooseNaming(sample);
  if (naming.isFew) return all(await lookUp(trx, look, naming.named, null), limit);
  return lookBack(trx, look, naming, sample.newest, keep);
};

/**
 * Where few tickets are what is asked for, their messages are read, whatever words they hold; the index of words would
 * name a hundred thousand to find some of them.
 * @returns null where they are many
 */
const lookAmongTickets = async (trx: Transaction<DB>, look: Look): Promise<Found | null> => {
  const { query, unwanted, isFit, conditions, limit } = look;
  await limitStatements(trx, leftOf(look.limits));
  const { rows } = await sql<(Hit | { messageId: null }) & { count: number }>`
    with chosen as materialized (
      select ticket.id from ticket where ${sql.join(conditions, sql` and `)} limit ${mostTickets + 1}),
    held as materialized (
      select message_id, ticket_id, at from chosen cross join lateral (
        select message_id, ticket_id, at, words from message_search where ticket_id = chosen.id offset 0) as message
      where (select count(*) from chosen) <= ${mostTickets} and ${isSought(look)}
        and words @@ ${query}::tsquery and ${hasNone(unwanted)})
    select hit.message_id, hit.ticket_id, hit.at, total.count
    from (select count(*) as count from chosen) as total left join (
      ${newestFit(sql`held`, isFit, mostRows(limit))}) as hit on true
    order by hit.at desc, hit.message_id desc`.execute(trx);
  if (rows[0]!.count > mostTickets) return null;
  return all({ rows: rows.filter((row) => row.messageId !== null) }, limit);
};

/**
 * The newest months, then as many as they let expect, then all. Where what fewer words name turns out to be many, one
 * more of them is the lesser work.
 */
const lookBack = async (
  trx: Transaction<DB>,
  look: Look,
  { named, closer }: Naming,
  newest: Date,
  keep: (newest: Hit[]) => void,
): Promise<Found> => {
  const { limit } = look;
  const first = await lookUp(trx, look, named, newestMonths(newest, firstMonths));
  if (isFull(first.rows, limit)) return { rows: first.rows, isAll: false };
  keep(first.rows);
  const asked = first.count > crowd ? closer : named;
  const reach = monthsBack(newest, firstMonths, (margin * limit) / first.rows.length);
  if (first.rows.length >= fewTelling && reach <= mostMonths) {
    const { rows } = await lookUp(trx, look, asked, newestMonths(newest, reach));
    if (isFull(rows, limit)) return { rows, isAll: false };
    keep(rows);
  }
  return all(await lookUp(trx, look, asked, null), limit);
};

const all = ({ rows }: { rows: Hit[] }, limit: number): Found => ({
  rows,
  isAll: rows.length < mostRows(limit),
});

const lookThrough = async (trx: Transaction<DB>, look: Look, depth: number): Promise<Hit[]> => {
  const { query, unwanted, isFit, limit } = look;
  await limitStatements(trx, leftOf(look.limits));
  const { rows } = await sql<Hit>`
    with newest as materialized (
      select message_id, ticket_id, at, words from message_search where ${isSought(look)}
      order by at desc, message_id desc limit ${depth})
    ${newestFit(sql`newest where words @@ ${query}::tsquery and ${hasNone(unwanted)}`, isFit, mostRows(limit))}`.execute(
    trx,
  );
  return rows;
};

/**
 * What of the messages that the index names holds all the words, newest first, and how many it names. Months are a
 * question of their own, so that the index passes over all that lies outside them.
 */
const lookUp = async (
  trx: Transaction<DB>,
  look: Look,
  named: string,
  months: string | null,
): Promise<{ rows: Hit[]; count: number }> => {
  const { query, unwanted, isFit, limit } = look;
  await limitStatements(trx, leftOf(look.limits));
  const { rows } = await sql<(Hit | { messageId: null }) & { count: number }>`
    with named as materialized (
      select message_id, ticket_id, at, words @@ ${query}::tsquery and ${hasNone(unwanted)} as is_hit from message_search
      where words @@ ${named}::tsquery ${months === null ? sql`` : sql`and words @@ ${months}::tsquery`}
        and ${isSought(look)})
    select hit.message_id, hit.ticket_id, hit.at, total.count
    from (select count(*) as count from named) as total left join (
      ${newestFit(sql`named where is_hit`, isFit, mostRows(limit))}) as hit on true
    order by hit.at desc, hit.message_id desc`.execute(trx);
  return { rows: rows.filter((row) => row.messageId !== null), count: rows[0]!.count };
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
  rows.length === mostRows(limit) || firstPerTicket(rows).length >= limit;

/** The newest message of each ticket. */
export const firstPerTicket = (rows: Hit[]): Hit[] => {
  const first = new Map<string, Hit>();
  for (const row of rows) if (!first.has(row.ticketId)) first.set(row.ticketId, row);
  return [...first.values()];
};
