import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { MIGRATIONS_DIR, readMigrations } from '@hilo/db';
import pg from 'pg';
import { readBlobIds } from './blob-references.ts';
import { dumpTable } from './dump-table.ts';
import { BackupError } from './fail.ts';
import { fixedSession, listSequences, listTables } from './list-tables.ts';
import {
  type BackupHeader,
  type BackupManifest,
  formatVersion,
  fullName,
  manifestSchema,
  type TableSums,
} from './manifest.ts';
import { createTarWriter, type TarWriter } from './write-tar.ts';

type BackupOptions = {
  databaseUrl: string;
  /** Where a file lies by its id. */
  blobPath(id: string): string;
  file: string;
  now: Date;
  /** As `hilo version` says. */
  madeBy: string;
  secretKeyId: string;
  /** The file `secret.key`, to be put in; null to leave it out. */
  secretFile: string | null;
  /** Takes the place of a file that is there already. */
  mayReplace?: boolean;
  progress?(line: string): void;
};

export type BackupResult = {
  file: string;
  bytes: number;
  schemaVersion: number;
  tables: Record<string, number>;
  rows: number;
  blobs: BackupManifest['blobs'];
  holdsSecret: boolean;
};

const whyNot = ({ code }: NodeJS.ErrnoException, folder: string): string => {
  if (code === 'ENOENT') return `the folder ${folder} does not exist`;
  if (code === 'EACCES' || code === 'EROFS') return `this user may not write in ${folder}`;
  if (code === 'ENOSPC') return 'the disk is full';
  return code ?? 'the system does not say why';
};

/**
 * Writes everything into one file, out of one snapshot, while Hilo goes on working. The file appears under its name
 * when it is whole and on disk. Memory stays the same however much there is.
 * @throws BackupError
 */
export const writeBackup = async (options: BackupOptions): Promise<BackupResult> => {
  const target = resolve(options.file);
  if (!options.mayReplace && (await stat(target).catch(() => null)))
    throw new BackupError(`${target} is there already: choose another name, or say --replace.`);
  const draft = `${target}.${process.pid}.part`;
  const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
  await once(output, 'open').catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(`${target} cannot be written: ${whyNot(error, dirname(target))}.`);
  });
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'hilo-backup' });
  client.on('error', () => {});
  const gzip = createGzip({ level: constants.Z_BEST_SPEED, chunkSize: 256 * 1024 });
  const writing = pipeline(gzip, output);
  // Awaited below; a failure there also fails the next write into it.
  writing.catch(() => {});
  try {
    await client.connect();
    const tar = createTarWriter(gzip, Math.floor(options.now.getTime() / 1000));
    const result = await fill(options, client, tar);
    await writing;
    const { size } = await stat(draft);
    await publish(draft, target, options.mayReplace ?? false);
    return { file: target, bytes: size, ...result };
  } catch (error) {
    gzip.destroy();
    await writing.catch(() => {});
    await unlink(draft).catch(() => {});
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new BackupError(`There is no space left for ${target}. Nothing of it was kept.`);
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
};

const fill = async (
  options: BackupOptions,
  client: pg.Client,
  tar: TarWriter,
): Promise<Omit<BackupResult, 'file' | 'bytes'>> => {
  const secret = options.secretFile === null ? null : await readFile(options.secretFile);
  await client.query(fixedSession);
  await client.query('begin isolation level repeatable read read only');
  const header = await describe(options, client, secret !== null);
  await tar.add('header.json', json(header));
  if (secret) await tar.add('secret.key', secret);
  const tables: Record<string, TableSums> = {};
  for (const table of header.tables) {
    const name = fullName(table);
    let piece = 0;
    tables[name] = await dumpTable(client, table, (bytes) =>
      tar.add(`tables/${name}/${String(++piece).padStart(6, '0')}`, bytes),
    );
    options.progress?.(`${name}: ${tables[name].rows} rows`);
  }
  const { rows: seals } = await client.query<{ position: string; hash: string }>(
    `select to_position::text as position, encode(hash, 'hex') as hash from public.event_seal
     order by from_position desc limit 1`,
  );
  const manifest: BackupManifest = {
    tables,
    sequences: await listSequences(client),
    blobs: await addBlobs(options, client, tar),
    holdsSecret: secret !== null,
    lastSeal: seals[0] ? { position: Number(seals[0].position), hash: seals[0].hash } : null,
  };
  await client.query('commit');
  await tar.add('manifest.json', json(manifestSchema.parse(manifest)));
  await tar.end();
  const rows = Object.fromEntries(Object.entries(tables).map(([name, sums]) => [name, sums.rows]));
  return {
    schemaVersion: header.schemaVersion,
    tables: rows,
    rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
    blobs: manifest.blobs,
    holdsSecret: manifest.holdsSecret,
  };
};

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);

const describe = async (
  options: BackupOptions,
  client: pg.Client,
  holdsSecret: boolean,
): Promise<BackupHeader> => {
  const { rows: migrations } = await client.query<BackupHeader['migrations'][number]>(
    'select number, name, sha256 from public.hilo_migration order by number',
  );
  const known = readMigrations(MIGRATIONS_DIR).length;
  if (migrations.length > known)
    throw new BackupError(
      `The database stands at schema ${migrations.length}, this Hilo knows ${known}: make the backup with the newer Hilo.`,
    );
  const { rows } = await client.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return {
    product: 'hilo',
    format: formatVersion,
    madeAt: options.now.toISOString(),
    madeBy: options.madeBy,
    postgresVersion: rows[0]!.version,
    schemaVersion: migrations.length,
    migrations,
    tables: await listTables(client),
    holdsSecret,
    secretKeyId: options.secretKeyId,
  };
};

const namedAtMost = 100;

/** Adds each file once, after its bytes were compared with its name. One that is gone or broken is counted, not fatal. */
const addBlobs = async (
  options: BackupOptions,
  client: pg.Client,
  tar: TarWriter,
): Promise<BackupManifest['blobs']> => {
  const ids = createHash('sha256');
  const blobs: BackupManifest['blobs'] = { count: 0, bytes: 0, sha256: '', missing: { count: 0, ids: [] } };
  for await (const id of readBlobIds(client)) {
    const path = options.blobPath(id);
    const sum = await hashFile(path);
    if (sum?.sha256 !== id) {
      blobs.missing.count++;
      if (blobs.missing.ids.length < namedAtMost) blobs.missing.ids.push(id);
      continue;
    }
    await tar.addStream(`blobs/${id}`, sum.bytes, createReadStream(path));
    ids.update(`${id}\n`);
    blobs.count++;
    blobs.bytes += sum.bytes;
    if (blobs.count % 10_000 === 0) options.progress?.(`${blobs.count} files`);
  }
  return { ...blobs, sha256: ids.digest('hex') };
};

/** Size and SHA-256 of a file; null where it is not there. */
export const hashFile = async (path: string): Promise<{ sha256: string; bytes: number } | null> => {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return { sha256: hash.digest('hex'), bytes };
};

/** Gives the whole file its name, in one step, and waits until the folder is on disk. */
const publish = async (draft: string, target: string, mayReplace: boolean): Promise<void> => {
  if (mayReplace) await rename(draft, target);
  else {
    // link refuses where somebody else took the name meanwhile; rename would not.
    await link(draft, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new BackupError(`${target} is there already: choose another name.`);
      await rename(draft, target);
    });
    await unlink(draft).catch(() => {});
  }
  const folder = await open(dirname(target), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
