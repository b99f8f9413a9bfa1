import { describe, expect, it } from 'vitest';
import { createPromiseBook } from '../promises/promise-book.ts';
import { ensureDefaults } from '../setup/ensure-defaults.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { readCalendar } from './read-calendars.ts';
import { seedCalendarTable } from './seed-calendars.ts';
import { writeCalendarYear } from './write-calendar.ts';

const app = await createTestApp();
const system = { type: 'system' } as const;
const versions = async () =>
  (
    await app.db
      .selectFrom('calendar')
      .select(['code', 'version'])
      .orderBy('code')
      .orderBy('version')
      .execute()
  ).map(({ code, version }) => `${code} ${version}`);
/** As if the program had brought other files. */
const forgetFiles = () => app.db.deleteFrom('setting').where('name', '=', 'calendarSeeds').execute();

describe('the calendars that come with the program', () => {
  it('are there after the first start, and a second one, or two at once, change nothing', async () => {
    const both = await Promise.all([seedCalendarTable(app), seedCalendarTable(app)]);
    expect(both.sort()[0]).toBe(0);
    const there = await versions();
    expect(there).toContain('ES-MD 1');
    expect(there.every((one) => one.endsWith(' 1'))).toBe(true);
    expect(await seedCalendarTable(app)).toBe(0);
    // Read again and found to be the same, whatever order the database keeps the parts of a year in.
    await forgetFiles();
    expect(await seedCalendarTable(app)).toBe(0);
    expect(await versions()).toEqual(there);
  });

  it('of which the house changed a year, get the rest of what is newer', async () => {
    const own = {
      status: 'official' as const,
      source: 'BOE',
      holidays: [{ date: '2027-01-01', name: 'Año Nuevo' }],
    };
    expect(await writeCalendarYear(app, system, { code: 'ES-MD', year: 2027 }, own)).toBe(2);
    // An older program knew less of 2026.
    await app.db
      .updateTable('calendar')
      .set({
        years: JSON.stringify(
          (await readCalendar(app, system, 'ES-MD')).years.map(({ year, status, source, holidays }) => ({
            year,
            status,
            source,
            holidays: year === 2026 ? [] : holidays.map(({ isOwn: _, ...day }) => day),
            ...(year === 2027 ? { isEdited: true } : {}),
          })),
        ),
      })
      .where('code', '=', 'ES-MD')
      .where('version', '=', 2)
      .execute();
    await forgetFiles();
    expect(await seedCalendarTable(app)).toBe(1);
    const { version, years } = await readCalendar(app, system, 'ES-MD');
    const of = (year: number) => years.find((one) => one.year === year)!;
    expect(version).toBe(3);
    expect(of(2026).holidays.map(({ date }) => date)).toContain('2026-05-02');
    expect(of(2027)).toMatchObject({ status: 'official', holidays: [{ date: '2027-01-01' }] });
  });

  it('give the house’s hours their holidays, by its zone', async () => {
    await ensureDefaults(app, { kind: 'made-up', name: 'First', settings: {} });
    const { defaultHours, regime } = await createPromiseBook(app).read();
    expect(defaultHours?.calendar?.code).toBe('ES');
    expect(regime.place).toBe('ES');
    expect(regime.profiles.map(({ id }) => id)).toEqual(['es-trlgdcu']);
  });
});
