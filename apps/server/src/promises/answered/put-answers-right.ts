import {
  type Actor,
  changeTicket,
  reanswerClocks,
  reviveClock,
  type SentAnswer,
  suspendForCure,
  type TicketState,
} from '@hilo/core';
import { sql } from 'kysely';
import { authorise } from '../../app/authorise.ts';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket, type TicketRow } from '../../tickets/store-message.ts';
import { type Standing, stateOf } from '../../tickets/ticket-standing.ts';
import { clockJson, readClockJson, type StoredClock } from '../clocks/clock-rows.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { workOnClocks } from '../clocks/clock-work.ts';
import { keepOne, settlesBy, startSolution, stateBefore } from '../clocks/clocks-of-message.ts';
import { followMove } from '../clocks/follow-move.ts';
import { factsOf, readThreadFacts, type ThreadFacts } from '../clocks/ticket-facts.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import { bringBack, type Ended, endAsBefore, endedOtherwise, readGivenUp } from './given-up.ts';
import { isAnswer } from './last-answer.ts';

type Seen = { id: string; ticketId: string; interactionId: string | null; occurredAt: Date };

/**
 * Brings clocks, interaction and ticket in step with what a message counts as now. The caller has locked the ticket and
 * written the verdict. @returns the breaches that were none after all, and how clocks had ended that end otherwise now
 * @throws auth.forbidden for those breaches
 */
export const putAnswersRight = async (
  unit: Unit,
  actor: Actor,
  message: Seen,
  /** `backTo`: where the ticket stood before this was said, and how its clocks had ended. */
  { counts, backTo }: { counts: boolean; backTo: { standing: Standing; ended: readonly Ended[] } | null },
): Promise<{ breachIds: string[]; ended: Ended[] }> => {
  const { id: messageId, ticketId } = message;
  const row = await lockTicket(unit, ticketId, null);
  if (row.isSpam) return { breachIds: [], ended: [] };
  const thread = await readThreadFacts(unit, ticketId);
  await moveInteraction(unit, message, thread, counts);
  const at = unit.now.toISOString();
  const promises = await unit.readPromises();
  const rules = clockRules(promises, row.place, unit.now);
  const ended = await readEnded(unit, message);
  const before = stateBefore(row);
  const asksCustomer = row.clocks.some(({ kind }) => kind === 'cure');
  const after = backTo ? stateOf(backTo.standing) : stateAfter(before, thread, counts, asksCustomer);
  const isReopened = before.status === 'resolved' && after.status !== 'resolved';
  const givenUp = isReopened ? await readGivenUp(unit, ticketId) : [];
  const clocks = onceEach([...row.clocks, ...ended, ...givenUp]);
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, clocks);
  const changes = reanswerClocks(
    clocks,
    {
      message: { messageId, at: message.occurredAt.toISOString() },
      counts,
      answers: await readAnswers(unit, ticketId),
      settles: settlesBy(promises),
    },
    { policy: promises.wakePolicy, now: at },
  );
  const withdrawn = changes
    .filter(({ clock, change }) => clock.breachedAt !== null && change.breachedAt === null)
    .map(({ clock }) => clock.id);
  // The register is kept by others than those whom it speaks of.
  if (withdrawn.length > 0) authorise(actor, 'breaches.write');
  work.change(changes);
  if (backTo) endAsBefore(work, backTo.ended);
  bringBack(work, givenUp, promises);
  const unsolved = isReopened
    ? ended.filter(({ kind, metByMessageId }) => kind === 'solution' && metByMessageId === messageId)
    : [];
  work.change(unsolved.map((clock) => ({ clock, change: reviveClock(clock, promises.wakePolicy) })));
  const cure = work.living().find(({ kind }) => kind === 'cure');
  if (cure) work.change(suspendForCure(work.living(), at, cure.id));
  const about = { at, channelId: null, messageId: null };
  if (isReopened) startSolution(work, factsOf(row, about), rules);
  followMove(work, { before, after, at, answer: thread.answer }, rules, promises);
  keepOne(work, after, about, promises);
  await writeClocks(unit, ticketId, work);
  await withdraw(unit, withdrawn);
  await writeState(unit, ticketId, row, after, backTo?.standing.resolvedAt ?? null);
  return { breachIds: withdrawn, ended: endedOtherwise([...changes.map(({ clock }) => clock), ...unsolved]) };
};

