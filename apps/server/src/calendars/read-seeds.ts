import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar, CalendarYear, Holiday } from '@hilo/core';

/** A calendar that comes with the program; `parentCode` is the country of a region. */
export type SeedCalendar = Calendar & { name: string; parentCode: string | null };

type SeedFile = (Omit<SeedCalendar, 'years'> & {
  years: (Omit<CalendarYear, 'holidays'> & {
    holidays: [date: string, name: string, scope: Holiday['scope']][];
  })[];
})[];

/** Which file holds the country of a code: the rest is not read for it. */
const fileOf = (code: string): string => {
  const country = code.slice(0, 2).toLowerCase();
  return country === 'es' || country === 'co' ? country : 'others';
};

const read = new Map<string, SeedCalendar[]>();

const readFile = (name: string): SeedCalendar[] => {
  const known = read.get(name);
  if (known) return known;
  const text = readFileSync(join(import.meta.dirname, 'generated', `${name}.json`), 'utf8');
  const calendars = (JSON.parse(text) as SeedFile).map((calendar) => ({
    ...calendar,
    years: calendar.years.map((year) => ({
      ...year,
      holidays: year.holidays.map(([date, holidayName, scope]) => ({ date, name: holidayName, scope })),
    })),
  }));
  read.set(name, calendars);
  return calendars;
};

/** Every calendar that comes with the program: Spain and its regions, Colombia, others. Made by tools/seed-calendars.ts. */
export const seedCalendars = (): SeedCalendar[] => ['es', 'co', 'others'].flatMap(readFile);

/** One of them by its code (`ES`, `ES-MD`, `CO`); null where there is none. */
export const seedCalendar = (code: string): SeedCalendar | null =>
  readFile(fileOf(code)).find((calendar) => calendar.code === code) ?? null;
