import { cancelClock, rebind, reviveClock, supersedeClock, type TicketState } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import { lockTicket } from '../../tickets/store-message.ts';
import { clockJson, readClockJson, type StoredClock } from '../clocks/clock-rows.ts';
import { clockRules } from '../clocks/clock-rules.ts';
import { type ClockWork, workOnClocks } from '../clocks/clock-work.ts';
import { answerAll, keepOne, startSolution, stateBefore } from '../clocks/clocks-of-message.ts';
import { followMove } from '../clocks/follow-move.ts';
import { factsOf } from '../clocks/ticket-facts.ts';
import { writeClocks } from '../clocks/write-clocks.ts';
import { bringBack, readGivenUp } from './given-up.ts';
import { isAnswer } from './last-answer.ts';
import { tellAgain } from './tell-again.ts';

/**
 * A message of ours was none: it failed, or was called back. What it ended is owed again; a request for what is missing
 * that never arrived stops no time, and more time that nobody was told of is not taken.
 * @returns since when the customer waits for what it was to answer; null where it answered nothing
 */
export const reviveClocks = async (
  unit: Unit,
  ticketId: string,
  messageId: string,
  /** Where the ticket stands now. */
  stateOf: (before: TicketState) => TicketState,
  /** It never left: what was promised in it was promised to nobody. One that failed is sent again, or said otherwise. */
  { isCalledBack = false }: { isCalledBack?: boolean } = {},
): Promise<string | null> => {
  const row = await lockTicket(unit, ticketId, null);
  if (row.isSpam || row.mergedInto !== null) return null;
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId} and ended_at is not null
      and (met_by_message_id = ${messageId} or superseded_by in (select other.id from clock as other
        where other.ticket_id = ${ticketId} and (other.kind = 'cure' and other.message_id = ${messageId}
          or other.trace->'extension'->'used'->>'messageId' = ${messageId})))`.execute(unit.trx);
  const ended = rows.map(({ clock }) => readClockJson(clock));
  const promises = await unit.readPromises();
  const now = unit.now.toISOString();
  const after = stateOf(stateBefore(row));
  const isReopened = row.status === 'resolved' && after.status !== 'resolved';
  const others = (isReopened ? await readGivenUp(unit, ticketId) : []).filter(
    ({ id }) => !ended.some((clock) => clock.id === id),
  );
  const clocks = [...row.clocks, ...ended, ...others];
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, clocks);
  const back = ended.filter(
    ({ kind, rule }) =>
      (kind !== 'followUp' || rule === 'agent' || rule === 'repair') &&
      // What somebody ended stays ended; only the answer is owed.
      (kind !== 'solution' || after.status !== 'resolved') &&
      !rule.endsWith('/transfer'),
  );
  const revived = work.change(
    back.map((clock) => ({
      clock,
      change: { ...reviveClock(clock, promises.wakePolicy), supersededBy: null, leftMinutes: null },
    })),
  );
  work.change(
    work
      .living()
      .filter((clock) => isToldBy(clock, messageId) || (isCalledBack && isPromisedIn(clock, messageId)))
      .map((clock) => ({ clock, change: cancelClock(clock, now, 'notSent') })),
  );
  bringBack(work, others, promises);
  work.change(rebind(work.living()));
  keepOldest(work, now);
  const rules = clockRules(promises, row.place, unit.now);
  const about = { at: now, channelId: null, messageId: null };
  if (isReopened) startSolution(work, factsOf(row, about), rules);
  followMove(work, { before: stateBefore(row), after, at: now }, rules, promises);
  keepOne(work, after, about, promises);
  await writeClocks(unit, ticketId, work);
  return (
    revived
      .filter(({ kind }) => kind === 'firstAnswer' || kind === 'nextAnswer')
      .map(({ startedAt }) => startedAt)
      .sort()[0] ?? null
  );
};

/** What runs because the customer was told of it in this message. */
const isToldBy = ({ kind, messageId, trace }: StoredClock, toldBy: string): boolean =>
  kind === 'cure' ? messageId === toldBy : trace.extension?.used?.messageId === toldBy;

const isPromisedIn = ({ kind, rule, messageId }: StoredClock, saidIn: string): boolean =>
  kind === 'followUp' && rule === 'agent' && messageId === saidIn;

/** Of several answers that are owed the one that is waited for longest, and of several solutions likewise. */
const keepOldest = (work: ClockWork, now: string): void => {
  for (const kinds of [['firstAnswer', 'nextAnswer'], ['solution']]) {
    const [oldest, ...later] = work
      .living()
      .filter(({ kind }) => kinds.includes(kind))
      .sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
    work.change(
      later.map((clock) => ({
        clock,
        change: supersedeClock(clock, { at: now, by: oldest!.id, reason: 'revived' }),
      })),
    );
  }
};

/** What was taken for lost went out after all, or goes out again: where it is an answer, it is one from now on. */
export const answerAgain = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const { rows } = await sql`select from message where id = ${messageId} and ${isAnswer}`.execute(unit.trx);
  if (rows.length === 0) return tellAgain(unit, ticketId, messageId);
  const row = await lockTicket(unit, ticketId, null);
  const promises = await unit.readPromises();
  const work = workOnClocks(unit, { id: ticketId, customerId: row.customerId }, row.clocks);
  answerAll(work, { at: unit.now.toISOString(), messageId }, row.status === 'resolved', promises);
  if (work.written().length === 0) return;
  await unit.trx.updateTable('ticket').set({ waitingSince: null }).where('id', '=', ticketId).execute();
  keepOne(work, row, { at: unit.now.toISOString(), channelId: null, messageId: null }, promises);
  await writeClocks(unit, ticketId, work);
};
