import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { migrate } from './index.ts';

const now = new Date('2026-03-01T10:00:00Z');
const ONE = 'CREATE TABLE one (a int);\nINSERT INTO one VALUES (1);\n';
const TWO = 'ALTER TABLE one ADD COLUMN b text;\n';

function makeFolder(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'hilo-migrations-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(dir, name), sql);
  return dir;
}

test('applies what is pending, once, in order, and says when', async () => {
  const { pool, url } = await testDatabase({ isEmpty: true });
  const dir = makeFolder({ '000001-one.sql': ONE });
  expect(await migrate(pool, { dir, now })).toEqual({ applied: [1], version: 1 });
  writeFileSync(join(dir, '000002-two.sql'), TWO);
  expect(await migrate(url, { dir, now: new Date('2026-04-01T10:00:00Z') })).toEqual({
    applied: [2],
    version: 2,
  });
  expect(await migrate(url, { dir, now })).toEqual({ applied: [], version: 2 });
  expect(
    (await pool.query('SELECT number, name, applied_at FROM hilo_migration ORDER BY number')).rows,
  ).toEqual([
    { number: 1, name: 'one', applied_at: now },
    { number: 2, name: 'two', applied_at: new Date('2026-04-01T10:00:00Z') },
  ]);
  expect((await pool.query('SELECT a, b FROM one')).rows).toEqual([{ a: 1, b: null }]);
});

test('twenty at once apply each migration once', async () => {
  const { pool, url } = await testDatabase({ isEmpty: true });
  const dir = makeFolder({ '000001-one.sql': ONE, '000002-two.sql': TWO });
  const results = await Promise.all(Array.from({ length: 20 }, () => migrate(url, { dir, now })));
  expect(results.flatMap((result) => result.applied).sort()).toEqual([1, 2]);
  expect(new Set(results.map((result) => result.version))).toEqual(new Set([2]));
  expect((await pool.query('SELECT count(*)::int AS rows FROM one')).rows).toEqual([{ rows: 1 }]);
});

test('a migration that fails leaves nothing of itself, names its line, and frees the lock', async () => {
  const { pool } = await testDatabase({ isEmpty: true });
  const broken = 'CREATE TABLE two (a int);\nINSERT INTO two VALUES (1);\nSELECT nothing\n  FROM nowhere;\n';
  const dir = makeFolder({ '000001-one.sql': ONE, '000002-two.sql': broken });
  const path = join(dir, '000002-two.sql');
  await expect(migrate(pool, { dir, now })).rejects.toMatchObject({
    code: 'migration-failed',
    message: `${path}:4: relation "nowhere" does not exist`,
  });
  expect(
    (await pool.query("SELECT to_regclass('one') IS NOT NULL AS one, to_regclass('two') AS two")).rows,
  ).toEqual([{ one: true, two: null }]);
  writeFileSync(path, TWO);
  expect(await migrate(pool, { dir, now })).toEqual({ applied: [2], version: 2 });
});

test('refuses a file that was changed after it was applied, but not one with other line ends', async () => {
  const { pool } = await testDatabase({ isEmpty: true });
  const dir = makeFolder({ '000001-one.sql': ONE });
  await migrate(pool, { dir, now });
  writeFileSync(join(dir, '000001-one.sql'), ONE.replaceAll('\n', '\r\n'));
  expect(await migrate(pool, { dir, now })).toEqual({ applied: [], version: 1 });
  writeFileSync(join(dir, '000001-one.sql'), `${ONE}-- one more thought\n`);
  await expect(migrate(pool, { dir, now })).rejects.toMatchObject({
    code: 'migration-changed',
    message: expect.stringContaining('write a new migration'),
  });
});

test('refuses a database that a newer program wrote', async () => {
  const { pool } = await testDatabase({ isEmpty: true });
  await migrate(pool, { dir: makeFolder({ '000001-one.sql': ONE, '000002-two.sql': TWO }), now });
  await expect(migrate(pool, { dir: makeFolder({ '000001-one.sql': ONE }), now })).rejects.toMatchObject({
    code: 'schema-newer',
    message: expect.stringMatching(/stands at migration 2, this Hilo knows 1/),
  });
});

test('refuses a record with a hole in it', async () => {
  const { pool } = await testDatabase({ isEmpty: true });
  const dir = makeFolder({ '000001-one.sql': ONE, '000002-two.sql': TWO });
  await migrate(pool, { dir, now });
  await pool.query('DELETE FROM hilo_migration WHERE number = 1');
  await expect(migrate(pool, { dir, now })).rejects.toMatchObject({ code: 'migration-missing' });
});

test.each([
  ['a gap', { '000001-one.sql': ONE, '000003-three.sql': TWO }, '000002-'],
  ['a number twice', { '000001-one.sql': ONE, '000001-other.sql': TWO }, '000002-'],
  ['another shape', { '1-one.sql': ONE }, '000001-'],
])('refuses a folder with %s before it touches the database', async (_what, files, expected) => {
  await expect(
    migrate('postgresql://nobody@localhost:1/none', { dir: makeFolder(files), now }),
  ).rejects.toMatchObject({
    code: 'migration-misnamed',
    message: expect.stringContaining(`must be called ${expected}`),
  });
});
