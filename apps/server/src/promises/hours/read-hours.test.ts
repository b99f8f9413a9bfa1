import { expect, test } from 'vitest';
import { inTransaction } from '../../app/transaction.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { listHours } from './read-hours.ts';
import { insertHours } from './write-hours.ts';

const { app, agents } = await createWorld();
const weekly = { 1: [{ from: '09:00', to: '18:00' }], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };

test('the own hours stand first, the others as people count', async () => {
  await inTransaction(app, { type: 'system' }, async (unit) => {
    for (const name of ['Tienda 10', 'Tienda 2', 'Ávila', 'Zaguán'])
      await insertHours(
        unit,
        { name, zone: 'Europe/Madrid', calendarCode: null, weekly, exceptions: [] },
        name === 'Zaguán',
      );
  });
  const { items } = await listHours(app, agents.agent);
  expect(items.map(({ name }) => name)).toEqual(['Zaguán', 'Ávila', 'Tienda 2', 'Tienda 10']);
});
