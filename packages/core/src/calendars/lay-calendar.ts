import type { Calendar, CalendarYear } from './calendar.ts';

/** A calendar that keeps only the days that it adds to another: a municipality's, or the organisation's own. */
export type OverlaidCalendar = Omit<Calendar, 'zone' | 'workingWeekdays'> & { scope: 'local' | 'own' };

/**
 * The days of both. A year that the one below does not know stays unknown: whoever added days to it did not say what
 * else is one. A municipality of which a year is not written down has local days that nobody entered, so that year is
 * provisional; an organisation that adds none simply adds none.
 */
export const layCalendar = (below: Calendar, { code, version, scope, years }: OverlaidCalendar): Calendar => {
  const own = new Map(years.map((year) => [year.year, year]));
  return {
    ...below,
    code,
    version,
    years: below.years.map((year): CalendarYear => {
      const more = own.get(year.year);
      if (more) return joined(year, more);
      return scope === 'local' ? { ...year, status: 'provisional' } : year;
    }),
  };
};

const joined = (below: CalendarYear, more: CalendarYear): CalendarYear => {
  const taken = new Set(below.holidays.map(({ date }) => date));
  const both = [below.status, more.status];
  return {
    year: below.year,
    status: both.includes('provisional') ? 'provisional' : both.includes('entered') ? 'entered' : 'official',
    source: [...new Set([below.source, more.source])].filter(Boolean).join('; '),
    holidays: [...below.holidays, ...more.holidays.filter(({ date }) => !taken.has(date))].sort((a, b) =>
      a.date < b.date ? -1 : 1,
    ),
  };
};
