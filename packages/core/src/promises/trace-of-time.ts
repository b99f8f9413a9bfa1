import type { DayCount } from '../calendars/add-days.ts';
import type { Calendar } from '../calendars/calendar.ts';
import type { ClockTrace } from './clock.ts';
import type { LegalTime } from './regime.ts';
import { usualWarnShares } from './warn-times.ts';

/** As many days off as a trace names: nobody reads on after these. */
export const mostSkipped = 40;

/** How the time was counted that a law gives for one step of a matter. */
export const traceOfTime = (
  { unit, amount, article }: LegalTime & { article: string },
  count: DayCount,
  { at, calendar, zone }: { at: string; calendar: Calendar; zone: string },
): ClockTrace => ({
  unit,
  amount,
  article,
  start: at,
  excludedDay: count.excludedDay,
  dueDate: count.dueDate,
  zone,
  calendarCode: calendar.code,
  calendarVersion: calendar.version,
  skipped: count.skipped.slice(0, mostSkipped),
  provisionalYears: count.provisionalYears,
  assumption: null,
  promiseId: null,
  hoursId: null,
  warnShares: usualWarnShares,
  extension: null,
});
