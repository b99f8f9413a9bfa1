import { expect, test } from 'vitest';
import { testDatabase } from './test-database.ts';

const first = await testDatabase();
const second = await testDatabase();

test('each call has a database of its own', async () => {
  await first.pool.query('CREATE TABLE mine (a int)');
  const { rows } = await second.pool.query("SELECT to_regclass('mine') AS found");
  expect(rows).toEqual([{ found: null }]);
});

test('the database compares by code point and knows Spanish letters', async () => {
  await first.pool.query('CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE EXTENSION IF NOT EXISTS unaccent');
  const { rows } = await first.pool.query(
    "SELECT 'Z' < 'a' AS points, upper('ñandú') AS upper, unaccent('ñandú') AS plain, " +
      "similarity('añoranza', 'anoranza') < 1 AS letters, similarity('ñandú', 'ñandú') AS same",
  );
  expect(rows).toEqual([{ points: true, upper: 'ÑANDÚ', plain: 'nandu', letters: true, same: 1 }]);
});
