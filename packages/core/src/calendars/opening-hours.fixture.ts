import type { Calendar } from './calendar.ts';
import type { OpeningHours, OpenSpan } from './opening-hours.ts';

export const week = (
  workdays: OpenSpan[],
  saturday: OpenSpan[] = [],
  sunday: OpenSpan[] = [],
): OpeningHours['weekly'] => ({
  1: workdays,
  2: workdays,
  3: workdays,
  4: workdays,
  5: workdays,
  6: saturday,
  7: sunday,
});

export const hoursOf = (given: Partial<OpeningHours> = {}): OpeningHours => ({
  zone: 'Europe/Madrid',
  weekly: week([{ from: '09:00', to: '18:00' }]),
  exceptions: [],
  closesOnHolidays: true,
  ...given,
});

/** A made-up country whose holidays lie on the nights on which clocks change, too. */
export const calendarOf = (
  holidays = ['01-01', '01-06', '03-28', '05-01', '10-25', '10-26', '11-01', '12-08', '12-25'],
  years = [2025, 2026, 2027, 2028],
): Calendar => ({
  code: 'TEST',
  version: 1,
  zone: 'Europe/Madrid',
  workingWeekdays: [1, 2, 3, 4, 5],
  years: years.map((year) => ({
    year,
    status: year < 2027 ? ('official' as const) : ('provisional' as const),
    source: 'made up',
    holidays: holidays.map((day) => ({ date: `${year}-${day}`, name: day, scope: 'national' as const })),
  })),
});
