import { join } from 'node:path';
import pg from 'pg';
import { MigrationError } from './fail.ts';
import { type Migration, readMigrations } from './read-migrations.ts';

/** The letters "hilo" as a number: one lock for every program that changes this schema. */
export const MIGRATION_LOCK = 0x68696c6f;

const OLDEST_SERVER = 150_000;

export const MIGRATIONS_DIR = join(import.meta.dirname, '..', '..', 'migrations');

export interface MigrateOptions {
  dir?: string;
  /** Written as `applied_at`. */
  now: Date;
}

export interface MigrateResult {
  /** The numbers applied by this call. */
  applied: number[];
  /** The number that the schema stands at now; 0 where there are no migrations. */
  version: number;
}

type Row = Pick<Migration, 'number' | 'name' | 'sha256'>;

/**
 * Brings the schema up to date: each pending file in a transaction of its own, under one advisory lock, so
 * that several nodes may start at once. Twice is harmless.
 * @throws MigrationError; nothing of the failed file remains, the files before it do.
 */
export async function migrate(
  target: string | pg.Pool,
  { dir = MIGRATIONS_DIR, now }: MigrateOptions,
): Promise<MigrateResult> {
  const files = readMigrations(dir);
  if (typeof target !== 'string') {
    const client = await target.connect();
    let isBroken = true;
    try {
      const result = await migrateWith(client, files, now);
      isBroken = false;
      return result;
    } finally {
      // A connection that failed half way may still hold the lock: it is closed, not given back.
      client.release(isBroken);
    }
  }
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  try {
    return await migrateWith(client, files, now);
  } finally {
    await client.end();
  }
}

async function migrateWith(client: pg.ClientBase, files: Migration[], now: Date): Promise<MigrateResult> {
  await refuseOldServer(client);
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  await client.query(
    'CREATE TABLE IF NOT EXISTS hilo_migration (number integer PRIMARY KEY, name text NOT NULL, ' +
      'sha256 text NOT NULL, applied_at timestamptz NOT NULL)',
  );
  const { rows } = await client.query<Row>('SELECT number, name, sha256 FROM hilo_migration ORDER BY number');
  compare(files, rows);
  const pending = files.slice(rows.length);
  for (const file of pending) await apply(client, file, now);
  await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  return { applied: pending.map((file) => file.number), version: files.length };
}

async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name",
  );
  if (rows[0]!.version >= OLDEST_SERVER) return;
  throw new MigrationError(
    'server-too-old',
    `the database server is PostgreSQL ${rows[0]!.name}: Hilo needs 15 or newer.`,
  );
}

/** What is applied must be a beginning of what we have, to the letter. */
function compare(files: Migration[], rows: Row[]): void {
  for (const [index, row] of rows.entries()) {
    const file = files[index];
    const label = `${String(row.number).padStart(6, '0')}-${row.name}`;
    if (!file && row.number > files.length) {
      throw new MigrationError(
        'schema-newer',
        `the database stands at migration ${rows.at(-1)!.number}, this Hilo knows ${files.length}: start the newer ` +
          'Hilo that wrote it, or restore a backup made by this one.',
      );
    }
    if (!file || row.number !== file.number) {
      throw new MigrationError(
        'migration-missing',
        `the database says that ${label} was applied, but a number before it is missing in hilo_migration: ` +
          'restore a backup.',
      );
    }
    if (row.sha256 !== file.sha256 || row.name !== file.name) {
      throw new MigrationError(
        'migration-changed',
        `${file.path} was changed after it was applied (then ${label}): put the old text back and write a new ` +
          'migration for the change.',
      );
    }
  }
}

async function apply(client: pg.ClientBase, file: Migration, now: Date): Promise<void> {
  await client.query('BEGIN');
  try {
    // The row goes in first: where the lock were ever missed, the second one stops here, not half way.
    await client.query(
      'INSERT INTO hilo_migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)',
      [file.number, file.name, file.sha256, now],
    );
    await client.query(file.sql);
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {});
    throw new MigrationError('migration-failed', `${file.path}${lineOf(file, cause)}: ${textOf(cause)}`, {
      cause,
    });
  }
}

const textOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));

/** PostgreSQL answers with a position in characters; people look for lines. */
function lineOf(file: Migration, cause: unknown): string {
  const position = cause instanceof pg.DatabaseError ? Number(cause.position) : Number.NaN;
  if (!Number.isFinite(position)) return '';
  return `:${[...file.sql].slice(0, position - 1).filter((c) => c === '\n').length + 1}`;
}
