import { type DayCount, workingDaysBetween } from '../calendars/add-days.ts';
import type { Calendar } from '../calendars/calendar.ts';
import { dayOf } from '../calendars/day.ts';
import { localDate, readInstant } from '../calendars/zone.ts';
import { countTime, type LegalQuestion, legalCalendar } from './candidates.ts';
import type { Clock, NewClock } from './clock.ts';
import type { LegalUnit } from './regime.ts';
import { mostSkipped } from './trace-of-time.ts';
import { warnTimesBetween, warnTimesOfDays } from './warn-times.ts';

type Counting = { calendar: Calendar; zone: string; saturdayIsWorking: boolean };

/**
 * A deadline that had stood since the customer was asked for what was missing goes on with what was left of it: the day on
 * which she was asked had counted, and that on which she completes it does not. `begun`: the same rule as if it began
 * anew then. @throws MissingCalendarYear
 */
export const resumeLegalClock = (
  begun: NewClock,
  stood: Clock,
  regime: Pick<LegalQuestion, 'calendar' | 'companyCalendar' | 'saturdayIsWorking'>,
): NewClock => {
  const { zone } = begun.trace;
  const stoppedAt = stood.endedAt ?? stood.dueAt;
  const counting = {
    calendar: legalCalendar(regime),
    zone,
    saturdayIsWorking: regime.saturdayIsWorking ?? false,
  };
  const goOn = (until: string) =>
    countLeft(stood.trace.unit, { stoppedAt, until, from: begun.startedAt }, counting);
  const { count, unit, left } = goOn(stood.dueAt);
  const warnAt =
    unit === 'hours' ? warnTimesBetween(begun.startedAt, count.dueAt) : warnTimesOfDays(count, zone);
  const { extension } = stood.trace;
  return {
    ...begun,
    dueAt: count.dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? count.dueAt,
    trace: {
      ...begun.trace,
      unit,
      amount: left,
      excludedDay: count.excludedDay,
      dueDate: count.dueDate,
      skipped: count.skipped.slice(0, mostSkipped),
      provisionalYears: count.provisionalYears,
      stood: { at: stoppedAt, amount: stood.trace.amount },
      extension:
        extension === null ? null : { latestAt: goOn(extension.latestAt).count.dueAt, used: extension.used },
    },
  };
};

/** What was left of a time when it stopped, counted on from another moment. A time in months is left in days. */
const countLeft = (
  told: Clock['trace']['unit'],
  { stoppedAt, until, from }: { stoppedAt: string; until: string; from: string },
  { calendar, zone, saturdayIsWorking }: Counting,
): { count: DayCount; unit: LegalUnit; left: number } => {
  const [stopped, last] = [localDate(zone, stoppedAt), localDate(zone, until)];
  const unit = told === 'working-days' || told === 'hours' ? told : 'calendar-days';
  const left =
    unit === 'working-days'
      ? workingDaysBetween(calendar, stopped, last, { saturdayIsWorking })
      : unit === 'hours'
        ? Math.max(0, (readInstant(until) - readInstant(stoppedAt)) / 3_600_000)
        : Math.max(0, dayOf(last) - dayOf(stopped));
  return { unit, left, count: countTime(unit, left, { at: from, calendar, zone, saturdayIsWorking }) };
};
