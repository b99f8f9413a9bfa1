import {
  cancelClock,
  type LegalTopic,
  resolveClocks,
  type SentAnswer,
  type TicketKind,
  type TicketState,
} from '@hilo/core';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket, type TicketRow } from '../../tickets/store-message.ts';
import { bringBack, readGivenUp, readUnkept } from '../answered/given-up.ts';
import { readLastAnswer } from '../answered/last-answer.ts';
import { saidOnlyThanks } from '../answered/said-only-thanks.ts';
import { type GuardPass, guardOf, legalAmong, passGuard } from '../law/pass-guard.ts';
import { clockRules } from './clock-rules.ts';
import { type ClockWork, workOnClocks } from './clock-work.ts';
import { keepOne, startSolution, stateBefore } from './clocks-of-message.ts';
import { followMove } from './follow-move.ts';
import { relabelClocks, relabelGuard } from './relabel-clocks.ts';
import { restartClocks } from './restart-clocks.ts';
import { factsOf, readThreadFacts } from './ticket-facts.ts';
import { writeClocks } from './write-clocks.ts';

/** What changes on a ticket; what is omitted stays. */
type TicketChanged = {
  /** Where it stands after it. */
  after?: TicketState;
  kind?: TicketKind;
  topic?: LegalTopic | null;
  isSpam?: boolean;
  /** The body that asks for it, as an approval would keep it. */
  change: Record<string, unknown>;
};

/**
 * What a person's change of a ticket does to its clocks, before it is written: the guards of the regime are passed or
 * hold it up. The caller has locked the ticket and not changed it yet. @throws ticket.guarded
 */
export const changeClocks = async (
  unit: Unit,
  ticketId: string,
  changed: TicketChanged,
  pass: GuardPass = {},
): Promise<void> => {
  const row = await lockTicket(unit, ticketId, null);
  const promises = await unit.readPromises();
  const rules = clockRules(promises, row.place, unit.now);
  const now = unit.now.toISOString();
  const isSpam = changed.isSpam ?? row.isSpam;
  const before = stateBefore(row);
  const after = changed.after ?? before;
  const isReopened = before.status === 'resolved' && after.status !== 'resolved';
  const givenUp =
    isReopened && !isSpam
      ? [
          ...(await readGivenUp(unit, ticketId)),
          ...(after.waitingSince === null ? [] : await readUnkept(unit, ticketId)),
        ]
      : [];
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, [...row.clocks, ...givenUp]);
  bringBack(work, givenUp, promises);
  const label = {
    kind: changed.kind ?? row.kind,
    topic: changed.topic === undefined ? row.topic : changed.topic,
  };
  const asked = { ticketId, change: changed.change };
  if (isSpam && !row.isSpam) {
    await passGuard(unit, guardOf(promises, 'spam', row.clocks), { ...asked, action: 'spam' }, pass);
    endAll(work, now, 'spam');
  }
  if (label.kind !== row.kind || label.topic !== row.topic) {
    const guard = relabelGuard({ ...row, clocks: work.living() }, label, rules, promises);
    const isThanks =
      label.kind === 'thanks' && guard.guard !== 'free' && (await saidOnlyThanks(unit, ticketId));
    if (!isThanks) await passGuard(unit, guard, { ...asked, action: 'relabel' }, pass);
    if (!isSpam && after.status !== 'resolved') {
      relabelClocks(work, row, label, await readThreadFacts(unit, ticketId), { rules, promises, now });
    }
  }
  if (!isSpam) {
    if (row.isSpam && after.status !== 'resolved')
      restartClocks(work, { ...row, ...label }, await readThreadFacts(unit, ticketId), {
        rules,
        promises,
        now,
      });
    else if (isReopened)
      startSolution(work, factsOf(row, { at: now, channelId: null, messageId: null }, label), rules);
    const isEnd = after.status === 'resolved' && before.status !== 'resolved';
    const answer = isEnd ? await readLastAnswer(unit, ticketId) : null;
    const givesUp = isEnd ? await passClosing(unit, work, answer, { ...asked, action: 'close' }, pass) : null;
    followMove(work, { before, after, at: now, answer, givesUp }, rules, promises);
    keepOne(work, after, { at: now, channelId: null, messageId: null }, promises);
  }
  await writeClocks(unit, ticketId, work);
};

export const endAll = (work: ClockWork, at: string, reason: string): void => {
  work.change(work.living().map((clock) => ({ clock, change: cancelClock(clock, at, reason) })));
};

/**
 * Ending what the law waits for, without an answer: nobody's program may, and a person as the regime says. Thanks ask for
 * no answer; should she write more, the law waits on by the time that it had.
 */
const passClosing = async (
  unit: Unit,
  work: ClockWork,
  answer: SentAnswer | null,
  asked: Parameters<typeof passGuard>[2],
  pass: GuardPass,
): Promise<string | null> => {
  const at = unit.now.toISOString();
  const ended = new Set(resolveClocks(work.living(), at, answer).map(({ clock }) => clock.id));
  const left = legalAmong(work.living()).filter((clock) => clock.kind === 'legal' && !ended.has(clock.id));
  const asksCustomer = work.living().some(({ kind }) => kind === 'cure');
  if (left.length === 0 && !asksCustomer) return null;
  if (unit.actor.type === 'agent' && (await saidOnlyThanks(unit, asked.ticketId))) return 'givenUp';
  const promises = await unit.readPromises();
  const act = unit.actor.type === 'system' ? 'closeByTimer' : 'closeUnanswered';
  await passGuard(unit, guardOf(promises, act, work.living()), asked, pass);
  return pass.isApproved ? 'approved' : 'givenUp';
};

/** The same for a ticket that is to end with a message that answers nothing. */
export const passUnanswered = async (
  unit: Unit,
  ticketId: string,
  why: string | undefined,
): Promise<string | null> => {
  const { clocks, customerId } = await lockTicket(unit, ticketId, null);
  const work = workOnClocks(unit, { id: ticketId, customerId }, clocks);
  const answer = await readLastAnswer(unit, ticketId);
  return passClosing(
    unit,
    work,
    answer,
    { ticketId, action: 'close', change: { status: 'resolved' } },
    { why },
  );
};

/** The clocks of a ticket that moved by itself: its day has come, or a message of it was lost. Call it before it is written. */
export const followClocks = async (
  unit: Unit,
  row: TicketRow & { id: string },
  after: TicketState,
): Promise<void> => {
  if (row.isSpam) return;
  const promises = await unit.readPromises();
  const rules = clockRules(promises, row.place, unit.now);
  const at = unit.now.toISOString();
  const work = workOnClocks(unit, row, row.clocks);
  followMove(work, { before: stateBefore(row), after, at }, rules, promises);
  keepOne(work, after, { at, channelId: null, messageId: null }, promises);
  await writeClocks(unit, row.id, work);
};
