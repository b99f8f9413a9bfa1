import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Config } from '../../config.ts';
import { type Check, judge, megabytes } from './check.ts';

const mostWalBytes = 2 * 1024 ** 3;

/** How large the write-ahead log is; nothing where it is not ours to see. */
export const checkWal = async (
  pool: Pick<pg.Pool, 'query'>,
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
): Promise<Check[]> => {
  // The role of the embedded database may not ask the server; the folder is beside us.
  const bytes = config.databaseUrl === null ? await sizeOnDisk(config.dataDir) : await askServer(pool);
  if (bytes === null) return [];
  return [
    judge(
      'write-ahead log',
      bytes <= mostWalBytes,
      megabytes(bytes),
      'Something holds it back: a replication slot without a reader, or an archive command that fails.',
    ),
  ];
};

const askServer = async (pool: Pick<pg.Pool, 'query'>): Promise<number | null> => {
  const { rows } = await pool.query<{ may: boolean }>(
    "select has_function_privilege('pg_ls_waldir()', 'execute') as may",
  );
  if (!rows[0]!.may) return null;
  const { rows: sizes } = await pool.query<{ bytes: string }>(
    'select coalesce(sum(size), 0)::text as bytes from pg_ls_waldir()',
  );
  return Number(sizes[0]!.bytes);
};

const sizeOnDisk = async (dataDir: string): Promise<number | null> => {
  const pointer = join(dataDir, 'postgres.location');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : join(dataDir, 'postgres');
  const folder = join(home, 'cluster', 'pg_wal');
  const names = await readdir(folder).catch(() => null);
  if (names === null) return null;
  let bytes = 0;
  for (const name of names) {
    // PostgreSQL removes and renames them as it goes.
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile()) bytes += found.size;
  }
  return bytes;
};
