import { dayOf, weekdayOf, yearOf } from './day.ts';

/** `local` is a municipality's, `own` the organisation's. */
export type Holiday = { date: string; name: string; scope: 'national' | 'regional' | 'local' | 'own' };

/** `official`: published by its authority; `provisional`: computed, not published yet; `entered`: by the organisation. */
export type CalendarYearStatus = 'official' | 'provisional' | 'entered';
export type CalendarYear = {
  year: number;
  status: CalendarYearStatus;
  /** Where it is published, or how it was computed. */
  source: string;
  holidays: Holiday[];
};

/** On which days somebody works. A deadline names the version that it was computed with, so none is ever changed. */
export type Calendar = {
  code: string;
  version: number;
  zone: string;
  /** By ISO 8601: 1 is Monday. */
  workingWeekdays: number[];
  years: CalendarYear[];
  /** Of one that holds only the days of rest that two places share: which two, each as it was. */
  sharedBy?: CalendarVersion[];
};

export type CalendarVersion = { code: string; version: number };

/** A day was asked for of which nobody wrote down what it is. Counting on would be guessing. */
export class MissingCalendarYear extends Error {
  override name = 'MissingCalendarYear';
  readonly code: string;
  readonly year: number;
  constructor(code: string, year: number) {
    super(`The calendar ${code} does not know the year ${year}.`);
    this.code = code;
    this.year = year;
  }
}

type YearIndex = { status: CalendarYearStatus; holidays: Map<number, Holiday> };

/** By calendar: looked up for each day that is counted. */
const indexes = new WeakMap<Calendar, Map<number, YearIndex>>();

const indexOf = (calendar: Calendar): Map<number, YearIndex> => {
  let index = indexes.get(calendar);
  if (!index) {
    index = new Map(
      calendar.years.map(({ year, status, holidays }) => [
        year,
        { status, holidays: new Map(holidays.map((one) => [dayOf(one.date), one])) },
      ]),
    );
    indexes.set(calendar, index);
  }
  return index;
};

const yearOfCalendar = (calendar: Calendar, day: number): YearIndex => {
  const year = yearOf(day);
  const found = indexOf(calendar).get(year);
  if (!found) throw new MissingCalendarYear(calendar.code, year);
  return found;
};

/** @throws MissingCalendarYear */
export const holidayOnDay = (calendar: Calendar, day: number): Holiday | null =>
  yearOfCalendar(calendar, day).holidays.get(day) ?? null;

/** What a day is to whoever counts working days. @throws MissingCalendarYear */
export const readDay = (
  calendar: Calendar,
  day: number,
  { saturdayIsWorking = false }: { saturdayIsWorking?: boolean } = {},
): { isWorking: boolean; isProvisional: boolean } => {
  const { status, holidays } = yearOfCalendar(calendar, day);
  const weekday = weekdayOf(day);
  const isWeekday = calendar.workingWeekdays.includes(weekday) || (saturdayIsWorking && weekday === 6);
  return { isWorking: isWeekday && !holidays.has(day), isProvisional: status === 'provisional' };
};

const known = new WeakMap<Calendar, Calendar>();

/** As the law counts: that an organisation closes gives it no more time. */
export const withoutOwnDays = (calendar: Calendar): Calendar => {
  const found = known.get(calendar);
  if (found) return found;
  const hasOwn = calendar.years.some(({ holidays }) => holidays.some(({ scope }) => scope === 'own'));
  const made = hasOwn
    ? {
        ...calendar,
        years: calendar.years.map((year) => ({
          ...year,
          holidays: year.holidays.filter(({ scope }) => scope !== 'own'),
        })),
      }
    : calendar;
  known.set(calendar, made);
  return made;
};
