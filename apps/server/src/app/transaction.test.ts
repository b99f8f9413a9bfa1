import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { inTransaction } from './transaction.ts';

const { app, queueId, otherQueueId } = await createWorld();

it('of two that wait for each other one is done again, and both are done once', async () => {
  let arrived = 0;
  let bothThere = () => {};
  const both = new Promise<void>((resolve) => {
    bothThere = resolve;
  });
  const add = (first: string, second: string) =>
    inTransaction(app, { type: 'system' }, async (unit) => {
      const write = (id: string) =>
        sql`update queue set name = name || '!' where id = ${id}`.execute(unit.trx);
      await write(first);
      if (++arrived === 2) bothThere();
      await both;
      await write(second);
      unit.emit({ type: 'settings.changed', facts: { fields: ['name'] } });
    });
  await Promise.all([add(queueId, otherQueueId), add(otherQueueId, queueId)]);
  expect(arrived).toBe(3);
  const { rows } = await sql<{ name: string }>`select name from queue order by name`.execute(app.db);
  expect(rows.map(({ name }) => name)).toEqual(['General!!', 'Second line!!']);
  const told = await app.db
    .selectFrom('event')
    .select('position')
    .where('type', '=', 'settings.changed')
    .execute();
  expect(told).toHaveLength(2);
});
