import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MIGRATIONS_DIR, migrate, readMigrations } from '@hilo/db';
import pg from 'pg';
import { BackupError, damaged } from './fail.ts';
import { fixedSession, quoteName, quoteTable } from './list-tables.ts';
import { loadTable, type TableLoad } from './load-table.ts';
import { type BackupHeader, type BackupManifest, fullName } from './manifest.ts';
import { readBackup } from './read-backup.ts';

type LoadOptions = {
  file: string;
  /** An empty database. */
  databaseUrl: string;
  now: Date;
  blob(id: string, size: number, body: AsyncIterable<Buffer>): Promise<void>;
  secret(content: Buffer): Promise<void>;
  /** Called once the header was read and found fit. */
  accept?(header: BackupHeader): Promise<void>;
  progress?(line: string): void;
};

/**
 * Loads a backup into an empty database: schema as it was, rows, counters, files. All rows become visible in one
 * commit, after every count and hash was compared; until then the database is empty.
 * @throws BackupError
 */
export const loadBackup = async (
  options: LoadOptions,
): Promise<{ header: BackupHeader; manifest: BackupManifest }> => {
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'hilo-restore' });
  client.on('error', () => {});
  await client.connect();
  const sums: BackupManifest['tables'] = {};
  let load: TableLoad | null = null;
  const endTable = async (): Promise<void> => {
    if (!load) return;
    const ending = load;
    load = null;
    sums[fullName(ending.table)] = await ending.end();
    options.progress?.(`${fullName(ending.table)}: ${sums[fullName(ending.table)]!.rows} rows`);
  };
  try {
    await refuseFull(client);
    let foreignKeys: ForeignKey[] = [];
    let indexes: string[] = [];
    const { header, manifest } = await readBackup(options.file, {
      async start(header) {
        await options.accept?.(header);
        await migrateTo(options.databaseUrl, header.schemaVersion, options.now);
        await client.query(fixedSession);
        await client.query('begin');
        foreignKeys = await dropForeignKeys(client);
        indexes = await dropIndexes(client);
        // Rows that migrations bring along are in the backup, too.
        if (header.tables.length > 0)
          await client.query(`truncate ${header.tables.map(quoteTable).join(', ')}`);
      },
      async table(table, body) {
        if (load && fullName(load.table) !== fullName(table)) await endTable();
        if (!load && sums[fullName(table)]) throw damaged(options.file, `${fullName(table)} comes twice`);
        load ??= loadTable(client, table);
        for await (const piece of body) await load.write(piece);
      },
      async blob(id, size, body) {
        await endTable();
        await options.blob(id, size, body);
      },
      async secret(content) {
        await options.secret(content);
      },
    });
    await endTable();
    compareTables(options.file, header, manifest, sums);
    for (const { schema, name, value, isCalled } of manifest.sequences)
      await client.query('select setval($1::regclass, $2, $3)', [
        quoteTable({ schema, name }),
        value,
        isCalled,
      ]);
    await client.query(`set local maintenance_work_mem = '256MB'`);
    for (const index of indexes) await client.query(index);
    await addForeignKeys(options.file, client, foreignKeys);
    await client.query('commit');
    // Without it the first searches are planned blindly.
    await client.query('analyze');
    return { header, manifest };
  } catch (error) {
    await (load as TableLoad | null)?.abort();
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
};

const refuseFull = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ tables: number }>(
    `select count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
  );
  if (rows[0]!.tables > 0)
    throw new BackupError(
      `This database is not empty (${rows[0]!.tables} tables). A backup is restored into an empty one only: make a new database, or another data directory.`,
    );
};

/** The schema as it was when the backup was made: the first so many of our migrations. */
const migrateTo = async (databaseUrl: string, version: number, now: Date): Promise<void> => {
  const dir = mkdtempSync(join(tmpdir(), 'hilo-schema-'));
  try {
    mkdirSync(dir, { recursive: true });
    for (const { path } of readMigrations(MIGRATIONS_DIR).slice(0, version))
      copyFileSync(path, join(dir, basename(path)));
    await migrate(databaseUrl, { dir, now });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

type ForeignKey = { table: string; name: string; definition: string };

/**
 * Rows come before the rows they point to. Taken off and put on again, the keys are checked for every row at the end,
 * which is quicker than row by row and needs no right that an ordinary role has not.
 */
const dropForeignKeys = async (client: pg.Client): Promise<ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(
    `select format('%I.%I', n.nspname, c.relname) as "table", k.conname::text as name,
       pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and n.nspname in ('public', 'auth') order by 1, 2`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoteName(name)}`);
  return rows;
};

/** Built once over all rows, an index of words takes seconds where row by row it took minutes. Keys stay. */
const dropIndexes = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'auth') and c.relkind = 'r' and not i.indisprimary
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by 1`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
};

const addForeignKeys = async (file: string, client: pg.Client, keys: ForeignKey[]): Promise<void> => {
  for (const { table, name, definition } of keys)
    await client
      .query(`alter table ${table} add constraint ${quoteName(name)} ${definition}`)
      .catch((error: { code?: string }) => {
        throw error.code === '23503'
          ? damaged(file, `rows of ${table} point to rows that are not there`)
          : error;
      });
};

const compareTables = (
  file: string,
  header: BackupHeader,
  manifest: BackupManifest,
  sums: BackupManifest['tables'],
): void => {
  for (const table of header.tables) {
    const name = fullName(table);
    const expected = manifest.tables[name];
    if (!expected) throw damaged(file, `its manifest does not speak of ${name}`);
    const found = sums[name] ?? { rows: 0, bytes: 0, sha256: expected.bytes === 0 ? expected.sha256 : '' };
    if (found.rows !== expected.rows || found.bytes !== expected.bytes || found.sha256 !== expected.sha256)
      throw damaged(file, `${name} has ${found.rows} rows, and should have ${expected.rows}`);
  }
};
