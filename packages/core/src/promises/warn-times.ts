import type { DayCount } from '../calendars/add-days.ts';
import type { Calendar } from '../calendars/calendar.ts';
import { dateOf, dayOf } from '../calendars/day.ts';
import { addBusinessMinutes, type OpeningHours } from '../calendars/opening-hours.ts';
import { atLocalMinute, readInstant, writeInstant } from '../calendars/zone.ts';

/** How much of its time is gone when a clock warns, unless its promise says otherwise. The last warning puts it at risk. */
export const usualWarnShares: readonly number[] = [0.5, 0.75];

/** Warnings of days come when there is somebody to warn. In hours of the day. */
const [earliest, latest] = [9, 17];

/** At half and three quarters of the days that count, in the hours in which people work. */
export const warnTimesOfDays = (
  { excludedDay, dueDate, skipped }: Pick<DayCount, 'excludedDay' | 'dueDate' | 'skipped'>,
  zone: string,
): string[] => {
  if (excludedDay === null) return [];
  const passed = new Set(skipped);
  const days: number[] = [];
  const last = dayOf(dueDate);
  for (let day = dayOf(excludedDay) + 1; day <= last; day += 1) if (!passed.has(dateOf(day))) days.push(day);
  if (days.length === 0) return [];
  return usualWarnShares.map((share) => {
    const place = days.length * share;
    const whole = Math.min(Math.floor(place), days.length - 1);
    const hour = Math.min(latest, Math.max(earliest, Math.round((place - whole) * 24)));
    return atLocalMinute(zone, days[whole]!, hour * 60);
  });
};

/** At half and three quarters of time as it passes. */
export const warnTimesBetween = (from: string, to: string): string[] => {
  const [start, end] = [readInstant(from), readInstant(to)];
  return usualWarnShares.map((share) => writeInstant(Math.round(start + (end - start) * share)));
};

/** At shares of minutes of opening hours. */
export const warnTimesOfMinutes = (
  hours: OpeningHours,
  calendar: Calendar | null,
  from: string,
  minutes: number,
  shares: readonly number[],
): string[] => shares.map((share) => addBusinessMinutes(hours, calendar, from, minutes * share));
