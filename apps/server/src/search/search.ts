import { HiloError, type SearchResult } from '@hilo/api';
import { type Actor, isAllowed, readTrackingKey } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { presentTicketRow, selectTicketRows } from '../tickets/ticket-rows.ts';
import { searchWords } from './search-words.ts';

/** Longest time for the words, in milliseconds: after it the answer says that it is partial. */
const wordsLimitMs = 280;
/** Messages read to fill one page of tickets: several may belong to one ticket. */
const readAhead = 5;

type Hit = { ticketId: string; messageId: string };

/**
 * Customers by name or address, tickets by key, and tickets by the words in them (text, subject, file names), newest
 * first. The words run under a time limit of their own, so that one hard search never holds up the desk.
 */
export const search = async (
  app: App,
  actor: Actor,
  query: { q: string; limit: number },
): Promise<SearchResult> => {
  authorise(actor, 'tickets.read');
  const [byKey, byWords, customers] = await Promise.all([
    findByKey(app, query.q),
    findByWords(app, query.q, query.limit),
    isAllowed(actor, 'customers.read') ? findCustomers(app, query.q, Math.min(query.limit, 10)) : [],
  ]);
  const hits = byWords.hits.filter((hit) => hit.ticketId !== byKey);
  const ids = [...(byKey ? [byKey] : []), ...hits.map((hit) => hit.ticketId)].slice(0, query.limit);
  if (ids.length === 0) return { tickets: [], customers, isPartial: byWords.isPartial };
  const rows = await selectTicketRows(app.db)
    .where('ticket.id', 'in', ids)
    .where('customer.restrictedAt', 'is', null)
    .execute();
  const snippets = await readSnippets(app.db, hits);
  const tickets = ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? [{ ...presentTicketRow(row), snippet: snippets.get(id) ?? null }] : [];
  });
  return { tickets, customers, isPartial: byWords.isPartial };
};

const findByKey = async (app: App, text: string): Promise<string | null> => {
  const read = readTrackingKey(text);
  if (!read.ok) return null;
  const row = await app.db
    .selectFrom('ticket')
    .select('id')
    .where('trackingKey', '=', read.key)
    .executeTakeFirst();
  return row?.id ?? null;
};

const findByWords = async (
  app: App,
  text: string,
  limit: number,
): Promise<{ hits: Hit[]; isPartial: boolean }> => {
  const words = searchWords(text);
  if (words.length === 0) return { hits: [], isPartial: false };
  try {
    return { hits: await newestPerTicket(app, words, limit), isPartial: false };
  } catch (error) {
    if ((error as { code?: string }).code !== '57014') throw error; // query_canceled: the time limit
    return { hits: await newestAmongRecent(app, words, limit), isPartial: true };
  }
};

/** The query text is a literal, not a parameter: the planner must know how common the words are to choose its index. */
const matches = (words: string[]) =>
  sql<boolean>`words @@ (${sql.join(
    words.map((word) => sql`hilo_search_word(${sql.lit(word)})`),
    sql` && `,
  )})`;

const newestPerTicket = (app: App, words: string[], limit: number): Promise<Hit[]> =>
  withTimeLimit(app.db, wordsLimitMs, async (trx) => {
    const { rows } = await sql<Hit>`
      select message_id, ticket_id from message_search where ${matches(words)}
      order by at desc, message_id desc limit ${sql.lit(limit * readAhead)}`.execute(trx);
    return firstPerTicket(rows, limit);
  });

/** When the whole is too slow: only the last few thousand messages, which is bounded work. */
const newestAmongRecent = (app: App, words: string[], limit: number): Promise<Hit[]> =>
  withTimeLimit(app.db, wordsLimitMs, async (trx) => {
    const { rows } = await sql<Hit>`
      select message_id, ticket_id from (
        select message_id, ticket_id, at, words from message_search order by at desc, message_id desc limit 2000) as recent
      where ${matches(words)} order by at desc, message_id desc limit ${sql.lit(limit * readAhead)}`.execute(
      trx,
    );
    return firstPerTicket(rows, limit);
  }).catch(() => []);

const firstPerTicket = (rows: Hit[], limit: number): Hit[] => {
  const first = new Map<string, Hit>();
  for (const row of rows) if (!first.has(row.ticketId)) first.set(row.ticketId, row);
  return [...first.values()].slice(0, limit);
};

const withTimeLimit = <Result>(
  db: Kysely<DB>,
  ms: number,
  work: (trx: Transaction<DB>) => Promise<Result>,
): Promise<Result> =>
  db
    .transaction()
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`set local statement_timeout = ${sql.lit(ms)}`.execute(trx);
      return work(trx);
    });

const findCustomers = async (app: App, text: string, limit: number): Promise<SearchResult['customers']> => {
  if (text.trim().length < 2) return [];
  const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<{
    id: string;
    name: string | null;
    isOrganisation: boolean;
    address: string | null;
    updatedAt: Date;
  }>`
    select customer.id, name, is_organisation, updated_at,
      (select value from identity where customer_id = customer.id order by created_at limit 1) as address
    from customer
    where id in (
      (select id from customer where search_name like hilo_search_name(${pattern}) limit 200)
      union
      (select customer_id from identity where value like lower(${pattern}) limit 200))
      and restricted_at is null and erased_at is null
    order by updated_at desc limit ${limit}`
    .execute(app.db)
    .catch((error) => {
      throw new HiloError('search.slow', 'The search took too long. Add a word.', {}, error);
    });
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
};

const readSnippets = async (db: Kysely<DB>, hits: Hit[]): Promise<Map<string, string>> => {
  if (hits.length === 0) return new Map();
  const rows = await db
    .selectFrom('message')
    .select(['id', sql<string>`left(text, 600)`.as('text')])
    .where(
      'id',
      'in',
      hits.map((hit) => hit.messageId),
    )
    .execute();
  const texts = new Map(rows.map((row) => [row.id, row.text]));
  return new Map(hits.map((hit) => [hit.ticketId, texts.get(hit.messageId) ?? '']));
};
