import type { CalendarYear } from '@hilo/core';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { keepSetting } from '../settings/keep-setting.ts';
import {
  addVersion,
  type KeptCalendar,
  type KeptYear,
  lockCalendars,
  newestCalendars,
} from './calendar-rows.ts';
import { type SeedCalendar, seedCalendars, seedFingerprint } from './read-seeds.ts';

const settingName = 'calendarSeeds';

/**
 * Brings in the calendars that come with the program. Years that somebody here has changed stay as she left them; what
 * else a newer program knows becomes a new version. Twice is harmless: the files are read only where they are others
 * than the last time. Resolves with how many calendars have a new version.
 */
export const seedCalendarTable = (app: App): Promise<number> =>
  inTransaction(app, { type: 'system' }, async (unit) => {
    const fingerprint = seedFingerprint();
    if (await isKnown(unit, fingerprint)) return 0;
    await lockCalendars(unit);
    // Of two nodes that start at once, the second finds it done.
    if (await isKnown(unit, fingerprint)) return 0;
    const there = new Map((await newestCalendars(unit.trx)).map((row) => [row.code, row]));
    let count = 0;
    for (const seed of seedCalendars()) if (await bringIn(unit, seed, there.get(seed.code))) count += 1;
    await keepSetting(unit, settingName, { fingerprint });
    unit.afterCommit(() => createPromiseBook(app).forget());
    return count;
  });

const isKnown = async (unit: Unit, fingerprint: string): Promise<boolean> => {
  const row = await unit.trx
    .selectFrom('setting')
    .select('value')
    .where('name', '=', settingName)
    .executeTakeFirst();
  return (row?.value as { fingerprint?: string } | undefined)?.fingerprint === fingerprint;
};

const bringIn = async (unit: Unit, seed: SeedCalendar, row: KeptCalendar | undefined): Promise<boolean> => {
  const years = joinYears(row?.years ?? [], seed.years);
  if (row && JSON.stringify(years) === JSON.stringify(row.years.map(inOrder))) return false;
  await addVersion(
    unit,
    {
      code: seed.code,
      name: row?.name ?? seed.name,
      // A region's calendar is whole: it has its country's days in it.
      parentCode: null,
      scope: seed.parentCode === null ? 'national' : 'regional',
      zone: row?.zone ?? seed.zone,
      workingWeekdays: row?.workingWeekdays ?? seed.workingWeekdays,
      years,
    },
    null,
  );
  return true;
};

/** The program's years, but for those that a person has changed, and with those that the program no longer has. */
const joinYears = (kept: readonly KeptYear[], seeded: readonly CalendarYear[]): KeptYear[] => {
  const known = new Set(seeded.map(({ year }) => year));
  const staying = kept.filter(({ year, isEdited }) => isEdited || !known.has(year));
  const stays = new Set(staying.map(({ year }) => year));
  return [...seeded.filter(({ year }) => !stays.has(year)), ...staying]
    .sort((a, b) => a.year - b.year)
    .map(inOrder);
};

/** As it comes from either side: PostgreSQL keeps the keys of an object in an order of its own. */
const inOrder = ({ year, status, source, holidays, isEdited }: KeptYear): KeptYear => ({
  year,
  status,
  source,
  holidays: holidays.map(({ date, name, scope }) => ({ date, name, scope })),
  ...(isEdited ? { isEdited } : {}),
});
