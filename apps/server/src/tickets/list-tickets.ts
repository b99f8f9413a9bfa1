import { HiloError, type listTicketsQuery, type TicketRow } from '@hilo/api';
import {
  type Actor,
  type DueState,
  isAllowed,
  isFieldName,
  readTrackingKey,
  ruleOf,
  type TicketFilter,
  type TicketRule,
  type TicketSort,
} from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor, type TimeCursor } from '../app/cursor.ts';
import { fieldsOfRows } from '../fields/row-fields.ts';
import { readSavedView } from '../views/read-view.ts';
import { isNotMerged, ruleConditions } from './filter-tickets.ts';
import { unreadAmong } from './is-unread.ts';
import { presentTicketRow, selectTicketRows } from './ticket-rows.ts';

type Query = z.infer<typeof listTicketsQuery>;

/**
 * Tickets of a view, narrowed by a filter, in the order asked for. Customers whose data are blocked do not appear.
 * @throws request.invalid for "mine" of a program; resource.notFound for a saved view that is not the caller's
 */
export const listTickets = async (
  app: App,
  actor: Actor,
  query: Query,
): Promise<{ items: TicketRow[]; nextCursor: string | null }> => {
  authorise(actor, 'tickets.read');
  const cursor = readCursor(query.cursor);
  const { rule, conditions, sort, columns } = await whatIsMeant(app, actor, query);
  let rows = selectTicketRows(app.db).limit(query.limit + 1);
  for (const condition of conditions) rows = rows.where(condition);
  const found =
    sort !== 'dueNext' ? await inOrder(rows, sort, cursor) : await dueFirst(rows, cursor, query.limit, rule);
  const page = pageFrom(found, query.limit, (row) => ({ at: placeOf(sort, row), id: row.id }));
  const mayRead = (name: string): boolean => name.startsWith('ticket.') || isAllowed(actor, 'customers.read');
  const names = query.withField ?? columns.filter(isFieldName).filter(mayRead);
  const [unread, fields] = await Promise.all([
    unreadAmong(
      app.db,
      actor,
      page.items.map(({ id }) => id),
    ),
    fieldsOfRows(app, actor, page.items, names),
  ]);
  return {
    items: page.items.map((row) => ({
      ...presentTicketRow(row, unread),
      ...(fields && { fields: fields(row) }),
    })),
    nextCursor: page.nextCursor,
  };
};

/**
 * What a query asks of `ticket` and its `customer`, as a rule and as conditions that all hold, in which order it wants
 * them, and the columns of the saved view that it names.
 * @throws as `listTickets` does
 */
export const whatIsMeant = async (
  app: App,
  actor: Actor,
  query: Omit<Query, 'limit' | 'cursor' | 'withField'>,
): Promise<{
  rule: TicketRule;
  conditions: RawBuilder<boolean>[];
  sort: TicketSort;
  columns: readonly string[];
}> => {
  const agentId = actor.type === 'agent' ? actor.agentId : null;
  const saved = query.savedViewId === undefined ? null : await readSavedView(app, actor, query.savedViewId);
  const view = query.view ?? saved?.view ?? 'all';
  if (view === 'mine' && agentId === null)
    throw new HiloError('request.invalid', 'The view "mine" is for agents; use ownerId.');
  const rule = ruleOf(view, { ...saved?.filter, ...filterOf(query) } as TicketFilter, agentId);
  const conditions = [
    sql<boolean>`customer.restricted_at is null`,
    ...ruleConditions(rule, app.now(), agentId),
    // Who asks for a key is told where it leads.
    ...(query.trackingKey === undefined ? [isNotMerged] : []),
  ];
  if (query.customerId) conditions.push(sql`ticket.customer_id = ${query.customerId}::uuid`);
  if (query.id) conditions.push(sql`ticket.id = any(${query.id}::uuid[])`);
  if (query.trackingKey !== undefined)
    conditions.push(sql`ticket.tracking_key = ${keyOf(query.trackingKey)}`);
  return { rule, conditions, sort: query.sort ?? saved?.sort ?? 'newest', columns: saved?.columns ?? [] };
};

const filterNames = [
  'status',
  'queueId',
  'tag',
  'kind',
  'channelId',
  'waitingMinutes',
  'organisationId',
  'isUnread',
  'due',
  'field',
  'dueWithinHours',
  'owner',
] as const satisfies readonly (keyof TicketFilter)[];

