import { HiloError, type TicketDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { readClocks } from '../promises/clocks/clock-rows.ts';
import { openApprovals } from '../promises/law/read-approvals.ts';
import { unreadAmong } from './is-unread.ts';
import { readReading } from './read-reading.ts';
import { readThread } from './read-thread.ts';
import { presentTicketRow, selectTicketRows } from './ticket-rows.ts';

const firstPage = 50;

/** A ticket with the newest page of its thread and all that the first screen shows. @throws resource.notFound */
export const readTicket = async (app: App, actor: Actor, ticketId: string): Promise<TicketDto> => {
  authorise(actor, 'tickets.read');
  const row = await selectTicketRows(app.db)
    .select([
      'ticket.version',
      'ticket.priority',
      'ticket.topic',
      'ticket.disposition',
      'ticket.reason',
      'ticket.channelId',
      'ticket.createdAt',
      'ticket.resolvedAt',
      'ticket.mergedInto',
      'customer.restrictedAt',
    ])
    .select((query) =>
      query
        .selectFrom('message')
        .select('message.occurredAt')
        .whereRef('message.ticketId', '=', 'ticket.id')
        .where('message.kind', '=', 'message')
        .orderBy('message.occurredAt')
        .orderBy('message.id')
        .limit(1)
        .as('firstMessageAt'),
    )
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  if (!row || row.restrictedAt !== null) throw new HiloError('resource.notFound', 'There is no such ticket.');
  // Before the thread: what comes between the two is new once more, instead of never.
  const reading = await readReading(app, actor, ticketId);
  const [thread, unread, clocks, approvals, participants, identities, suggestions] = await Promise.all([
    readThread(app, { id: row.id, customerId: row.customerId }, { limit: firstPage }),
    unreadAmong(app.db, actor, [ticketId]),
    readClocks(app.db, ticketId, { isLiving: true }),
    openApprovals(app.db, ticketId),
    app.db
      .selectFrom('participant')
      .select(['kind', 'value', 'name', 'role'])
      .where('ticketId', '=', ticketId)
      .orderBy('since')
      .limit(100)
      .execute(),
    app.db
      .selectFrom('identity')
      .select(['kind', 'value', 'displayName as name', 'verifiedAt'])
      .where('customerId', '=', row.customerId)
      .where('blockedAt', 'is', null)
      .orderBy('createdAt')
      .limit(50)
      .execute(),
    app.db
      .selectFrom('ticketSuggestion')
      .innerJoin('ticket', 'ticket.id', 'ticketSuggestion.otherTicketId')
      .innerJoin('customer', 'customer.id', 'ticket.customerId')
      .where('customer.restrictedAt', 'is', null)
      .where('ticket.mergedInto', 'is', null)
      .select(['ticket.id as ticketId', 'ticket.trackingKey', 'ticket.subject', 'ticketSuggestion.rule'])
      .where('ticketSuggestion.ticketId', '=', ticketId)
      .where('ticketSuggestion.decidedAt', 'is', null)
      .limit(5)
      .execute(),
  ]);
  return {
    ...presentTicketRow(row, unread),
    version: row.version,
    priority: row.priority,
    topic: row.topic,
    clocks,
    approvals,
    disposition: row.disposition,
    reason: row.reason,
    channelId: row.channelId,
    createdAt: row.createdAt.toISOString(),
    firstMessageAt: (row.firstMessageAt ?? row.createdAt).toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    mergedInto: row.mergedInto,
    participants: participants.map((one) => ({
      ...one,
      role: one.role,
    })),
    reachableAt: reachableAt(identities, participants),
    suggestions,
    ...reading,
    thread,
    answerTo: await answerTo(app, ticketId),
  };
};

type KnownParty = { kind: string; value: string; name: string | null };

/** What she gave for this ticket first: it is her latest word. */
const reachableAt = (
  identities: (KnownParty & { verifiedAt: Date | null })[],
  participants: (KnownParty & { role: string })[],
): TicketDto['reachableAt'] => {
  const own = identities.map(({ verifiedAt, ...party }) => ({ ...party, isVerified: verifiedAt !== null }));
  const given = participants
    .filter(({ role }) => role === 'customer')
    .filter((party) => !own.some(({ kind, value }) => kind === party.kind && value === party.value))
    .map(({ kind, value, name }) => ({ kind, value, name, isVerified: false }));
  return [...given, ...own];
};

/**
 * Who an answer would go to: the last who wrote, and those who were copied in that message. Not where its sender was
 * proved to be somebody else: whoever forged it would read the answer.
 */
const answerTo = async (app: App, ticketId: string): Promise<TicketDto['answerTo']> => {
  const { rows } = await sql<{
    id: string | null;
    channelId: string | null;
    kind: string;
    value: string;
    name: string | null;
    cc: { kind: string; value: string; name: string | null }[] | null;
  }>`
    (select message.id, message.channel_id, identity.kind, identity.value, coalesce(message.author_name, identity.display_name) as name, case when assurance->>'level' = 'failed' then '[]' else parties->'cc' end as cc, 0 as rank
      from message join identity on identity.id = message.author_identity_id
      where ticket_id = ${ticketId} and direction = 'in' and automatic is distinct from 'auto' order by occurred_at desc limit 1)
    union all
    (select null, message.channel_id, party->>'kind', party->>'value', party->>'name', parties->'cc', 1
      from message, jsonb_array_elements(parties->'to') as party
      where ticket_id = ${ticketId} and direction = 'out' and kind = 'message' order by occurred_at desc limit 1)
    order by rank limit 1`.execute(app.db);
  const row = rows[0];
  if (!row || row.channelId === null) return null;
  return {
    channelId: row.channelId,
    to: [{ kind: row.kind, value: row.value, name: row.name }],
    cc: row.cc ?? [],
    messageId: row.id,
  };
};
