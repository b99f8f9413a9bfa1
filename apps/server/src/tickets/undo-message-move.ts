import { HiloError } from '@hilo/api';
import { type Actor, changeTicket, divideWaiting, longerWait } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lockTicket } from '../outgoing/send-message.ts';
import { moveClocksBack } from '../promises/clocks/clocks-of-move.ts';
import { type MoveRecord, messagesOf, unansweredOf } from './move-messages.ts';
import { recountTicket } from './recount-ticket.ts';
import { isSame, readStanding, type TicketStanding } from './ticket-standing.ts';

/**
 * Takes a move back, whatever came since: its messages return with all that hung on them, later ones stay where they
 * came, and what people changed since on either ticket is kept.
 * @throws move.undone, move.overtaken when a later move took some of the same messages or tickets
 */
export const undoMessageMove = async (
  app: App,
  actor: Actor,
  moveId: string,
): Promise<{ moveId: string }> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    const move = await loadMove(unit, moveId);
    const record = move.before as MoveRecord;
    if (record.messages === undefined)
      throw new HiloError('move.overtaken', 'What this move changed was erased; it cannot be taken back.');
    const { fromTicketId: home, toTicketId: away, messageIds } = move;
    await lockBoth(unit, home, away, record);
    const there = await unit.trx
      .selectFrom('message')
      .select('id')
      .where('id', 'in', messageIds)
      .where('ticketId', '=', away)
      .execute();
    if (there.length !== messageIds.length)
      throw new HiloError('move.overtaken', 'Some of these messages were moved on since. Undo that first.');
    const homeNow = await readStanding(unit, home);
    const awayNow = await readStanding(unit, away);
    const { moved, stayed } = await divideAgain(unit, away, messageIds, awayNow.standing.waitingSince);
    await sql`
      with moved as (update message set ticket_id = ${home} where id = any(${messageIds}::uuid[]))
      update message_search set ticket_id = ${home} where message_id = any(${messageIds}::uuid[])`.execute(
      unit.trx,
    );
    await interactionsBack(unit, home, away, record);
    await participantsBack(unit, home, away, record);
    await recountTicket(unit, home);
    await recountTicket(unit, away);
    await standBack(unit, home, record.from, homeNow, longerWait(homeNow.standing.waitingSince, moved));
    await standBack(unit, away, record.to, awayNow, stayed);
    if (record.hasOpened) await closeIfEmpty(unit, away, home);
    await moveClocksBack(unit, { id: home, before: homeNow.standing }, record.clocks?.from);
    await moveClocksBack(unit, { id: away, before: awayNow.standing }, record.clocks?.to);
    for (const { ticketId, otherTicketId } of record.suggestions)
      await unit.trx
        .updateTable('ticketSuggestion')
        .set({ decidedAt: null, decision: null })
        .where('ticketId', '=', ticketId)
        .where('otherTicketId', '=', otherTicketId)
        .execute();
    const id = unit.newId();
    await unit.trx
      .insertInto('messageMove')
      .values({
        id,
        messageIds,
        fromTicketId: away,
        toTicketId: home,
        before: JSON.stringify({}),
        movedBy: actor.type === 'agent' ? actor.agentId : null,
        movedAt: unit.now,
        undoes: moveId,
      })
      .execute();
    const facts = { messageIds, fromTicketId: away, toTicketId: home, moveId: id, undoes: moveId };
    for (const ticketId of [away, home]) unit.emit({ type: 'message.moved', ticketId, facts });
    return { moveId: id };
  });
};

const loadMove = async (unit: Unit, moveId: string) => {
  const move = await unit.trx
    .selectFrom('messageMove')
    .selectAll()
    .where('id', '=', moveId)
    .forUpdate()
    .executeTakeFirst();
  if (!move) throw new HiloError('resource.notFound', 'There is no such move.');
  const undone = await unit.trx
    .selectFrom('messageMove')
    .select('id')
    .where('undoes', '=', moveId)
    .executeTakeFirst();
  if (undone || move.undoes) throw new HiloError('move.undone', 'This move was taken back already.');
  return move;
};

const lockBoth = async (unit: Unit, home: string, away: string, record: MoveRecord): Promise<void> => {
  const rows = await unit.trx
    .selectFrom('ticket')
    .select(['id', 'mergedInto'])
    .where('id', 'in', [home, away])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const mergedOf = (id: string) => rows.find((row) => row.id === id)?.mergedInto ?? null;
  if (mergedOf(home) !== (record.isMerge ? away : null) || mergedOf(away) !== null)
    throw new HiloError('move.overtaken', 'One of these tickets was merged since. Undo that first.');
  if (record.isMerge)
    await unit.trx.updateTable('ticket').set({ mergedInto: null }).where('id', '=', home).execute();
  for (const id of [home, away].sort()) await lockTicket(unit, id);
  // As it was found, so that both standings compare.
  if (record.isMerge)
    await unit.trx.updateTable('ticket').set({ mergedInto: away }).where('id', '=', home).execute();
};

