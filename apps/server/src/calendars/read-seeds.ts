import { createHash } from 'node:crypto';
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

const files = ['es', 'co', 'others'];
const read = new Map<string, SeedCalendar[]>();

const textOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'generated', `${name}.json`), 'utf8');

const readFile = (name: string): SeedCalendar[] => {
  const known = read.get(name);
  if (known) return known;
  const calendars = (JSON.parse(textOf(name)) as SeedFile).map((calendar) => ({
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
export const seedCalendars = (): SeedCalendar[] => files.flatMap(readFile);

/** The same as long as none of the files has changed. */
export const seedFingerprint = (): string => {
  const hash = createHash('sha256');
  for (const name of files) hash.update(textOf(name));
  return hash.digest('hex');
};

/** One of them by its code (`ES`, `ES-MD`, `CO`); null where there is none. */
export const seedCalendar = (code: string): SeedCalendar | null =>
  readFile(fileOf(code)).find((calendar) => calendar.code === code) ?? null;
