import type { TicketRule } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import { fieldConditions } from './filter-fields.ts';
import { isUnreadBy } from './is-unread.ts';

type Condition = RawBuilder<boolean>;

/** What was merged is an empty shell whose key leads to another ticket: lists, counts and exports leave it out. */
export const isNotMerged: Condition = sql`ticket.merged_into is null`;

/**
 * What a rule asks of `ticket`, as conditions that all hold; the pure twin is `matchesRule` in the core.
 * Served by an index: status, owner, queue (newest first), tags, what is due, how long somebody waits, the customers of an
 * organisation. Kind, channel, custom fields and unread are asked of each row on the way.
 * @param agentId who asks; null for a program, for whom nothing is unread
 */
export const ruleConditions = (rule: TicketRule, now: Date, agentId: string | null): Condition[] => {
  const found: Condition[] = [];
  const { status, owner, queueId, tag, kind, channelId, waitingMinutes, organisationId, spam, snoozed, due } =
    rule;
  if (status?.length) found.push(oneOf('status', status, 'text'));
  if (owner === 'somebody') found.push(sql`ticket.owner_id is not null`);
  else if (owner?.id === null) found.push(sql`ticket.owner_id is null`);
  else if (owner) found.push(sql`ticket.owner_id = ${owner.id}::uuid`);
  if (queueId?.length) found.push(oneOf('queue_id', queueId, 'uuid'));
  // The second condition is the predicate of the index.
  if (tag?.length) found.push(sql`(ticket.tags @> ${tag}::text[] and ticket.tags <> '{}')`);
  if (kind?.length) found.push(oneOf('kind', kind, 'text'));
  if (channelId?.length) found.push(oneOf('last_channel_id', channelId, 'uuid'));
  if (waitingMinutes !== undefined)
    found.push(sql`ticket.waiting_since < ${new Date(now.getTime() - waitingMinutes * 60_000)}`);
  if (organisationId !== undefined)
    found.push(sql`ticket.customer_id in (select id from customer
      where id = ${organisationId}::uuid or organisation_id = ${organisationId}::uuid)`);
  if (spam !== undefined) found.push(spam ? sql`ticket.is_spam` : sql`not ticket.is_spam`);
  if (snoozed !== undefined)
    found.push(
      snoozed
        ? sql`ticket.snoozed_until > ${now}`
        : sql`(ticket.snoozed_until is null or ticket.snoozed_until <= ${now})`,
    );
  // In the text of the query: the index is on those that are not on time.
  if (due?.length) found.push(sql`ticket.due_state in (${sql.join(due.map((one) => sql.lit(one)))})`);
  found.push(...fieldConditions(rule.field ?? []));
  if (rule.dueWithinHours !== undefined)
    found.push(sql`ticket.due_at <= ${new Date(now.getTime() + rule.dueWithinHours * 3_600_000)}`);
  if (rule.isUnread) found.push(agentId === null ? sql`false` : isUnreadBy(agentId));
  return found;
};

/** One value is asked for as one: the planner then reads an index in its order. */
const oneOf = (
  column: 'status' | 'queue_id' | 'kind' | 'last_channel_id',
  values: readonly string[],
  type: 'text' | 'uuid',
): Condition =>
  values.length === 1
    ? sql`ticket.${sql.ref(column)} = ${literalFor(column, values[0]!)}::${sql.raw(type)}`
    : sql`ticket.${sql.ref(column)} = any(${values}::${sql.raw(type)}[])`;

/** A status stands in the text of the query, so that the indexes on part of the table can be chosen for it. */
const literalFor = (column: string, value: string): RawBuilder<unknown> =>
  column === 'status' ? sql.lit(value) : sql`${value}`;
