import { type Clock, isLiving, rebind, reviveClock } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';
import { clockJson, readClockJson, type StoredClock } from '../clocks/clock-rows.ts';
import type { ClockWork } from '../clocks/clock-work.ts';
import type { Promises } from '../promise-book.ts';
import { isAnswer } from './last-answer.ts';

/**
 * What the law waited for when the ticket ended without an answer: its deadlines, and the customer's time to complete
 * what was missing. Of those that nobody has answered since.
 */
export const readGivenUp = async (unit: Unit, ticketId: string): Promise<StoredClock[]> => {
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId} and ended_at is not null
      and ((clock.kind = 'legal' and end_reason in ('givenUp', 'approved'))
        or (clock.kind = 'cure' and end_reason = 'resolved'))
      and not exists (select from message where message.ticket_id = ${ticketId} and ${isAnswer}
        and occurred_at >= started_at)`.execute(unit.trx);
  return rows.map(({ clock }) => readClockJson(clock));
};

/**
 * The answer that was promised when somebody ended the ticket without one. It is owed again by the same time where she
 * opens it again herself; should the customer write, what was promised for that counts.
 */
export const readUnkept = async (unit: Unit, ticketId: string): Promise<StoredClock[]> => {
  const { rows } = await sql<{ clock: StoredClock }>`
    select ${clockJson} as clock from clock where ticket_id = ${ticketId}
      and clock.kind in ('firstAnswer', 'nextAnswer') and end_reason = 'resolved'
      and ended_at = (select max(ended_at) from clock as other where other.ticket_id = ${ticketId})
      and not exists (select from message where message.ticket_id = ${ticketId} and ${isAnswer}
        and occurred_at >= started_at)`.execute(unit.trx);
  return rows.map(({ clock }) => readClockJson(clock));
};

/**
 * A ticket that ended unanswered is open again: the law waits on, by the time that it had. Nobody gains any by an end that
 * was none. `givenUp` is among the clocks at work.
 */
export const bringBack = (
  work: ClockWork,
  givenUp: readonly StoredClock[],
  { wakePolicy }: Pick<Promises, 'wakePolicy'>,
): void => {
  if (givenUp.length === 0) return;
  const living = work.living();
  work.change(
    givenUp
      .filter(({ id, kind, rule }) => !living.some((one) => one.id === id || isSame(one, { kind, rule })))
      .map((clock) => ({ clock, change: { ...reviveClock(clock, wakePolicy), supersededBy: null } })),
  );
  work.change(rebind(work.living()));
};

const isSame = (one: Pick<Clock, 'kind' | 'rule'>, other: Pick<Clock, 'kind' | 'rule'>): boolean =>
  one.kind === other.kind && one.rule === other.rule;

/** How a clock had ended that a mark on a message made another end of. */
export type Ended = Pick<
  StoredClock,
  'id' | 'state' | 'breachedAt' | 'endedAt' | 'endReason' | 'metByMessageId' | 'supersededBy'
>;

/** Of these, what had ended without an answer. */
export const endedOtherwise = (clocks: readonly StoredClock[]): Ended[] =>
  clocks
    .filter((clock) => !isLiving(clock) && clock.endReason !== 'answered' && clock.endReason !== 'revived')
    .map(({ id, state, breachedAt, endedAt, endReason, metByMessageId, supersededBy }) => ({
      id,
      state,
      breachedAt,
      endedAt,
      endReason,
      metByMessageId,
      supersededBy,
    }));

/** The mark is taken back: what is owed by that alone has ended as it had before. */
export const endAsBefore = (work: ClockWork, ended: readonly Ended[]): void => {
  const living = work.living();
  work.change(
    ended.flatMap(({ id, ...before }) => {
      const clock = living.find((one) => one.id === id);
      return clock ? [{ clock, change: { ...before, nextWakeAt: null } }] : [];
    }),
  );
};
