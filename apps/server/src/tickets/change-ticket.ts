import { type ChangeTicketBody, HiloError } from '@hilo/api';
import { type Actor, mostTags, changeTicket as nextState, type TicketState } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { requireFilledFields } from '../fields/require-fields.ts';
import { lockTicket } from '../outgoing/send-message.ts';
import { changeClocks } from '../promises/clocks/clocks-of-change.ts';
import type { GuardPass } from '../promises/law/pass-guard.ts';
import { readStanding, stateOf, type TicketStanding } from './ticket-standing.ts';
import { useTags } from './use-tags.ts';

type Fields = Record<string, unknown>;

/**
 * Changes what people set on a ticket. What is the same already changes nothing, not even the version.
 * @throws resource.changed when `ifVersion` is not the version; ticket.followUpNeeded; ticket.guarded; field.required;
 *   request.invalid
 */
export const changeTicket = async (
  app: App,
  actor: Actor,
  ticketId: string,
  body: ChangeTicketBody,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<void> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    await lockTicket(unit, ticketId, ifVersion);
    await changeLocked(unit, ticketId, body);
  });
};

/** Changes a ticket that is locked already. @returns whether anything changed @throws ticket.guarded */
export const changeLocked = async (
  unit: Unit,
  ticketId: string,
  body: ChangeTicketBody,
  { isApproved = false }: Pick<GuardPass, 'isApproved'> = {},
): Promise<boolean> => {
  const before = await readStanding(unit, ticketId);
  const plain = await plainFields(unit, ticketId, body);
  const endedWait = await readEndedWait(unit, ticketId, before.standing);
  const state = stateAfter(unit.now, before.standing, body, endedWait);
  const changed: Fields = { ...plain };
  for (const [name, value] of Object.entries(state))
    if (value !== before.standing[name as keyof TicketState]) changed[name] = value;
  if (state.status !== before.standing.status)
    changed.resolvedAt = state.status === 'resolved' ? unit.now : null;
  if (changed.status === 'resolved') await requireFilledFields(unit, ticketId);
  if (Object.keys(changed).length === 0) return false;
  if (moving.some((name) => name in changed))
    await changeClocks(
      unit,
      ticketId,
      {
        after: state,
        change: approvable(body),
        ...(body.kind ? { kind: body.kind } : {}),
        ...(body.topic === undefined ? {} : { topic: body.topic }),
        ...(body.isSpam === undefined ? {} : { isSpam: body.isSpam }),
      },
      { why: body.why, isApproved },
    );
  await unit.trx
    .updateTable('ticket')
    .set({ ...changed, version: sql`version + 1`, updatedAt: unit.now })
    .where('id', '=', ticketId)
    .execute();
  if (changed.status === 'resolved')
    await endInteractions(unit, ticketId, before.openInteractionIds, body.disposition ?? null);
  emitChanges(unit, ticketId, before, changed);
  return true;
};

/** What a clock hangs on. */
const moving = ['status', 'waitingOn', 'followUpAt', 'snoozedUntil', 'kind', 'topic', 'isSpam'];

/** What would be done once somebody approved it. */
const approvable = ({ why: _, ...change }: ChangeTicketBody): Record<string, unknown> => change;

/** The fields no rule hangs on, where they differ from what is stored. */
const plainFields = async (unit: Unit, ticketId: string, body: ChangeTicketBody): Promise<Fields> => {
  const names = [
    'subject',
    'kind',
    'topic',
    'priority',
    'ownerId',
    'queueId',
    'tags',
    'disposition',
    'reason',
    'isSpam',
  ] as const;
  const row = await unit.trx
    .selectFrom('ticket')
    .select([...names])
    .where('id', '=', ticketId)
    .executeTakeFirstOrThrow();
  const given: Fields = { ...body };
  const tags = body.tags && (await useTags(unit, body.tags));
  if (tags) given.tags = tags;
  // However they are added. Where rules have brought more, some may still be taken away.
  if (tags && tags.length > Math.max(mostTags, row.tags.length))
    throw new HiloError('request.invalid', `A ticket takes ${mostTags} tags at most.`, {
      fields: [{ field: 'tags', problem: 'tooMany' }],
    });
  const changed = Object.fromEntries(
    names
      .filter(
        (name) => given[name] !== undefined && JSON.stringify(given[name]) !== JSON.stringify(row[name]),
      )
      .map((name) => [name, given[name]]),
  );
  if (changed.ownerId) await mustExist(unit, 'agent', 'deactivatedAt', body.ownerId!);
  if (changed.queueId) await mustExist(unit, 'queue', 'archivedAt', body.queueId!);
  return changed;
};

const mustExist = async (
  unit: Unit,
  table: 'agent' | 'queue',
  ended: 'deactivatedAt' | 'archivedAt',
  id: string,
): Promise<void> => {
  const { rows } = await sql`
    select from ${sql.table(table)} where id = ${id} and ${sql.ref(ended)} is null`.execute(unit.trx);
  if (rows.length === 0)
    throw new HiloError('request.invalid', `This ${table} is not there, or no longer.`, { [table]: id });
};

