import { type ApplyMacroBody, type ChangeTicketBody, sendMessageBody } from '@hilo/api';
import { type Actor, type MacroActions, planMacro } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { addMessage, lockTicket } from '../outgoing/send-message.ts';
import { changeLocked } from '../tickets/change-ticket.ts';
import { findAnswer } from './read-answers.ts';

export type MacroApplied = {
  messageId: string | null;
  noteId: string | null;
  undo: ChangeTicketBody | null;
};

/**
 * Uses a macro: the message first, where there is one, then what it does to the ticket, then its note, all or none.
 * @returns with what puts the ticket back; for a message that may still be called back, do that after
 * @throws auth.forbidden, resource.notFound, resource.changed, request.invalid where it points at something gone, and
 *   what sending a message throws
 */
export const applyMacro = async (
  app: App,
  hub: ChannelHub,
  actor: Actor,
  ticketId: string,
  { answerId, message }: ApplyMacroBody,
  options: { ifVersion?: number } = {},
): Promise<MacroApplied> => {
  authorise(actor, 'tickets.write');
  if (message && message.kind !== 'note') authorise(actor, 'messages.send');
  return inTransaction(app, actor, async (unit) => {
    const ticket = await lockTicket(unit, ticketId, options.ifVersion);
    const answer = await findAnswer(unit.trx, actor, answerId);
    const actions = (answer.actions ?? {}) as MacroActions;
    const messageId = message ? await addMessage(unit, hub, actor, ticket, message) : null;
    const before = await readFields(unit, ticketId);
    const change = planMacro(actions, {
      agentId: actor.type === 'agent' ? actor.agentId : null,
      tags: before.tags,
      now: unit.now.toISOString(),
      timeZone: await zoneOf(unit, actor),
    });
    await changeLocked(unit, ticketId, change);
    const note = actions.note?.trim();
    const noteId = note
      ? await addMessage(unit, hub, actor, ticket, sendMessageBody.parse({ kind: 'note', text: note }))
      : null;
    await unit.trx
      .updateTable('answer')
      .set({ useCount: sql`use_count + 1`, lastUsedAt: unit.now })
      .where('id', '=', answerId)
      .execute();
    unit.emit({ type: 'ticket.macroApplied', ticketId, facts: { answerId } });
    return { messageId, noteId, undo: inverse(before, await readFields(unit, ticketId), unit.now) };
  });
};

const readFields = (unit: Unit, ticketId: string) =>
  unit.trx
    .selectFrom('ticket')
    .select([
      'ownerId',
      'queueId',
      'kind',
      'priority',
      'tags',
      'status',
      'waitingOn',
      'followUpAt',
      'snoozedUntil',
    ])
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
type Fields = Awaited<ReturnType<typeof readFields>>;

/** What puts back what differs. A time that is past by now is not put back: nothing can wait for it. */
const inverse = (before: Fields, after: Fields, now: Date): ChangeTicketBody | null => {
  const undo: ChangeTicketBody = {};
  if (before.ownerId !== after.ownerId) undo.ownerId = before.ownerId;
  if (before.queueId !== after.queueId) undo.queueId = before.queueId;
  if (before.kind !== after.kind) undo.kind = before.kind;
  if (before.priority !== after.priority) undo.priority = before.priority;
  if (before.tags.join('\n') !== after.tags.join('\n')) undo.tags = before.tags;
  const isAhead = (at: Date | null): at is Date => at !== null && at > now;
  if (before.status !== after.status || Number(before.followUpAt) !== Number(after.followUpAt)) {
    if (before.status === 'waiting' && before.waitingOn && isAhead(before.followUpAt)) {
      undo.status = 'waiting';
      undo.waitingOn = before.waitingOn;
      undo.followUpAt = before.followUpAt.toISOString();
    } else undo.status = before.status === 'resolved' ? 'resolved' : 'open';
  }
  if (Number(before.snoozedUntil) !== Number(after.snoozedUntil))
    undo.snoozedUntil = isAhead(before.snoozedUntil) ? before.snoozedUntil.toISOString() : null;
  return Object.keys(undo).length > 0 ? undo : null;
};

const zoneOf = async (unit: Unit, actor: Actor): Promise<string> => {
  if (actor.type !== 'agent') return 'UTC';
  const agent = await unit.trx
    .selectFrom('agent')
    .select('timeZone')
    .where('id', '=', actor.agentId)
    .executeTakeFirst();
  return agent?.timeZone ?? 'UTC';
};
