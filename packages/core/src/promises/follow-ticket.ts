import { addBusinessMinutes } from '../calendars/opening-hours.ts';
import { readInstant, writeInstant } from '../calendars/zone.ts';
import type { TicketState } from '../tickets/status.ts';
import { type Clock, isLiving, type NewClock } from './clock.ts';
import {
  type ClockChange,
  cancelClock,
  canPause,
  pauseClock,
  resolveClocks,
  resumeClock,
  type SentAnswer,
} from './end-clocks.ts';
import { type ClockRules, followUpClock, type HoursWithCalendar } from './plan-clocks.ts';
import type { WakePolicy } from './wake-clock.ts';

/** How a ticket moved, and with what. */
export type TicketMoved = {
  before: TicketState;
  after: TicketState;
  at: string;
  zone: string;
  channelId: string | null;
  /** The message with which it moved: what failed or was called back takes along what it ended. */
  messageId: string | null;
  /** The last answer that counts, if there was one. */
  answer: SentAnswer | null;
  /** Why what the law waits for is given up unanswered, where somebody was allowed to. */
  givesUp: string | null;
};

export type ClockMoves<One> = { changes: { clock: One; change: ClockChange }[]; starts: NewClock[] };

/**
 * What the clocks of a ticket do as it moves: its end ends them, what waits has the day on which it comes back, and the
 * time for a solution stands still while we wait for the customer. @throws MissingCalendarYear, NeverOpen
 */
export const followTicket = <One extends Clock>(
  clocks: readonly One[],
  moved: TicketMoved,
  rules: ClockRules,
  policy: WakePolicy,
): ClockMoves<One> => {
  const living = clocks.filter(isLiving);
  if (moved.after.status === 'resolved')
    return { changes: moved.before.status === 'resolved' ? [] : resolve(living, moved), starts: [] };
  const waiting = keepAlarm(living, 'waiting', moved.after.followUpAt, moved);
  const asleep = keepAlarm(living, 'snooze', moved.after.snoozedUntil, moved);
  return {
    changes: [...waiting.changes, ...asleep.changes, ...standStill(living, moved, rules, policy)],
    starts: [...waiting.starts, ...asleep.starts],
  };
};

const resolve = <One extends Clock>(
  living: One[],
  { at, answer, messageId, givesUp }: TicketMoved,
): ClockMoves<One>['changes'] => {
  const ended = resolveClocks(living, at, answer);
  const left = living.filter((clock) => clock.kind === 'legal' && !ended.some((one) => one.clock === clock));
  const given =
    givesUp === null ? [] : left.map((clock) => ({ clock, change: cancelClock(clock, at, givesUp) }));
  return [...ended, ...given].map(({ clock, change }) => ({
    clock,
    change: { ...change, metByMessageId: messageId ?? change.metByMessageId ?? null },
  }));
};

/** The day on which a ticket comes back: it comes by itself, and nobody is warned of it before. */
const keepAlarm = <One extends Clock>(
  living: One[],
  rule: 'waiting' | 'snooze',
  dueAt: string | null,
  { at, zone, channelId, messageId }: TicketMoved,
): ClockMoves<One> => {
  const there = living.filter((clock) => clock.kind === 'followUp' && clock.rule === rule);
  const isSame = (clock: Clock): boolean => dueAt !== null && readInstant(clock.dueAt) === readInstant(dueAt);
  const changes = there
    .filter((clock) => !isSame(clock))
    .map((clock) => ({
      clock,
      change: cancelClock(clock, at, dueAt === null ? 'cameBack' : 'postponed'),
    }));
  if (dueAt === null || there.some(isSame)) return { changes, starts: [] };
  const clock = followUpClock({ rule, at, dueAt, zone, note: null, promisedBy: null, channelId, messageId });
  return { changes, starts: [{ ...clock, warnAt: [], nextWakeAt: null }] };
};

const standStill = <One extends Clock>(
  living: One[],
  { after, at }: TicketMoved,
  rules: ClockRules,
  policy: WakePolicy,
): ClockMoves<One>['changes'] => {
  const isWaiting = after.status === 'waiting' && after.waitingOn === 'customer';
  return living.flatMap((clock) => {
    const place = rules.hours.get(clock.trace.hoursId ?? '');
    if (!place) return [];
    if (isWaiting && canPause(clock) && pausesFor(clock, rules))
      return [{ clock, change: pauseClock(clock, at, place) }];
    if (!isWaiting && clock.state === 'paused')
      return [{ clock, change: resumeClock(clock, at, place, policy) }];
    return [];
  });
};

/** A promise that was put away meanwhile holds as it was given, and nobody knows any more how. */
const pausesFor = (clock: Clock, { promises }: ClockRules): boolean =>
  promises.find(({ id }) => id === clock.trace.promiseId)?.pausesForCustomer ?? false;

/** A day of work. */
const repairMinutes = 8 * 60;

/**
 * The clock of a ticket that has none: somebody looks at it within a day of work, or within a day where nobody said when
 * there is work. @throws MissingCalendarYear
 */
export const lastResort = (
  given: { at: string; zone: string; channelId: string | null; messageId: string | null },
  place: HoursWithCalendar | null,
): NewClock =>
  followUpClock({
    ...given,
    rule: 'repair',
    dueAt: place
      ? addBusinessMinutes(place.hours, place.calendar, given.at, repairMinutes)
      : writeInstant(readInstant(given.at) + 24 * 3_600_000),
    note: null,
    promisedBy: null,
  });
