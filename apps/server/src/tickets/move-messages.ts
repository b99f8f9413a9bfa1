import { HiloError } from '@hilo/api';
import {
  type Actor,
  afterLastAnswer,
  changeTicket,
  divideWaiting,
  longerWait,
  type TicketState,
} from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lockHomeOf } from '../customers/lock-customer.ts';
import { lockTicket } from '../outgoing/send-message.ts';
import { answers } from '../promises/answered/last-answer.ts';
import { type MovedClocks, moveClocks } from '../promises/clocks/clocks-of-move.ts';
import { type GuardPass, guardOf, passGuard } from '../promises/law/pass-guard.ts';
import { createTicket } from './create-ticket.ts';
import { type MovedInteractions, moveInteractions } from './move-interactions.ts';
import { type MovedParticipants, moveParticipants } from './move-participants.ts';
import { recountTicket } from './recount-ticket.ts';
import { lockTicket as readTicketRow } from './store-message.ts';
import { readStanding, type Standing, stateOf, type TicketStanding } from './ticket-standing.ts';

type MoveRequest = {
  /** Where omitted, every message: the ticket is merged into the other. */
  messageIds?: string[] | undefined;
  /** Where omitted, the messages become a ticket of their own. */
  toTicketId?: string | undefined;
  reason: string | null;
};

/** All that a move changed, kept with it. */
export type MoveRecord = {
  isMerge: boolean;
  hasOpened: boolean;
  from: { before: TicketStanding; after: TicketStanding };
  to: { before: TicketStanding; after: TicketStanding };
  messages: { id: string; interactionId: string | null }[];
  interactions: MovedInteractions;
  participants: MovedParticipants;
  suggestions: { ticketId: string; otherTicketId: string }[];
  clocks: { from: MovedClocks; to: MovedClocks };
};

type MoveResult = { moveId: string; toTicketId: string };

/**
 * Moves messages to another ticket, to one of their own, or all of them: a merge, after which the emptied ticket
 * leads to the other. All that hangs on a message goes along, and `undoMessageMove` restores it.
 * @throws resource.notFound, resource.conflict (merged), customer.restricted, request.invalid
 */
export const moveMessages = async (
  app: App,
  actor: Actor,
  fromTicketId: string,
  { messageIds, toTicketId, reason }: MoveRequest,
): Promise<MoveResult> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, (unit) =>
    moveWithin(app, unit, fromTicketId, { messageIds, toTicketId, reason }),
  );
};

/** The same in the caller's transaction. */
export const moveWithin = async (
  app: App,
  unit: Unit,
  fromTicketId: string,
  { messageIds, toTicketId, reason }: MoveRequest,
  { isApproved = false }: Pick<GuardPass, 'isApproved'> = {},
): Promise<MoveResult> => {
  const { actor } = unit;
  if (toTicketId === fromTicketId)
    throw new HiloError('request.invalid', 'These are one and the same ticket.');
  // Always in one order, so that two moves against each other wait instead of blocking.
  for (const id of [fromTicketId, ...(toTicketId ? [toTicketId] : [])].sort()) await lockTicket(unit, id);
  const all = await messagesOf(unit, fromTicketId);
  const wanted = new Set(messageIds ?? all.map((row) => row.id));
  const moving = all.filter((row) => wanted.has(row.id));
  const staying = all.filter((row) => !wanted.has(row.id));
  if (moving.length !== wanted.size || moving.length === 0)
    throw new HiloError('resource.notFound', 'Some of these messages are not in this ticket.');
  const isMerge = staying.length === 0;
  if (isMerge && !toTicketId)
    throw new HiloError('request.invalid', 'A ticket cannot be left without messages. Choose some of them.');

  if (isMerge) {
    const { clocks } = await readTicketRow(unit, fromTicketId, null);
    await passGuard(
      unit,
      guardOf(await unit.readPromises(), 'merge', clocks),
      { ticketId: fromTicketId, action: 'merge', change: { toTicketId } },
      { why: reason, isApproved },
    );
  }
  const fromBefore = await readStanding(unit, fromTicketId);
  const target = toTicketId ?? (await splitOff(app, unit, fromTicketId, moving));
  const toBefore = await readStanding(unit, target);
  const ids = moving.map((row) => row.id);
  const interactions = await moveInteractions(unit, fromTicketId, target, moving, staying);
  await sql`
      with moved as (update message set ticket_id = ${target} where id = any(${ids}::uuid[]))
      update message_search set ticket_id = ${target} where message_id = any(${ids}::uuid[])`.execute(
    unit.trx,
  );
  const participants = await moveParticipants(unit, fromTicketId, target, ids, isMerge);
  await settle(unit, { fromTicketId, target, moving, staying, fromBefore, toBefore, isMerge });
  const clocks = await moveClocks(
    unit,
    { id: fromTicketId, before: stateOf(fromBefore.standing) },
    { id: target, before: stateOf(toBefore.standing) },
    { isMerge },
  );
  const suggestions = await decideSuggestions(unit, fromTicketId, target);
  const record: MoveRecord = {
    isMerge,
    hasOpened: toTicketId === undefined,
    from: { before: fromBefore, after: await readStanding(unit, fromTicketId) },
    to: { before: toBefore, after: await readStanding(unit, target) },
    messages: moving.map(({ id, interactionId }) => ({ id, interactionId })),
    interactions,
    participants,
    suggestions,
    clocks,
  };
  const moveId = unit.newId();
  await unit.trx
    .insertInto('messageMove')
    .values({
      id: moveId,
      messageIds: ids,
      fromTicketId,
      toTicketId: target,
      before: JSON.stringify(record),
      reason,
      movedBy: actor.type === 'agent' ? actor.agentId : null,
      movedAt: unit.now,
    })
    .execute();
  const facts = { messageIds: ids, fromTicketId, toTicketId: target, moveId, undoes: null };
  for (const ticketId of [fromTicketId, target]) unit.emit({ type: 'message.moved', ticketId, facts });
  if (isMerge)
    unit.emit({
      type: 'ticket.resolved',
      ticketId: fromTicketId,
      facts: { disposition: null, waitingSince: null },
    });
  return { moveId, toTicketId: target };
};