const interactionsBack = async (
  unit: Unit,
  home: string,
  away: string,
  record: MoveRecord,
): Promise<void> => {
  const { trx } = unit;
  const backOpen = record.from.before.openInteractionIds.filter(
    (id) => !record.from.after.openInteractionIds.includes(id) && !record.interactions.moved.includes(id),
  );
  if (backOpen.length > 0)
    await trx
      .updateTable('interaction')
      .set({ endedAt: null, endedBy: null, agentId: null })
      .where('id', 'in', backOpen)
      .execute();
  for (const { id, interactionId } of record.messages)
    await trx.updateTable('message').set({ interactionId }).where('id', '=', id).execute();
  for (const id of record.interactions.moved) {
    const later = await trx
      .selectFrom('message')
      .select('id')
      .where('interactionId', '=', id)
      .where('ticketId', '=', away)
      .execute();
    if (later.length > 0) {
      // What joined it since stays, in an interaction of its own.
      const row = await trx
        .selectFrom('interaction')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirstOrThrow();
      const copyId = unit.newId();
      await trx
        .insertInto('interaction')
        .values({ ...row, id: copyId })
        .execute();
      await trx
        .updateTable('message')
        .set({ interactionId: copyId })
        .where(
          'id',
          'in',
          later.map((one) => one.id),
        )
        .execute();
    }
    await trx.updateTable('interaction').set({ ticketId: home }).where('id', '=', id).execute();
  }
  if (record.interactions.copied.length > 0)
    await sql`delete from interaction where id = any(${record.interactions.copied}::uuid[])
      and not exists (select from message where message.interaction_id = interaction.id)`.execute(trx);
};

/** Later messages keep their people: only who is in none of them leaves again. */
const participantsBack = async (
  unit: Unit,
  home: string,
  away: string,
  record: MoveRecord,
): Promise<void> => {
  for (const { kind, value } of record.participants.added)
    await sql`
      delete from participant where ticket_id = ${away} and kind = ${kind} and value = ${value}
        and not exists (select from message left join identity on identity.id = message.author_identity_id
          where message.ticket_id = ${away} and ((identity.kind = ${kind} and identity.value = ${value})
            or coalesce(parties->'to', '[]') || coalesce(parties->'cc', '[]')
              @> ${JSON.stringify([{ kind, value }])}::jsonb))`.execute(unit.trx);
  const { removed } = record.participants;
  if (removed.length > 0)
    await unit.trx
      .insertInto('participant')
      .values(removed.map((row) => ({ ...row, ticketId: home })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
};

type Sides = { before: TicketStanding; after: TicketStanding };

/** Restores what the move changed where nobody changed it since; where somebody did, his word stands. */
const standBack = async (
  unit: Unit,
  ticketId: string,
  { before, after }: Sides,
  now: TicketStanding,
  waitingSince: string | null,
): Promise<void> => {
  const counters = isSame(now.counters, after.counters) ? before.counters : {};
  const { status, waitingOn, followUpAt, snoozedUntil } = now.standing;
  const standing = isSame(now.standing, after.standing)
    ? before.standing
    : { status, waitingOn, followUpAt, snoozedUntil, waitingSince, mergedInto: null };
  await unit.trx
    .updateTable('ticket')
    .set({ ...counters, ...standing })
    .where('id', '=', ticketId)
    .execute();
};

/** Which part of the waiting there returns with the messages, and which stays. */
const divideAgain = async (unit: Unit, away: string, messageIds: string[], waitingSince: string | null) => {
  const rows = await messagesOf(unit, away);
  const part = (isMoving: boolean): string[] =>
    unansweredOf(rows.filter((row) => messageIds.includes(row.id) === isMoving));
  return divideWaiting({ waitingSince, moving: part(true), staying: part(false) });
};

/** A ticket that the move opened and that nobody wrote in leads back to where it came from. */
const closeIfEmpty = async (unit: Unit, away: string, home: string): Promise<void> => {
  const left = await unit.trx
    .selectFrom('message')
    .select('id')
    .where('ticketId', '=', away)
    .limit(1)
    .executeTakeFirst();
  if (left) return;
  const now = await readStanding(unit, away);
  const state = changeTicket(now.standing, { type: 'resolve' });
  await unit.trx
    .updateTable('ticket')
    .set({
      status: state.status,
      waitingOn: null,
      followUpAt: null,
      snoozedUntil: null,
      waitingSince: null,
      resolvedAt: unit.now,
      mergedInto: home,
    })
    .where('id', '=', away)
    .execute();
  unit.emit({ type: 'ticket.resolved', ticketId: away, facts: { disposition: null, waitingSince: null } });
};
