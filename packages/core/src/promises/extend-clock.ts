import type { Calendar } from '../calendars/calendar.ts';
import { readDay } from '../calendars/calendar.ts';
import { dateOf, dayOf } from '../calendars/day.ts';
import { endOfDay, localDate, readInstant, writeInstant } from '../calendars/zone.ts';
import { type Clock, isLiving, type NewClock } from './clock.ts';
import { warnTimesOfDays } from './warn-times.ts';

/** Why a deadline of the law is not put off. */
const extensionRefusals = [
  /** The rule knows no extension. */
  'notKnown',
  /** There is one, and it was used. */
  'twice',
  /** The customer is told before the deadline expires, or not at all. */
  'tooLate',
  'noReason',
  /** The new day is not after the old one. */
  'notLater',
  'tooFar',
] as const;
export type ExtensionRefusal = (typeof extensionRefusals)[number];

export type ExtensionAsked = {
  at: string;
  /** The last second of the new day, where the customer is. */
  dueAt: string;
  /** The customer reads it. */
  reason: string;
};

/** The last second of a date where a clock counts. */
export const dueOnDate = ({ trace }: Pick<Clock, 'trace'>, date: string): string =>
  writeInstant(endOfDay(trace.zone, dayOf(date)));

/** Whether the law lets a deadline be put off like this; null where it does. */
export const judgeExtension = (
  clock: Pick<Clock, 'kind' | 'state' | 'dueAt' | 'trace'>,
  { at, dueAt, reason }: ExtensionAsked,
): ExtensionRefusal | null => {
  const { extension } = clock.trace;
  if (clock.kind !== 'legal' || extension === null) return 'notKnown';
  if (extension.used !== null) return 'twice';
  if (clock.state !== 'running' || readInstant(at) > readInstant(clock.dueAt)) return 'tooLate';
  if (reason.trim() === '') return 'noReason';
  if (readInstant(dueAt) <= readInstant(clock.dueAt)) return 'notLater';
  return readInstant(dueAt) > readInstant(extension.latestAt) ? 'tooFar' : null;
};

/**
 * The clock that takes the place of one that was put off. It counts from the same beginning and is explained by the same
 * count; it warns within the time that is left. @throws MissingCalendarYear
 */
export const extendedClock = (
  clock: Clock,
  { at, dueAt, reason }: ExtensionAsked,
  { messageId, by, calendar }: { messageId: string; by: string; calendar: Calendar },
): NewClock => {
  const { trace, kind, rule, channelId, startedAt } = clock;
  const dueDate = localDate(trace.zone, dueAt);
  const today = localDate(trace.zone, at);
  const skipped = trace.unit === 'working-days' ? daysOff(calendar, today, dueDate) : [];
  const warnAt = warnTimesOfDays({ excludedDay: today, dueDate, skipped }, trace.zone);
  return {
    kind,
    rule,
    state: 'running',
    isBinding: clock.isBinding,
    channelId,
    messageId: clock.messageId,
    startedAt,
    dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? dueAt,
    note: reason,
    promisedBy: by,
    trace: {
      ...trace,
      dueDate,
      extension: trace.extension && { ...trace.extension, used: { at, from: clock.dueAt, messageId } },
    },
  };
};

const daysOff = (calendar: Calendar, after: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = dayOf(after) + 1; day <= dayOf(last); day += 1)
    if (!readDay(calendar, day).isWorking) days.push(dateOf(day));
  return days;
};

/** Of several deadlines of the law the first counts: which do and which do not any more, once one of them has moved. */
export const rebind = <One extends Pick<Clock, 'kind' | 'dueAt' | 'endedAt' | 'isBinding'>>(
  clocks: readonly One[],
): { clock: One; change: { isBinding: boolean } }[] => {
  const legal = clocks.filter((clock) => clock.kind === 'legal' && isLiving(clock));
  const first = legal.reduce<One | null>(
    (found, clock) => (found === null || readInstant(clock.dueAt) < readInstant(found.dueAt) ? clock : found),
    null,
  );
  return legal
    .filter((clock) => clock.isBinding !== (clock === first))
    .map((clock) => ({ clock, change: { isBinding: clock === first } }));
};