export type MovedRow = Awaited<ReturnType<typeof messagesOf>>[number];

/** When the customer's messages among these came that none of these answers. */
export const unansweredOf = (rows: MovedRow[]): string[] =>
  afterLastAnswer(
    rows
      .filter((row) => row.kind === 'message' && row.automatic !== 'auto')
      .filter((row) => row.direction === 'in' || answers(row))
      .map((row) => ({ at: row.occurredAt.toISOString(), isAnswer: row.direction === 'out' })),
  );

export const messagesOf = (unit: Unit, ticketId: string) =>
  unit.trx
    .selectFrom('message')
    .select(['id', 'interactionId', 'direction', 'automatic', 'occurredAt', 'subject', 'channelId'])
    .select(['kind', 'isForward', 'delivery', 'countsAsAnswer'])
    .where('ticketId', '=', ticketId)
    .orderBy('occurredAt')
    .orderBy('id')
    .execute();

/** A new ticket of the same customer, queue and owner, under the subject of its first message. */
const splitOff = async (app: App, unit: Unit, fromTicketId: string, moving: MovedRow[]): Promise<string> => {
  const from = await unit.trx
    .selectFrom('ticket')
    .select(['customerId', 'queueId', 'ownerId', 'subject', 'kind'])
    .where('id', '=', fromTicketId)
    .executeTakeFirstOrThrow();
  const first = moving.find((row) => row.kind === 'message') ?? moving[0]!;
  return createTicket(app, unit, {
    ...from,
    customerId: await lockHomeOf(unit, from.customerId),
    channelId: first.channelId,
    subject: first.subject ?? from.subject,
    direction: first.direction === 'out' ? 'out' : 'in',
    rule: 'split',
    occurredAt: first.occurredAt.toISOString(),
  });
};

type Settling = {
  fromTicketId: string;
  target: string;
  moving: MovedRow[];
  staying: MovedRow[];
  fromBefore: TicketStanding;
  toBefore: TicketStanding;
  isMerge: boolean;
};

/** Counts anew on both sides, and lets the waiting go where its message went. */
const settle = async (unit: Unit, move: Settling): Promise<void> => {
  const { fromTicketId, target, fromBefore, toBefore, isMerge } = move;
  await recountTicket(unit, fromTicketId);
  await recountTicket(unit, target);
  const { moved, stayed } = divideWaiting({
    waitingSince: fromBefore.standing.waitingSince,
    moving: unansweredOf(move.moving),
    staying: unansweredOf(move.staying),
  });
  const to = stateOf(toBefore.standing);
  // Somebody who still waits must be seen.
  const woken = moved === null ? to : changeTicket(to, { type: 'inbound', at: moved, isAutomatic: false });
  await setState(unit, target, toBefore.standing, {
    ...woken,
    waitingSince: longerWait(to.waitingSince, moved),
  });
  const from = { ...stateOf(fromBefore.standing), waitingSince: stayed };
  await setState(
    unit,
    fromTicketId,
    fromBefore.standing,
    isMerge ? changeTicket(from, { type: 'resolve' }) : from,
    isMerge ? target : null,
  );
};

const setState = async (
  unit: Unit,
  ticketId: string,
  before: Standing,
  state: TicketState,
  mergedInto: string | null = null,
): Promise<void> => {
  await unit.trx
    .updateTable('ticket')
    .set({
      ...state,
      mergedInto,
      resolvedAt: state.status === 'resolved' ? (before.resolvedAt ?? unit.now) : null,
    })
    .where('id', '=', ticketId)
    .execute();
};

const decideSuggestions = async (unit: Unit, one: string, other: string) =>
  unit.trx
    .updateTable('ticketSuggestion')
    .set({ decidedAt: unit.now, decision: 'joined' })
    .where('decidedAt', 'is', null)
    .where((where) =>
      where.or([
        where.and([where('ticketId', '=', one), where('otherTicketId', '=', other)]),
        where.and([where('ticketId', '=', other), where('otherTicketId', '=', one)]),
      ]),
    )
    .returning(['ticketId', 'otherTicketId'])
    .execute();
