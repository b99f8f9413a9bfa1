import type { SearchResult, searchQuery } from '@hilo/api';
import {
  type Actor,
  cutAround,
  isAllowed,
  readTrackingKey,
  ruleOf,
  splitUnwanted,
  type TicketFilter,
} from '@hilo/core';
import { type DB, lastMark } from '@hilo/db';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { ruleConditions } from '../tickets/filter-tickets.ts';
import { unreadAmong } from '../tickets/is-unread.ts';
import { filterOf } from '../tickets/list-tickets.ts';
import { presentTicketRow, selectTicketRows } from '../tickets/ticket-rows.ts';
import { findByFields } from './find-by-fields.ts';
import { findByWords, type TicketConditions } from './find-by-words.ts';
import { readPageStart, writePageStart } from './page-start.ts';
import type { Hit, Place } from './read-sample.ts';
import { anywhere, nameParts } from './search-words.ts';
import { isTimeout, withTimeLimit } from './time-limit.ts';

/** Longest time for names and addresses, in milliseconds: after it the answer says that it is partial. */
const customersLimitMs = 500;

/**
 * Customers by name or address, tickets by key, and tickets by the words in them (text, subject, file names), newest
 * first and page by page. Each runs under a time limit of its own, so that one hard search never holds up the desk.
 */
export const search = async (
  app: App,
  actor: Actor,
  query: z.infer<typeof searchQuery>,
): Promise<SearchResult> => {
  authorise(actor, 'tickets.read');
  const { q, limit } = query;
  const start = readPageStart(query.cursor);
  const conditions = conditionsOf(app, actor, query);
  const withCustomers = isAllowed(actor, 'customers.read') && start === null && conditions.length === 0;
  const { wanted } = splitUnwanted(q);
  const [byKey, byWords, byName, byFields] = await Promise.all([
    findByKey(app, q),
    findByWords(app, q, conditions, start, limit),
    withCustomers ? findCustomers(app, wanted, Math.min(limit, 10)) : noCustomers,
    findByFields(app, wanted, limit - 1),
  ]);
  const customers = [...byName.customers];
  if (withCustomers)
    customers.push(...byFields.customers.filter((one) => !customers.some(({ id }) => id === one.id)));
  const isPartial = byWords.isPartial || byName.isPartial || byFields.isPartial;
  // What is not found by its words stands before all others, on the first page.
  const first = [...new Set([...(byKey ? [byKey] : []), ...byFields.ticketIds])];
  const hits = byWords.hits.filter(({ ticketId }) => !first.includes(ticketId));
  const shown = hits.slice(0, start === null ? limit - first.length : limit);
  const ids = [...(start === null ? first : []), ...shown.map(({ ticketId }) => ticketId)];
  const place = shown.length === hits.length ? byWords.rest : after(shown.at(-1), hits[0]!);
  const nextCursor = place && writePageStart({ ...place, isBegun: byWords.isBegun });
  if (ids.length === 0) return { items: [], nextCursor, customers, isPartial };
  let selected = selectTicketRows(app.db)
    .where('ticket.id', 'in', ids)
    .where('customer.restrictedAt', 'is', null);
  for (const condition of conditions) selected = selected.where(condition);
  const [rows, excerpts, unread] = await Promise.all([
    selected.execute(),
    readExcerpts(app.db, shown, q),
    unreadAmong(app.db, actor, ids),
  ]);
  const items = ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    return row ? [{ ...presentTicketRow(row, unread), ...(excerpts.get(id) ?? noExcerpt) }] : [];
  });
  return { items, nextCursor, customers, isPartial };
};

/** What the query asks of tickets beside words; nothing where it names none of it. */
const conditionsOf = (app: App, actor: Actor, query: z.infer<typeof searchQuery>): TicketConditions => {
  const filter = filterOf(query);
  if (Object.keys(filter).length === 0) return [];
  const agentId = actor.type === 'agent' ? actor.agentId : null;
  return ruleConditions(ruleOf('all', filter as TicketFilter, agentId), app.now(), agentId);
};

/** The place after what was shown last; where nothing was, the one above what comes first. */
const after = (last: Hit | undefined, next: Hit): Place =>
  last ? { at: last.at, id: last.messageId } : { at: new Date(next.at.getTime() + 1), id: next.messageId };

/** The ticket of a key, or the one that it was merged into. */
const findByKey = async (app: App, text: string): Promise<string | null> => {
  const read = readTrackingKey(text);
  if (!read.ok) return null;
  const row = await app.db
    .selectFrom('ticket')
    .select(sql<string | null>`hilo_ticket_home(id)`.as('home'))
    .where('trackingKey', '=', read.key)
    .executeTakeFirst();
  return row?.home ?? null;
};

type Found = { customers: SearchResult['customers']; isPartial: boolean };
const noCustomers: Found = { customers: [], isPartial: false };

/** Every part of the query stands somewhere in the name, or somewhere in one address. */
const findCustomers = async (app: App, text: string, limit: number): Promise<Found> => {
  if (text.trim().length < 2) return noCustomers;
  const patterns = nameParts(text).map(anywhere);
  const all = (one: (pattern: string) => ReturnType<typeof sql>) => sql.join(patterns.map(one), sql` and `);
  const query = sql<{
    id: string;
    name: string | null;
    isOrganisation: boolean;
    address: string | null;
    updatedAt: Date;
  }>`${sql.raw(lastMark)}
    select customer.id, name, is_organisation, updated_at,
      (select value from identity where customer_id = customer.id order by created_at limit 1) as address
    from customer
    where id in (
      (select id from customer where ${all((pattern) => sql`search_name like hilo_search_name(${pattern})`)} limit 200)
      union
      (select customer_id from identity where ${all((pattern) => sql`value like lower(${pattern})`)} limit 200))
      and restricted_at is null and erased_at is null and merged_into is null
    order by updated_at desc limit ${limit}`;
  try {
    const { rows } = await withTimeLimit(app.db, customersLimitMs, (trx) => query.execute(trx));
    const customers = rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
    return { customers, isPartial: false };
  } catch (error) {
    if (!isTimeout(error)) throw error;
    return { customers: [], isPartial: true };
  }
};

/** A message may be long: what is shown of it is where the words stand, as far as they are looked for. */
const lookedThrough = 10_000;
const snippetLength = 600;

type Excerpt = Pick<SearchResult['items'][number], 'snippet' | 'foundAt' | 'foundChannelId'>;
const noExcerpt: Excerpt = { snippet: null, foundAt: null, foundChannelId: null };

/** Of the message in which each ticket was found: where the words stand, when it was written and by which channel. */
const readExcerpts = async (db: Kysely<DB>, hits: Hit[], q: string): Promise<Map<string, Excerpt>> => {
  if (hits.length === 0) return new Map();
  const rows = await db
    .selectFrom('message')
    .select(['id', 'channelId', sql<string>`left(text, ${lookedThrough})`.as('text')])
    .where(
      'id',
      'in',
      hits.map((hit) => hit.messageId),
    )
    .execute();
  const messages = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    hits.map(({ ticketId, messageId, at }) => {
      const message = messages.get(messageId);
      const snippet = cutAround(message?.text ?? '', q, snippetLength);
      return [ticketId, { snippet, foundAt: at.toISOString(), foundChannelId: message?.channelId ?? null }];
    }),
  );
};