/** Since when somebody had been waiting when the ticket was resolved over it. */
const readEndedWait = async (
  unit: Unit,
  ticketId: string,
  { status, resolvedAt }: TicketStanding['standing'],
): Promise<string | null> => {
  if (status !== 'resolved') return null;
  const { rows } = await sql<{ waitingSince: string | null }>`
    select facts->>'waitingSince' as waiting_since from event
    where ticket_id = ${ticketId} and type = 'ticket.resolved' and at = ${resolvedAt}::timestamptz
    order by position desc limit 1`.execute(unit.trx);
  return rows[0]?.waitingSince ?? null;
};

const stateAfter = (
  now: Date,
  standing: TicketStanding['standing'],
  body: ChangeTicketBody,
  endedWait: string | null,
): TicketState => {
  let state = stateOf(standing);
  const { status, waitingOn, followUpAt } = state;
  const wanted = body.status ?? (body.followUpAt || body.waitingOn ? 'waiting' : undefined);
  if (status === 'resolved' && wanted !== undefined && wanted !== 'resolved')
    state = nextState(state, { type: 'reopen', waitingSince: endedWait });
  if (wanted === 'waiting') {
    const back = body.followUpAt ?? (status === 'waiting' ? followUpAt : null);
    if (!back || Date.parse(back) <= now.getTime())
      throw new HiloError(
        'ticket.followUpNeeded',
        'A waiting ticket needs the day on which it comes back, in the future (followUpAt).',
      );
    const on = body.waitingOn ?? waitingOn ?? 'customer';
    state = nextState(state, { type: 'wait', on, followUpAt: new Date(back).toISOString() });
  } else if (wanted !== undefined && (body.followUpAt || body.waitingOn)) {
    throw new HiloError('request.invalid', 'Only a waiting ticket waits for somebody and comes back.');
  } else if (wanted === 'resolved' && status !== 'resolved') {
    state = nextState(state, { type: 'resolve' });
  } else if (wanted === 'open' && status === 'waiting') {
    state = nextState(state, { type: 'reopen', waitingSince: null });
  }
  if (body.snoozedUntil === undefined) return state;
  if (body.snoozedUntil === null) return { ...state, snoozedUntil: null };
  if (Date.parse(body.snoozedUntil) <= now.getTime())
    throw new HiloError('request.invalid', 'A ticket sleeps until a time in the future (snoozedUntil).');
  return nextState(state, { type: 'snooze', until: new Date(body.snoozedUntil).toISOString() });
};

const endInteractions = async (
  unit: Unit,
  ticketId: string,
  ids: string[],
  disposition: string | null,
): Promise<void> => {
  if (ids.length === 0) return;
  await unit.trx
    .updateTable('interaction')
    .set({
      endedAt: unit.now,
      endedBy: 'disposition',
      disposition,
      agentId: unit.actor.type === 'agent' ? unit.actor.agentId : null,
    })
    .where('id', 'in', ids)
    .execute();
  for (const interactionId of ids)
    unit.emit({
      type: 'interaction.ended',
      ticketId,
      facts: { interactionId, by: 'disposition', disposition },
    });
};

/** Says what became of a ticket. @param changed the fields that are not as they were, as they are now */
export const emitChanges = (
  unit: Unit,
  ticketId: string,
  before: Pick<TicketStanding, 'standing'>,
  changed: Fields,
): void => {
  const was = before.standing;
  const text = (name: string): string | null => (changed[name] as string | null | undefined) ?? null;
  if ('ownerId' in changed)
    unit.emit({ type: 'ticket.assigned', ticketId, facts: { from: was.ownerId, to: text('ownerId') } });
  if ('status' in changed) {
    if (changed.status === 'resolved')
      unit.emit({
        type: 'ticket.resolved',
        ticketId,
        facts: { disposition: text('disposition'), waitingSince: was.waitingSince },
      });
    else if (was.status === 'resolved' && changed.status === 'open')
      unit.emit({ type: 'ticket.reopened', ticketId, facts: { messageId: null } });
    else
      unit.emit({
        type: 'ticket.statusChanged',
        ticketId,
        facts: {
          from: was.status,
          to: text('status')!,
          waitingOn: text('waitingOn'),
          followUpAt: text('followUpAt'),
        },
      });
  }
  if ('snoozedUntil' in changed && (changed.snoozedUntil !== null || !('status' in changed)))
    unit.emit({ type: 'ticket.snoozed', ticketId, facts: { until: text('snoozedUntil') } });
  const own = ['ownerId', 'status', 'snoozedUntil', 'resolvedAt', 'waitingSince'];
  if ('status' in changed) own.push('waitingOn', 'followUpAt');
  const fields = Object.keys(changed).filter((name) => !own.includes(name));
  if (fields.length > 0) unit.emit({ type: 'ticket.changed', ticketId, facts: { fields } });
};
