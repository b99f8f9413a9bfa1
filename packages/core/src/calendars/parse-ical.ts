import { dateOf, dayOf, isDate } from './day.ts';
import {
  type HolidayProblem,
  type ReadHoliday,
  type ReadHolidays,
  readableText,
  tidyHolidays,
} from './read-holidays.ts';
import { localDate } from './zone.ts';

/** A property of an entry with the line on which it begins. */
type Property = { name: string; parameters: string; value: string; line: number };

/** The longest that one entry may last, in days: a week of fairs, and no school holidays. */
const longest = 10;

/**
 * The days of a file in iCalendar (RFC 5545), as Google, Outlook, Apple and town halls write it: all-day entries, whose
 * end is not part of them, or entries with hours, of which the date counts that it is in the zone.
 */
export const parseIcal = (text: string, { zone }: { zone: string }): ReadHolidays => {
  const problems: HolidayProblem[] = [];
  const found: ReadHoliday[] = [];
  const lines = unfold(text);
  if (!lines.some(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VCALENDAR'))
    return { holidays: [], problems: [{ line: 1, code: 'notACalendar' }] };
  let entry: { line: number; properties: Property[] } | null = null;
  // An alarm within an entry has properties of its own.
  const within: string[] = [];
  for (const property of lines) {
    const what = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN') {
      if (what === 'VEVENT') entry = { line: property.line, properties: [] };
      within.push(what);
    } else if (property.name === 'END') {
      within.pop();
      if (what === 'VEVENT' && entry) {
        found.push(...readEntry(entry, zone, problems));
        entry = null;
      }
    } else if (entry && within.at(-1) === 'VEVENT') entry.properties.push(property);
  }
  if (entry) problems.push({ line: entry.line, code: 'unfinished' });
  return tidyHolidays(found, problems);
};

/** Lines that go on with a space or tab are one. */
const unfold = (text: string): Property[] => {
  const properties: Property[] = [];
  readableText(text)
    .split(/\r\n|\n|\r/)
    .forEach((line, index) => {
      const last = properties.at(-1);
      if (/^[ \t]/.test(line) && last) last.value += line.slice(1);
      else {
        const match = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/.exec(line);
        if (match)
          properties.push({
            name: match[1]!.toUpperCase(),
            parameters: match[2]!,
            value: match[3]!,
            line: index + 1,
          });
      }
    });
  return properties;
};

const readEntry = (
  { line, properties }: { line: number; properties: Property[] },
  zone: string,
  problems: HolidayProblem[],
): ReadHoliday[] => {
  const find = (name: string): Property | undefined => properties.find((one) => one.name === name);
  if (find('STATUS')?.value.trim().toUpperCase() === 'CANCELLED') return [];
  const refuse = (at: number, code: HolidayProblem['code']): ReadHoliday[] => {
    problems.push({ line: at, code });
    return [];
  };
  const start = find('DTSTART');
  if (!start) return refuse(line, 'noDate');
  const first = readDay(start.value, zone);
  if (!first) return refuse(start.line, 'badDate');
  const name = readText(find('SUMMARY')?.value || find('DESCRIPTION')?.value || '');
  if (name === '') return refuse(line, 'noName');
  const days = lengthOf(first, find('DTEND'), find('DURATION'), zone);
  if (days > longest) return refuse(start.line, 'tooLong');
  const recurring = find('RRULE') ?? find('RDATE');
  if (recurring) problems.push({ line: recurring.line, code: 'recurring' });
  return Array.from({ length: days }, (_, index) => ({ date: dateOf(dayOf(first.date) + index), name }));
};

type Moment = { date: string; isMidnight: boolean };

/** `20260515`, `20260515T090000`, `20260514T220000Z`: the date that it is in the zone. */
const readDay = (value: string, zone: string): Moment | null => {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(Z)?)?$/.exec(value.trim());
  if (!match) return null;
  const [, year, month, day, hour, minute, , isUtc] = match;
  const date = `${year}-${month}-${day}`;
  if (!isDate(date)) return null;
  if (hour === undefined) return { date, isMidnight: true };
  if (!isUtc) return { date, isMidnight: hour === '00' && minute === '00' };
  const at = `${date}T${hour}:${minute}:00Z`;
  if (Number.isNaN(Date.parse(at))) return null;
  const local = localDate(zone, at);
  // Outlook writes an all-day entry as the instants of two midnights.
  return { date: local, isMidnight: localDate(zone, new Date(Date.parse(at) - 1).toISOString()) < local };
};

/** How many days it takes up: up to its end where that is a midnight, else with the day of its end. */
const lengthOf = (
  { date, isMidnight }: Moment,
  end: Property | undefined,
  duration: Property | undefined,
  zone: string,
): number => {
  const last = end ? readDay(end.value, zone) : null;
  if (last) {
    const between = dayOf(last.date) - dayOf(date);
    return Math.max(1, last.isMidnight ? between : between + 1);
  }
  const weeksOrDays = /^P(\d+)([WD])/.exec(duration?.value.trim() ?? '');
  if (!weeksOrDays || !isMidnight) return 1;
  return Math.max(1, Number(weeksOrDays[1]) * (weeksOrDays[2] === 'W' ? 7 : 1));
};

const readText = (value: string): string =>
  value
    .replace(/\\[nN]/g, ' ')
    .replace(/\\([,;\\])/g, '$1')
    .trim();
