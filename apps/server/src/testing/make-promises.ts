import { sql } from 'kysely';
import { withDefaults } from '../promises/law/regime-settings.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import type { World } from './domain-world.ts';

const day = [{ from: '09:00', to: '18:00' }];

/**
 * What a world promises: answers within 4 hours and 8, a solution within 5 days of 9 hours, Monday to Friday in Madrid;
 * and the law that binds it.
 */
export const makePromises = async (
  { app }: World,
  { profileIds = [], place = 'ES' }: { profileIds?: string[]; place?: string } = {},
): Promise<{ hoursId: string; promiseId: string }> => {
  const [hoursId, promiseId] = [app.newId(), app.newId()];
  const at = app.now();
  const years = [2025, 2026, 2027, 2028].map((year) => ({
    year,
    status: 'official',
    source: 'test',
    holidays: ['01-01', '01-06', '05-01', '10-12', '12-08', '12-25'].map((date) => ({
      date: `${year}-${date}`,
      name: 'Festivo',
      scope: 'national',
    })),
  }));
  await sql`insert into calendar (code, version, name, zone, working_weekdays, years, created_at)
    values (${place}, 1, 'España', 'Europe/Madrid', ${[1, 2, 3, 4, 5]}, ${JSON.stringify(years)}, ${at})
    on conflict do nothing`.execute(app.db);
  await app.db
    .insertInto('openingHours')
    .values({
      id: hoursId,
      name: 'Horario',
      zone: 'Europe/Madrid',
      calendarCode: place,
      weekly: JSON.stringify({ 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] }),
      isDefault: true,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await app.db
    .insertInto('servicePromise')
    .values({
      id: promiseId,
      position: 1,
      hoursId,
      firstAnswerMinutes: 4 * 60,
      nextAnswerMinutes: 8 * 60,
      solutionMinutes: 45 * 60,
      createdAt: at,
      updatedAt: at,
    })
    .execute();
  await setRegime({ app }, { profileIds, place });
  return { hoursId, promiseId };
};

export const setRegime = async (
  { app }: Pick<World, 'app'>,
  regime: Parameters<typeof withDefaults>[0],
): Promise<void> => {
  const value = JSON.stringify(withDefaults(regime));
  await app.db
    .insertInto('setting')
    .values({ name: 'regime', value, updatedAt: app.now() })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  createPromiseBook(app).forget();
};
