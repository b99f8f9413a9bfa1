import { type Calendar, holidayOnDay, MissingCalendarYear } from './calendar.ts';
import { dateOf, dayOf, weekdayOf } from './day.ts';
import type { OpeningHours, OpenSpan, Weekday } from './opening-hours.ts';

/** One day as it will be, and what makes it so. */
export type ListedDay = {
  date: string;
  spans: OpenSpan[];
  /** `unknown`: its year is not in the calendar, so whether it is a holiday is not known. */
  why: 'weekday' | 'exception' | 'holiday' | 'unknown';
  /** Of the exception or the holiday. */
  name: string | null;
};

/** Days from a local date on, for whoever sets hours to see what follows. */
export const listDays = (
  hours: OpeningHours,
  calendar: Calendar | null,
  from: string,
  count: number,
): ListedDay[] => Array.from({ length: count }, (_, index) => listDay(hours, calendar, dayOf(from) + index));

const listDay = (hours: OpeningHours, calendar: Calendar | null, day: number): ListedDay => {
  const date = dateOf(day);
  const exception = hours.exceptions.find((one) => one.date === date);
  if (exception) return { date, spans: exception.spans, why: 'exception', name: exception.name };
  const spans = hours.weekly[String(weekdayOf(day)) as Weekday];
  if (!calendar || !hours.closesOnHolidays) return { date, spans, why: 'weekday', name: null };
  try {
    const holiday = holidayOnDay(calendar, day);
    return holiday
      ? { date, spans: [], why: 'holiday', name: holiday.name }
      : { date, spans, why: 'weekday', name: null };
  } catch (error) {
    if (!(error instanceof MissingCalendarYear)) throw error;
    return { date, spans, why: 'unknown', name: null };
  }
};
