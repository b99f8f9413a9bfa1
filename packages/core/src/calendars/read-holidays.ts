import type { Holiday } from './calendar.ts';

/** A day as a file names it; whose it is says whoever imports it. */
export type ReadHoliday = Pick<Holiday, 'date' | 'name'>;

export const holidayProblems = [
  /** The file is none of this kind. */
  'notACalendar',
  /** An entry says no day, or none that exists. */
  'noDate',
  'badDate',
  /** A day without a year, and the file names none or several. */
  'noYear',
  'noName',
  /** It comes again every so often: only the first time was taken. */
  'recurring',
  /** It lasts longer than a holiday does. */
  'tooLong',
  /** The file ends within an entry, or within quotes: what follows them cannot be told apart. */
  'unfinished',
] as const;
export type HolidayProblem = { line: number; code: (typeof holidayProblems)[number] };

export type ReadHolidays = { holidays: ReadHoliday[]; problems: HolidayProblem[] };

/** What a file says, without the mark of its encoding and signs that nobody sees, which no database keeps. */
export const readableText = (text: string): string =>
  text.replace(/^\uFEFF/, '').replace(/[^\P{Cc}\t\n\r]/gu, '');

const longestName = 120;

/** In order, each day once under the name that came first, and names without line breaks. */
export const tidyHolidays = (found: readonly ReadHoliday[], problems: HolidayProblem[]): ReadHolidays => {
  const byDate = new Map<string, ReadHoliday>();
  for (const { date, name } of found) {
    const tidy = name.replace(/\s+/g, ' ').trim().slice(0, longestName);
    if (!byDate.has(date)) byDate.set(date, { date, name: tidy });
  }
  return {
    holidays: [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    problems: problems.sort((a, b) => a.line - b.line),
  };
};
