import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { migrate } from '@hilo/db';
import { startEmbedded } from '@hilo/db/embedded';
import { BackupError } from './fail.ts';
import { loadBackup } from './load-backup.ts';
import type { BackupHeader, BackupManifest } from './manifest.ts';
import { readHeader } from './read-backup.ts';

type RestoreOptions = {
  file: string;
  dataDir: string;
  /** Somebody's own PostgreSQL; the embedded one in `dataDir` where null. */
  databaseUrl: string | null;
  now: Date;
  log(line: string): void;
  progress?(line: string): void;
  /** Runs on the restored, migrated database before the place is called ready. */
  settle(databaseUrl: string): Promise<void>;
};

type RestoreResult = {
  header: BackupHeader;
  manifest: BackupManifest;
  schemaVersion: number;
  /** `restored`: from the backup. `present`: it lay there before. `missing`: sealed passwords cannot be opened yet. */
  secret: 'restored' | 'present' | 'missing';
};

const marker = 'restore.unfinished';
/** What may lie in the directory before: the key, put there by hand, and what file systems bring along. */
const allowed = new Set(['secret.key', 'lost+found']);

/**
 * Restores into an empty data directory (and an empty database of your own, where there is one), migrates on, and
 * leaves it stopped and ready for `npm start`. What fails or is killed half way leaves nothing that looks whole: the
 * rows appear in one commit, and a marked directory is cleared by the next try.
 * @throws BackupError
 */
export const restoreBackup = async (options: RestoreOptions): Promise<RestoreResult> => {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  if (existsSync(join(dataDir, marker))) clear(dataDir);
  const found = readdirSync(dataDir).filter((name) => !allowed.has(name));
  if (found.length > 0)
    throw new BackupError(
      `${dataDir} is not empty (${found.slice(0, 3).join(', ')}${found.length > 3 ? ', …' : ''}). A backup is restored into an empty directory only: name another with --data-dir.`,
    );
  // A file that cannot be restored is refused before a database is made for it.
  await readHeader(options.file);
  let hasBegun = false;
  let embedded: Awaited<ReturnType<typeof startEmbedded>> | null = null;
  const ownKey = readKey(dataDir);
  let isKeyRestored = false;
  let isLoaded = false;
  try {
    const begin = async (): Promise<void> => {
      writeFileSync(
        join(dataDir, marker),
        'A restore began here and did not end. The next one clears this.\n',
      );
      hasBegun = true;
    };
    if (!options.databaseUrl) {
      await begin();
      embedded = await startEmbedded({ dataDir, log: options.log });
    }
    const databaseUrl = options.databaseUrl ?? embedded!.url;
    const blobs = join(dataDir, 'blobs');
    const shelves = new Set<string>();
    const { header, manifest } = await loadBackup({
      file: options.file,
      databaseUrl,
      now: options.now,
      accept: async () => {
        await begin();
        mkdirSync(blobs, { recursive: true, mode: 0o700 });
      },
      blob: (id, _size, body) => writeBlob(blobs, shelves, id, body),
      secret: async (content) => {
        if (ownKey !== null && ownKey !== content.toString('utf8').trim())
          throw new BackupError(
            `${join(dataDir, 'secret.key')} is another key than the one in the backup: move it away first.`,
          );
        writeFileSync(join(dataDir, 'secret.key'), content, { mode: 0o600, flush: true });
        isKeyRestored = true;
      },
      ...(options.progress ? { progress: options.progress } : {}),
    });
    isLoaded = true;
    for (const shelf of [...shelves, blobs]) await syncFolder(shelf);
    const { version } = await migrate(databaseUrl, { now: options.now });
    await options.settle(databaseUrl);
    await embedded?.stop();
    embedded = null;
    rmSync(join(dataDir, marker), { force: true });
    await syncFolder(dataDir);
    const secret = isKeyRestored ? 'restored' : ownKey !== null ? 'present' : 'missing';
    return { header, manifest, schemaVersion: version, secret };
  } catch (error) {
    await embedded?.stop().catch(() => {});
    if (hasBegun) clear(dataDir);
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new BackupError(`There is no space left in ${dataDir}. What was restored so far was removed.`);
    if (options.databaseUrl && isLoaded && error instanceof Error)
      throw new BackupError(
        `The rows were restored, but not what comes after (${error.message}). Do not start it: drop this database, make an empty one, and try again.`,
        { cause: error },
      );
    throw error;
  }
};

const readKey = (dataDir: string): string | null => {
  const path = join(dataDir, 'secret.key');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
};

/** Removes what an unfinished restore made. A key that was put there by hand stays. */
const clear = (dataDir: string): void => {
  const pointer = join(dataDir, 'postgres.location');
  // For root the database may lie elsewhere; it was made by this restore, too.
  if (existsSync(pointer)) rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
  for (const name of readdirSync(dataDir))
    if (!allowed.has(name) && name !== marker) rmSync(join(dataDir, name), { recursive: true, force: true });
  rmSync(join(dataDir, marker), { force: true });
};

const writeBlob = async (
  folder: string,
  shelves: Set<string>,
  id: string,
  body: AsyncIterable<Buffer>,
): Promise<void> => {
  const shelf = join(folder, id.slice(0, 2));
  if (!shelves.has(shelf)) {
    mkdirSync(shelf, { recursive: true, mode: 0o700 });
    shelves.add(shelf);
  }
  const file = await open(join(shelf, id), 'wx', 0o600);
  try {
    for await (const chunk of body) await file.write(chunk);
    await file.datasync();
  } finally {
    await file.close();
  }
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
