import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { addVersion } from '../calendars/calendar-rows.ts';
import { ensurePromises } from '../setup/ensure-promises.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { createPromiseBook, forgetPromisesOn } from './promise-book.ts';
import { changeHours, createHours } from './write-hours.ts';

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
