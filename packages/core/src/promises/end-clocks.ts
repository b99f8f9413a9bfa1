import type { Calendar } from '../calendars/calendar.ts';
import { addBusinessMinutes, businessMinutesBetween, type OpeningHours } from '../calendars/opening-hours.ts';
import { readInstant } from '../calendars/zone.ts';
import { type Clock, isLiving } from './clock.ts';
import { planWake, type WakePolicy } from './wake-clock.ts';

/** What changes on a clock. */
export type ClockChange = Partial<
  Pick<
    Clock,
    | 'state'
    | 'dueAt'
    | 'warnAt'
    | 'nextWakeAt'
    | 'pausedAt'
    | 'leftMinutes'
    | 'breachedAt'
    | 'endedAt'
    | 'endReason'
    | 'metByMessageId'
    | 'supersededBy'
  >
>;

const isLate = (clock: Clock, at: string): boolean =>
  clock.breachedAt !== null || (clock.state === 'running' && readInstant(clock.dueAt) < readInstant(at));

/**
 * A clock is met. One that was broken before stays broken: it is answered late, and waits no more. So is one whose time
 * had passed unseen.
 */
export const meetClock = (
  clock: Clock,
  { at, messageId, reason }: { at: string; messageId: string | null; reason: string },
): ClockChange => ({
  state: isLate(clock, at) ? 'breached' : 'met',
  breachedAt: isLate(clock, at) ? (clock.breachedAt ?? clock.dueAt) : null,
  endedAt: at,
  endReason: reason,
  metByMessageId: messageId,
  nextWakeAt: null,
  pausedAt: null,
});

/** A clock ends without being met, with the reason. A broken one stays broken. */
export const cancelClock = (clock: Clock, at: string, reason: string): ClockChange => ({
  state: clock.breachedAt === null ? 'cancelled' : 'breached',
  endedAt: at,
  endReason: reason,
  nextWakeAt: null,
  pausedAt: null,
});

/** Another takes its place. A broken one stays broken. */
export const supersedeClock = (
  clock: Clock,
  { at, by, reason }: { at: string; by: string | null; reason: string },
): ClockChange => ({
  state: clock.breachedAt === null ? 'superseded' : 'breached',
  endedAt: at,
  endReason: reason,
  supersededBy: by,
  nextWakeAt: null,
  pausedAt: null,
});

/** What ended a clock was taken back: the message failed, or was called back. What was owed is owed again. */
export const reviveClock = (clock: Clock, policy: WakePolicy): ClockChange => {
  const state = clock.breachedAt === null ? 'running' : 'breached';
  const alive = { ...clock, state, endedAt: null } as const;
  return {
    state,
    endedAt: null,
    endReason: null,
    metByMessageId: null,
    nextWakeAt: planWake(alive, policy),
  };
};

export type SentAnswer = { at: string; messageId: string | null };

/**
 * Which clocks an answer that counts ends: what waits for an answer and what an agent promised. Those of the law that
 * want the matter settled wait until it is, too.
 */
export const answerClocks = <One extends Clock>(
  clocks: readonly One[],
  answer: SentAnswer,
  { isResolved, settles }: { isResolved: boolean; settles: (rule: string) => boolean },
): { clock: One; change: ClockChange }[] =>
  clocks
    .filter(isLiving)
    .filter(({ kind, rule }) => {
      if (kind === 'firstAnswer' || kind === 'nextAnswer') return true;
      if (kind === 'followUp') return rule === 'agent' || rule === 'repair';
      return kind === 'legal' && (isResolved || !settles(rule));
    })
    .map((clock) => ({ clock, change: meetClock(clock, { ...answer, reason: 'answered' }) }));

/**
 * What the end of a ticket ends. `answer` is the last that counts, if there was one: without it the deadlines of the
 * law go on. What was still to be answered is given up, by whoever ended it.
 */
export const resolveClocks = <One extends Clock>(
  clocks: readonly One[],
  at: string,
  answer: SentAnswer | null,
): { clock: One; change: ClockChange }[] =>
  clocks.filter(isLiving).flatMap((clock) => {
    const since = answer !== null && readInstant(answer.at) >= readInstant(clock.startedAt) ? answer : null;
    const met = { at, messageId: since?.messageId ?? null, reason: 'resolved' };
    switch (clock.kind) {
      case 'solution':
        // Solved by its last answer, where there was one: should that not arrive, nothing was.
        return [{ clock, change: meetClock(clock, met) }];
      case 'legal':
        return since === null ? [] : [{ clock, change: meetClock(clock, met) }];
      case 'followUp':
        // "I will call you on Tuesday" is owed on Tuesday, whatever became of the ticket.
        return clock.rule === 'agent' ? [] : [{ clock, change: cancelClock(clock, at, 'resolved') }];
      default:
        return [{ clock, change: cancelClock(clock, at, 'resolved') }];
    }
  });

/** Only the time for a solution stands still, and only while it is not broken: what the law or an agent set runs on. */
export const canPause = (clock: Clock): boolean => clock.kind === 'solution' && clock.state === 'running';

/** @throws MissingCalendarYear */
export const pauseClock = (
  clock: Clock,
  at: string,
  { hours, calendar }: { hours: OpeningHours; calendar: Calendar | null },
): ClockChange => ({
  state: 'paused',
  pausedAt: at,
  leftMinutes: businessMinutesBetween(hours, calendar, at, clock.dueAt),
  nextWakeAt: null,
});

/** It goes on with the minutes that were left; warnings still to come move along. @throws MissingCalendarYear, NeverOpen */
export const resumeClock = (
  clock: Clock,
  at: string,
  { hours, calendar }: { hours: OpeningHours; calendar: Calendar | null },
  policy: WakePolicy,
): ClockChange => {
  const left = clock.leftMinutes ?? 0;
  const dueAt = addBusinessMinutes(hours, calendar, at, left);
  const warnAt = clock.warnAt.map((warn, index) => {
    if (index < clock.warnedCount) return warn;
    const toDue = businessMinutesBetween(hours, calendar, warn, clock.dueAt);
    return addBusinessMinutes(hours, calendar, at, Math.max(0, left - toDue));
  });
  const running = { ...clock, state: 'running', dueAt, warnAt } as const;
  return {
    state: 'running',
    pausedAt: null,
    leftMinutes: null,
    dueAt,
    warnAt,
    nextWakeAt: planWake(running, policy),
  };
};
