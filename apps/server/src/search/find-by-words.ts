import { splitUnwanted } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { App } from '../app/app.ts';
import { allOf } from './choose-naming.ts';
import { holdsPhrases, searchPhrases } from './hold-phrases.ts';
import { firstPerTicket, lookFurther, mostRows } from './look-further.ts';
import type { PageStart } from './page-start.ts';
import { type Hit, hasNone, type Place, type Question, readSample, type Sample } from './read-sample.ts';
import { searchTerms } from './search-words.ts';
import { isTimeout, leftOf, limitsFrom, withTimeLimit } from './time-limit.ts';

/** Longest time for one way to look, in milliseconds, and twice that for all: after it the answer says that it is partial. */
const limitMs = 280;
/** The same where what is found has to be read: for words side by side, and for what is asked of its ticket. */
const readingLimitMs = 600;
/** Long threads may fill what is read at once: then it is read on without them, at most so many times. */
const mostRounds = 4;

export type Hits = {
  /** One more than asked for, where there is one. */
  hits: Hit[];
  /** Where to go on after all of them; null where there is no more. */
  rest: Place | null;
  isBegun: boolean;
  isPartial: boolean;
};

/** Conditions on `ticket` that all hold of what is looked for; none where any will do. */
export type TicketConditions = RawBuilder<boolean>[];

/**
 * The newest message of each ticket that holds all the words of `text`, newest first. Where there is none, the last of
 * them may be only the beginning of one: people see what is found while they type.
 */
export const findByWords = async (
  app: App,
  text: string,
  conditions: TicketConditions,
  start: PageStart | null,
  limit: number,
): Promise<Hits> => {
  const { wanted, unwanted } = splitUnwanted(text);
  const terms = searchTerms(wanted);
  if (terms.length === 0) return { hits: [], rest: null, isBegun: false, isPartial: false };
  const phrases = searchPhrases(wanted);
  const apart = unwanted.filter((one) => searchPhrases(one).length === 0);
  const together = unwanted.flatMap(searchPhrases);
  const fits = [
    ...(phrases.length > 0 ? [holdsPhrases(phrases)] : []),
    ...together.map((phrase) => sql<boolean>`not ${holdsPhrases([phrase])}`),
  ];
  if (conditions.length > 0) fits.push(isOfTicket(conditions));
  const isFit = fits.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(fits, sql` and `)}`;
  const limits = limitsFrom(fits.length === 0 ? limitMs : readingLimitMs);
  const asked = { terms, unwanted: apart.flatMap(searchTerms), isFit, conditions, limits };
  const find = (isBegun: boolean): Promise<Hits> =>
    findByTerms(app, { ...asked, isBegun, before: start, without: [] }, limit);
  if (start) return find(start.isBegun);
  const whole = await find(false);
  // What is between quotation marks is meant as it stands.
  if (whole.hits.length > 0 || whole.isPartial || phrases.length > 0) return whole;
  return find(true);
};

/** Of the ticket of a row (`ticket_id`). */
const isOfTicket = (conditions: TicketConditions): RawBuilder<boolean> =>
  sql`exists (select from ticket where ticket.id = ticket_id and ${sql.join(conditions, sql` and `)})`;

const findByTerms = async (app: App, asked: Question, limit: number): Promise<Hits> => {
  const { isBegun, before: start } = asked;
  const hits: Hit[] = [];
  let question = asked;
  for (let round = 1; ; round++) {
    const { firsts, shown, rest, isPartial } = await readOn(app, question, start, limit + 1);
    hits.push(...firsts.filter(({ ticketId }) => !shown.has(ticketId)));
    if (rest === null || isPartial || hits.length > limit || round === mostRounds)
      return { hits, rest, isBegun, isPartial };
    const without = [...question.without, ...firsts.map(({ ticketId }) => ticketId)];
    question = { ...question, before: rest, without };
  }
};

type Round = { firsts: Hit[]; shown: ReadonlySet<string>; rest: Place | null; isPartial: boolean };
const none: ReadonlySet<string> = new Set();

const readOn = async (app: App, question: Question, start: Place | null, limit: number): Promise<Round> => {
  let newest: Hit[] = [];
  // What an earlier page has shown is not known yet.
  const keep = (rows: Hit[]): void => {
    if (start === null) newest = firstPerTicket(rows);
  };
  try {
    return await withTimeLimit(app.db, leftOf(question.limits), async (trx) => {
      const sample = await readSample(trx, question, mostRows(limit));
      keep(sample.hits);
      const { rows, isAll } = await lookFurther(trx, sample, question, limit, keep);
      const firsts = firstPerTicket(rows);
      const shown =
        start && firsts.length > 0 ? await shownBefore(trx, firsts, sample, question, start) : none;
      const last = rows.at(-1);
      const rest = isAll || !last ? null : { at: last.at, id: last.messageId };
      return { firsts, shown, rest, isPartial: false };
    });
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { firsts: newest, shown: none, rest: null, isPartial: true };
  }
};

/** Which of their tickets an earlier page has shown, by a newer message. */
const shownBefore = async (
  trx: Transaction<DB>,
  firsts: Hit[],
  { terms }: Sample,
  { unwanted, isFit }: Question,
  start: Place,
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ ticketId: string }>`
    select distinct ticket_id from message_search
    where ticket_id = any(${firsts.map(({ ticketId }) => ticketId)}::uuid[])
      and (at, message_id) >= (${start.at}::timestamptz, ${start.id}::uuid)
      and words @@ ${allOf(terms)}::tsquery and ${hasNone(unwanted)} and ${isFit}`.execute(trx);
  return new Set(rows.map(({ ticketId }) => ticketId));
};