const onceEach = (clocks: readonly StoredClock[]): StoredClock[] => [
  ...new Map(clocks.map((clock) => [clock.id, clock])).values(),
];

/** What may have been met by it, or by one after it, and questions that an older one stood for. */
const readEnded = async (unit: Unit, { id, ticketId, occurredAt }: Seen): Promise<StoredClock[]> => {
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId} and ended_at is not null
      and (met_by_message_id = ${id} or ended_at >= ${occurredAt} or end_reason = 'revived')`.execute(
    unit.trx,
  );
  return rows.map(({ clock }) => readClockJson(clock));
};

const readAnswers = async (unit: Unit, ticketId: string): Promise<SentAnswer[]> => {
  const { rows } = await sql<{ at: Date; messageId: string }>`
    select occurred_at as at, id as message_id from message where ticket_id = ${ticketId} and ${isAnswer}
    order by occurred_at, id`.execute(unit.trx);
  return rows.map(({ at, messageId }) => ({ at: at.toISOString(), messageId }));
};

/** Whoever has no answer any more waits again, also where the ticket had ended; while she has to complete it, we wait. */
const stateAfter = (
  before: TicketState,
  { unanswered }: ThreadFacts,
  counts: boolean,
  asksCustomer: boolean,
): TicketState => {
  const waitingSince = unanswered?.at ?? null;
  if (counts) return before.waitingSince === null ? before : { ...before, waitingSince };
  if (waitingSince === null || asksCustomer) return before;
  return before.status === 'resolved'
    ? changeTicket(before, { type: 'reopen', waitingSince })
    : { ...before, waitingSince };
};

/** What it had ended goes on, where nothing was said since; what it ends had nothing asked since. */
const moveInteraction = async (
  unit: Unit,
  { id, ticketId, interactionId, occurredAt }: Seen,
  { answer, unanswered }: ThreadFacts,
  counts: boolean,
): Promise<void> => {
  if (interactionId === null) return;
  if (!counts) {
    if (answer !== null && answer.at > occurredAt.toISOString()) return;
    await sql`
      update interaction set ended_at = null, ended_by = null, agent_id = null
      where id = ${interactionId} and ended_by = 'answer' and not exists (select from interaction as other
        where other.ticket_id = ${ticketId} and other.channel_id = interaction.channel_id
          and other.ended_at is null)`.execute(unit.trx);
    return;
  }
  if (unanswered !== null) return;
  const { rows } = await sql`
    update interaction set ended_at = ${unit.now}, ended_by = 'answer',
      agent_id = (select author_agent_id from message where id = ${id})
    where id = ${interactionId} and ended_at is null returning id`.execute(unit.trx);
  if (rows.length > 0)
    unit.emit({
      type: 'interaction.ended',
      ticketId,
      facts: { interactionId, by: 'answer', disposition: null },
    });
};

const withdraw = async (unit: Unit, clockIds: string[]): Promise<void> => {
  if (clockIds.length === 0) return;
  await unit.trx
    .updateTable('breach')
    .set({ withdrawnAt: unit.now })
    .where('clockId', 'in', clockIds)
    .execute();
};

const writeState = async (
  unit: Unit,
  ticketId: string,
  row: TicketRow,
  after: TicketState,
  resolvedAt: string | null,
): Promise<void> => {
  await unit.trx
    .updateTable('ticket')
    .set({
      ...after,
      ...(after.status === row.status ? {} : { resolvedAt }),
      version: sql`version + 1`,
      updatedAt: unit.now,
    })
    .where('id', '=', ticketId)
    .execute();
  const about = { ticketId, customerId: row.customerId };
  if (row.status === 'resolved' && after.status !== 'resolved')
    unit.emit({ ...about, type: 'ticket.reopened', facts: { messageId: null } });
  if (row.status !== 'resolved' && after.status === 'resolved')
    unit.emit({
      ...about,
      type: 'ticket.resolved',
      facts: { disposition: null, waitingSince: row.waitingSince?.toISOString() ?? null },
    });
};
