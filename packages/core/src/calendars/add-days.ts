import { type Calendar, readDay } from './calendar.ts';
import { dateOf, dayMs, dayOf, yearOf } from './day.ts';
import { endOfDay, localDay, readInstant, writeInstant } from './zone.ts';

/** What came of a count, with what is needed to say why. */
export type DayCount = {
  /** The day of presentation, which does not count. Null where hours are counted: they begin at once. */
  excludedDay: string | null;
  /** The local date on which it is due. */
  dueDate: string;
  /** The last second of that day, or the very instant where hours are counted. */
  dueAt: string;
  /** Days passed over because nobody works on them. */
  skipped: string[];
  /** Years of which not everything is published yet. */
  provisionalYears: number[];
};

/**
 * The nth working day after the day of presentation, which is excluded, whether or not it is a working day itself.
 * @throws MissingCalendarYear
 */
export const addWorkingDays = (
  calendar: Calendar,
  at: string,
  n: number,
  options: { saturdayIsWorking?: boolean; zone?: string } = {},
): DayCount => {
  checkCount(n);
  const zone = options.zone ?? calendar.zone;
  const start = localDay(zone, readInstant(at));
  const skipped: string[] = [];
  const provisional = new Set<number>();
  let day = start;
  for (let left = n; left > 0; ) {
    day += 1;
    const { isWorking, isProvisional } = readDay(calendar, day, options);
    if (isProvisional) provisional.add(yearOf(day));
    if (isWorking) left -= 1;
    else skipped.push(dateOf(day));
  }
  return { ...countOf(zone, start, day), skipped, provisionalYears: [...provisional] };
};

/** Through Sundays and holidays, and without moving an end that falls on one (Código Civil, art. 5.2). */
export const addCalendarDays = (at: string, n: number, zone: string): DayCount => {
  checkCount(n);
  const start = localDay(zone, readInstant(at));
  return countOf(zone, start, start + n);
};

/**
 * An end that falls on a day of rest moves to the next that is none (Regulation 1182/71, art. 3(4); in Colombia Ley
 * 4/1913, art. 62). @throws MissingCalendarYear
 */
export const rollToWorkingDay = (calendar: Calendar, count: DayCount, zone: string): DayCount => {
  const skipped: string[] = [];
  const provisional = new Set<number>();
  for (let day = dayOf(count.dueDate); ; day += 1) {
    const { isWorking, isProvisional } = readDay(calendar, day);
    if (isProvisional) provisional.add(yearOf(day));
    if (isWorking)
      return {
        ...count,
        dueDate: dateOf(day),
        dueAt: writeInstant(endOfDay(zone, day)),
        skipped,
        provisionalYears: [...provisional],
      };
    skipped.push(dateOf(day));
  }
};

/** How many working days there are after one date, to another. @throws MissingCalendarYear */
export const workingDaysBetween = (
  calendar: Calendar,
  after: string,
  last: string,
  options: { saturdayIsWorking?: boolean } = {},
): number => {
  let count = 0;
  for (let day = dayOf(after) + 1; day <= dayOf(last); day += 1)
    if (readDay(calendar, day, options).isWorking) count += 1;
  return count;
};

/** From date to date; where the month has no such day, its last (Código Civil, art. 5.1). */
export const addMonths = (at: string, n: number, zone: string): DayCount => {
  checkCount(n);
  const start = localDay(zone, readInstant(at));
  const from = new Date(start * dayMs);
  const month = from.getUTCMonth() + n;
  const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const due = Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), last));
  return countOf(zone, start, due / dayMs);
};

/** Hours that pass, by day and night; the clock on the wall may jump meanwhile. */
export const addHours = (at: string, n: number, zone: string): DayCount => {
  if (!Number.isFinite(n) || n < 0) throw new RangeError(`${n} is no number of hours`);
  const due = readInstant(at) + n * 3_600_000;
  return {
    excludedDay: null,
    dueDate: dateOf(localDay(zone, due)),
    dueAt: writeInstant(due),
    skipped: [],
    provisionalYears: [],
  };
};

const countOf = (zone: string, start: number, due: number): DayCount => ({
  excludedDay: dateOf(start),
  dueDate: dateOf(due),
  dueAt: writeInstant(endOfDay(zone, due)),
  skipped: [],
  provisionalYears: [],
});

const checkCount = (n: number): void => {
  if (!Number.isSafeInteger(n) || n < 0 || n > 10_000) throw new RangeError(`${n} is no number of days`);
};
