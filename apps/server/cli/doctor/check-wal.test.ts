import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase } from '@hilo/db/testing';
import { afterAll, expect, test } from 'vitest';
import { checkWal } from './check-wal.ts';

const database = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'hilo-wal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A sparse file: a size that needs no disk. */
const log = (home: string, bytes: number): void => {
  const wal = join(home, 'cluster', 'pg_wal');
  mkdirSync(join(wal, 'archive_status'), { recursive: true });
  writeFileSync(join(wal, '000000010000000000000001'), '');
  truncateSync(join(wal, '000000010000000000000001'), bytes);
};

test('the log of the embedded database is measured on the disk, whatever its role may ask', async () => {
  const dataDir = join(folder, 'beside');
  log(join(dataDir, 'postgres'), 32 * 1024 ** 2);
  expect(await checkWal(database.pool, { dataDir, databaseUrl: null })).toMatchObject([
    { ok: true, detail: '32 MB', fix: null },
  ]);
  log(join(dataDir, 'postgres'), 3 * 1024 ** 3);
  expect(await checkWal(database.pool, { dataDir, databaseUrl: null })).toMatchObject([
    { ok: false, detail: '3072 MB' },
  ]);
});

test('also where it lies elsewhere', async () => {
  const dataDir = join(folder, 'pointing');
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'postgres.location'), `${join(folder, 'shelf')}\n`);
  log(join(folder, 'shelf'), 16 * 1024 ** 2);
  expect(await checkWal(database.pool, { dataDir, databaseUrl: null })).toMatchObject([{ detail: '16 MB' }]);
});

test('where the size is not ours to see, there is no line', async () => {
  expect(await checkWal(database.pool, { dataDir: join(folder, 'none'), databaseUrl: null })).toEqual([]);
  const asked: string[] = [];
  const refusing = {
    query: async (text: string) => {
      asked.push(text);
      return { rows: [{ may: false }] };
    },
  } as unknown as typeof database.pool;
  expect(await checkWal(refusing, { dataDir: folder, databaseUrl: 'postgres://elsewhere/hilo' })).toEqual([]);
  expect(asked).toHaveLength(1);
});
