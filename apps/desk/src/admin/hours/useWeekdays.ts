import type { OpeningHoursDto } from '@hilo/api';
import { regionOf, useLocale } from '@hilo/ui';
import { writeSpans } from './read-spans.ts';

export type Weekly = OpeningHoursDto['weekly'];
export type WeekdayNumber = keyof Weekly;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies WeekdayNumber[];

/** The fifth of January 1970 was a Monday. */
const nameOf = (locale: string, day: number, weekday: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(new Date((3 + day) * 86_400_000));

/** Days by their name, and a week in a line: "lun–vie 09:00–18:00". */
export function useWeekdays() {
  const region = regionOf[useLocale()];
  const name = (day: number, weekday: 'long' | 'short' = 'long') => nameOf(region, day, weekday);
  const summarise = (weekly: Weekly): string => {
    const runs: { from: number; to: number; spans: string }[] = [];
    for (const day of weekdays) {
      const spans = writeSpans(weekly[day]);
      const last = runs.at(-1);
      if (last && last.spans === spans && last.to === day - 1) last.to = day;
      else runs.push({ from: day, to: day, spans });
    }
    return runs
      .filter(({ spans }) => spans !== '')
      .map(({ from, to, spans }) =>
        [from === to ? name(from, 'short') : `${name(from, 'short')}–${name(to, 'short')}`, spans].join(' '),
      )
      .join(' · ');
  };
  return { name, summarise };
}
