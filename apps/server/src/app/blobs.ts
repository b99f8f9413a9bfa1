import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fdatasync,
  fsync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  write,
  writeSync,
} from 'node:fs';
import { readdir, readFile, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { App } from './app.ts';

const shape = /^[0-9a-f]{64}$/;

/** Where files are written before they have their name; nothing in it is pointed to. */
const draftShelf = 'drafts';
/** No file takes so long to write: what is older was left by a process that was killed. */
const oldestDraftMs = 60 * 60 * 1000;
/** Up to here a copy into the page cache costs less than a trip to another thread. */
const smallBytes = 128 * 1024;

const syncData = promisify(fdatasync);
const syncAll = promisify(fsync);
const writeSome = promisify(write);

/**
 * Files named by their SHA-256, so that the same bytes are kept once. `put` and `kept` return when the file, and the folder
 * that names it, are on disk: a row may point to it from then on, whatever happens to the power. Where that fails,
 * nothing of it remains.
 *
 * File and folder are synced at the same time, once the file has its name: one wait instead of two. A power cut in
 * between may leave the name on a damaged file that no row points to, so a file that is already there is believed
 * only after its bytes were compared.
 */
export const createBlobs = (folder: string): App['blobs'] => {
  // A failure stays here until it was told to somebody, or the file is put again.
  const inFlight = new Map<string, Promise<void>>();
  // Of several nodes on one folder each writes drafts of its own; in containers all have the same process id.
  const writer = randomUUID();
  const failed = new WeakSet<Promise<void>>();
  const path = (id: string): string => {
    if (!shape.test(id)) throw new Error('a blob id is a SHA-256 in hex');
    return join(folder, id.slice(0, 2), id);
  };
  const keep = async (id: string, content: Uint8Array): Promise<void> => {
    const target = path(id);
    const shelf = join(folder, id.slice(0, 2));
    if ((await isWhole(target, content)) && (await claim(target, shelf))) return;
    // Made each time, since a folder may be taken away under us; a new one has to be put on disk, too.
    mkdirSync(join(folder, draftShelf), { recursive: true, mode: 0o700 });
    const isNewShelf = mkdirSync(shelf, { recursive: true, mode: 0o700 }) !== undefined;
    const draft = join(folder, draftShelf, `${id}.${writer}`);
    const file = openSync(draft, 'w', 0o600);
    try {
      await writeAll(file, content);
      renameSync(draft, target);
      await Promise.all([syncData(file), syncEntry(shelf), isNewShelf ? syncEntry(folder) : null]);
    } catch (error) {
      // A full disk is not made fuller by what could not be finished.
      await unlink(draft).catch(() => {});
      throw error;
    } finally {
      closeSync(file);
    }
  };
  const start = (content: Uint8Array): { id: string; kept: Promise<void> } => {
    const id = createHash('sha256').update(content).digest('hex');
    const running = inFlight.get(id);
    if (running && !failed.has(running)) return { id, kept: running };
    // In its own turn: who only needs the name goes on with it first, and asks the database meanwhile.
    const kept = nextTurn().then(() => keep(id, content));
    inFlight.set(id, kept);
    kept.then(
      () => inFlight.get(id) === kept && inFlight.delete(id),
      () => failed.add(kept),
    );
    return { id, kept };
  };
  return {
    path,
    begin(content) {
      return { id: start(content).id, size: content.length };
    },
    async put(content) {
      const { id, kept } = start(content);
      await kept;
      return { id, size: content.length };
    },
    async kept(ids) {
      const running = ids.map((id) => inFlight.get(id));
      await Promise.all(running);
    },
    get: (id) => readFile(path(id)),
  };
};

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** True where the very same bytes are there. A damaged file of that name is written anew. */
const isWhole = async (path: string, content: Uint8Array): Promise<boolean> => {
  // Most files are new, and a look at a name costs less than a trip to another thread.
  const there = statSync(path, { throwIfNoEntry: false });
  return there?.size === content.length && (await readFile(path).catch(() => null))?.equals(content) === true;
};

/**
 * Makes an old file safe to point to: its new time tells the sweeper of unused files that somebody is about to, and
 * it may not be on disk yet. False where the sweeper was quicker.
 */
const claim = async (path: string, shelf: string): Promise<boolean> => {
  const now = new Date();
  try {
    await utimes(path, now, now);
    await Promise.all([syncEntry(path), syncEntry(shelf)]);
    return true;
  } catch (error) {
    ignoreMissing(error as NodeJS.ErrnoException);
    return false;
  }
};

const writeAll = async (file: number, content: Uint8Array): Promise<void> => {
  for (let at = 0; at < content.length; ) {
    const part = content.subarray(at, at + 1024 * 1024);
    at += content.length <= smallBytes ? writeSync(file, part) : (await writeSome(file, part)).bytesWritten;
  }
};

/** Removes what killed processes left half-written in a folder of files. */
export const sweepDrafts = async (folder: string, now: Date): Promise<void> => {
  const shelf = join(folder, draftShelf);
  for (const name of await readdir(shelf).catch(() => [])) {
    const there = await stat(join(shelf, name)).catch(() => null);
    if (there && now.getTime() - there.mtimeMs > oldestDraftMs)
      await unlink(join(shelf, name)).catch(() => {});
  }
};

const ignoreMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};

/** A file or a folder. */
const syncEntry = async (path: string): Promise<void> => {
  const handle = openSync(path, 'r');
  try {
    await syncAll(handle);
  } finally {
    closeSync(handle);
  }
};