/** What the query itself names of a filter; what is omitted does not take the place of anything. */
export const filterOf = (
  query: Pick<Query, Exclude<(typeof filterNames)[number], 'owner'> | 'owner' | 'ownerId'>,
): Partial<TicketFilter> => {
  const given = { ...query, owner: query.owner ?? query.ownerId };
  return Object.fromEntries(
    filterNames.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
};

const keyOf = (text: string): string => {
  const read = readTrackingKey(text);
  if (read.ok) return read.key;
  throw new HiloError(
    'request.invalid',
    read.why === 'typo' ? 'This key has a typing error.' : 'This is not a tracking key.',
    { why: read.why },
  );
};

type Way = 'asc' | 'desc';
type Column = 'ticket.lastMessageAt' | 'ticket.id' | 'ticket.waitingSince' | 'ticket.dueAt';
/** NULLs come last in an ascending order: who waits comes first, longest first, then who does not. */
const orders: Record<TicketSort, [Column, Way][]> = {
  newest: [
    ['ticket.lastMessageAt', 'desc'],
    ['ticket.id', 'desc'],
  ],
  oldest: [
    ['ticket.lastMessageAt', 'asc'],
    ['ticket.id', 'asc'],
  ],
  longestWait: [
    ['ticket.waitingSince', 'asc'],
    ['ticket.id', 'asc'],
  ],
  dueNext: [
    ['ticket.dueAt', 'asc'],
    ['ticket.id', 'asc'],
  ],
};

type Rows = ReturnType<typeof selectTicketRows>;

const inOrder = (rows: Rows, sort: TicketSort, cursor: TimeCursor | null) => {
  let asked = cursor ? rows.where(after(sort, cursor)) : rows;
  for (const [column, way] of orders[sort]) asked = asked.orderBy(column, way);
  return asked.execute();
};

/** What has no time is neither overdue nor due soon. */
const asksWhatIsDue = ({ due, dueWithinHours }: TicketRule): boolean =>
  (due?.length ?? 0) > 0 || dueWithinHours !== undefined;

/**
 * What is due comes by an index of its own; only a page that it does not fill asks for the rest, and none that wants
 * nothing else: to find that nobody is left, every open ticket would be read.
 */
const dueFirst = async (rows: Rows, cursor: TimeCursor | null, limit: number, rule: TicketRule) => {
  const isAfterAllDue = cursor !== null && cursor.at >= never.toISOString();
  const due = isAfterAllDue
    ? []
    : await byStates(rows.where('ticket.dueAt', 'is not', null), cursor, limit, rule.due ?? []);
  if (due.length > limit || asksWhatIsDue(rule)) return due;
  let rest = rows.where('ticket.dueAt', 'is', null);
  if (isAfterAllDue) rest = rest.where('ticket.id', '>', cursor.id);
  return [
    ...due,
    ...(await rest
      .orderBy('ticket.id')
      .limit(limit + 1 - due.length)
      .execute()),
  ];
};

/**
 * The index of what is late or nearly so is in order within each state: where both are asked for, each gives its first
 * ones. Together they would be read whole to be sorted.
 */
const byStates = async (
  rows: Rows,
  cursor: TimeCursor | null,
  limit: number,
  states: readonly DueState[],
) => {
  if (states.length < 2 || states.includes('onTime')) return inOrder(rows, 'dueNext', cursor);
  const found = await Promise.all(
    [...new Set(states)].map((state) =>
      inOrder(rows.where(sql<boolean>`ticket.due_state = ${sql.lit(state)}`), 'dueNext', cursor),
    ),
  );
  return found
    .flat()
    .sort((one, other) => Number(one.dueAt) - Number(other.dueAt) || (one.id < other.id ? -1 : 1))
    .slice(0, limit + 1);
};

/** In a cursor, the time of who does not wait, and of what is not due: after everybody and everything that is. */
const never = new Date('9999-01-01T00:00:00Z');

type Placed = { lastMessageAt: Date; waitingSince: Date | null; dueAt: Date | null };
const placeOf = (sort: TicketSort, row: Placed): Date => {
  if (sort === 'dueNext') return row.dueAt ?? never;
  return sort === 'longestWait' ? (row.waitingSince ?? never) : row.lastMessageAt;
};

const after = (sort: TicketSort, { at, id }: TimeCursor): RawBuilder<boolean> => {
  if (sort === 'newest') return sql`(ticket.last_message_at, ticket.id) < (${at}::timestamptz, ${id}::uuid)`;
  if (sort === 'oldest') return sql`(ticket.last_message_at, ticket.id) > (${at}::timestamptz, ${id}::uuid)`;
  if (sort === 'dueNext') return sql`(ticket.due_at, ticket.id) > (${at}::timestamptz, ${id}::uuid)`;
  if (at >= never.toISOString()) return sql`(ticket.waiting_since is null and ticket.id > ${id}::uuid)`;
  return sql`((ticket.waiting_since, ticket.id) > (${at}::timestamptz, ${id}::uuid)
    or ticket.waiting_since is null)`;
};
