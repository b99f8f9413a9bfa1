import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { addVersion } from '../calendars/calendar-rows.ts';
import { changeCalendar, createCalendar, writeCalendarYear } from '../calendars/write-calendar.ts';
import { ensurePromises } from '../setup/ensure-promises.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { changeHours, createHours } from './hours/write-hours.ts';
import { createPromiseBook, forgetPromisesOn } from './promise-book.ts';

const app = await createTestApp();
const system = { type: 'system' } as const;
const book = createPromiseBook(app);
const year = (days: [string, string][]) => ({
  year: 2026,
  status: 'official' as const,
  source: 'made up',
  holidays: days.map(([date, name]) => ({ date, name, scope: 'national' as const })),
});

beforeAll(async () => {
  await inTransaction(app, system, async (unit) => {
    await addVersion(
      unit,
      {
        code: 'ES',
        name: 'España',
        parentCode: null,
        scope: 'national',
        zone: 'Europe/Madrid',
        workingWeekdays: [1, 2, 3, 4, 5],
        years: [year([['2026-12-08', 'Inmaculada']])],
      },
      null,
    );
    await ensurePromises(unit);
  });
  book.forget();
});

test('it holds what a first start makes: hours, a promise for everything, and what binds in Spain', async () => {
  const { defaultHours, promises, regime, wakePolicy } = await book.read();
  expect(defaultHours).toMatchObject({
    name: 'Horario general',
    hours: {
      zone: 'Europe/Madrid',
      closesOnHolidays: true,
      weekly: { 1: [{ from: '09:00', to: '18:00' }], 6: [] },
    },
    calendar: { code: 'ES', version: 1 },
  });
  expect(promises).toMatchObject([
    {
      channelId: null,
      firstAnswerMinutes: 240,
      nextAnswerMinutes: 480,
      solutionMinutes: 2700,
      hoursId: defaultHours!.id,
    },
  ]);
  expect(regime).toMatchObject({ place: 'ES', saturdayIsWorking: false, countsCommonDaysOnly: true });
  expect(wakePolicy).toMatchObject({ repeatsLast: true, zone: 'Europe/Madrid', calendar: { code: 'ES' } });
});

test('there is one for a database, and what this node changes counts with the commit', async () => {
  expect(createPromiseBook(app)).toBe(book);
  const before = await book.read();
  expect(await book.read()).toBe(before);
  const hours = before.defaultHours!;
  const { weekly, exceptions, zone } = hours.hours;
  const body = { name: 'Tienda', zone, calendarCode: null, weekly, exceptions };
  const id = await createHours(app, system, body);
  expect((await book.read()).hours.get(id)).toMatchObject({ name: 'Tienda', calendar: null });
  await changeHours(app, system, id, { ...body, zone: 'Atlantic/Canary' });
  expect((await book.read()).hours.get(id)?.hours.zone).toBe('Atlantic/Canary');
  // What was handed out stays as it was.
  expect(before.hours.has(id)).toBe(false);
});

test('what another node changed counts with its event, and old things are not kept for ever', async () => {
  const before = await book.read();
  await app.db.updateTable('openingHours').set({ name: 'Elsewhere' }).where('isDefault', '=', true).execute();
  expect(await book.read()).toBe(before);
  forgetPromisesOn(app, [{ type: 'ticket.opened' }]);
  expect(await book.read()).toBe(before);
  forgetPromisesOn(app, [{ type: 'hours.changed' }]);
  expect((await book.read()).defaultHours?.name).toBe('Elsewhere');
});

test('what changes while it is being read is read again', async () => {
  book.forget();
  const reading = book.read();
  await app.db.updateTable('openingHours').set({ name: 'Later' }).where('isDefault', '=', true).execute();
  book.forget();
  await reading;
  expect((await book.read()).defaultHours?.name).toBe('Later');
});

test('it can be read within a transaction, by its own connection', async () => {
  book.forget();
  const name = await inTransaction(app, system, async ({ trx }) => (await book.read(trx)).defaultHours?.name);
  expect(name).toBe('Later');
});

test('calendars that nobody changed are the same objects, and what lies on a changed one is changed', async () => {
  const before = (await book.read()).calendars;
  const code = await createCalendar(app, system, { name: 'Getafe', scope: 'local', parentCode: 'ES' });
  const first = (await book.read()).calendars;
  expect(code).toBe('ES-getafe');
  expect(first.get('ES')).toEqual(before.get('ES'));
  // Its local days were never entered.
  expect(first.get(code)).toMatchObject({ version: 1, years: [{ year: 2026, status: 'provisional' }] });
  book.forget();
  expect((await book.read()).calendars).toBe(first);
  await writeCalendarYear(
    app,
    system,
    { code: 'ES', year: 2026 },
    {
      status: 'official',
      source: 'BOE',
      holidays: [{ date: '2026-12-25', name: 'Navidad' }],
    },
  );
  const { calendars, defaultHours } = await book.read();
  expect(calendars.get(code)).toMatchObject({ version: 2, years: [{ holidays: [{ name: 'Navidad' }] }] });
  expect(defaultHours?.calendar).toBe(calendars.get('ES'));
});

test('two who read while calendars change do not trip over each other', async () => {
  const change = (name: string) => changeCalendar(app, system, 'ES', { name });
  for (const name of ['One', 'Two', 'Three'])
    await Promise.all([change(name), book.read(), change(`${name}!`), book.read(), book.read()]);
  const { calendars } = await book.read();
  const row = await app.db
    .selectFrom('calendar')
    .select((query) => query.fn.max('version').as('version'))
    .where('code', '=', 'ES')
    .executeTakeFirstOrThrow();
  expect(calendars.get('ES')?.version).toBe(row.version);
});
