import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from './app.ts';

const shape = /^[0-9a-f]{64}$/;

/** Where files are written before they have their name; nothing in it is pointed to. */
const draftShelf = 'drafts';
/** No file takes so long to write: what is older was left by a process that was killed. */
const oldestDraftMs = 60 * 60 * 1000;

/**
 * Files named by their SHA-256, so that the same bytes are kept once. `put` returns when the file, and the folder
 * that names it, are on disk: a row may point to it from then on, whatever happens to the power. Where that fails,
 * nothing of it remains.
 */
export const createBlobs = (folder: string): App['blobs'] => {
  const made = new Set<string>();
  const inFlight = new Map<string, Promise<void>>();
  const path = (id: string): string => {
    if (!shape.test(id)) throw new Error('a blob id is a SHA-256 in hex');
    return join(folder, id.slice(0, 2), id);
  };
  const makeFolder = async (shelf: string): Promise<void> => {
    if (made.has(shelf)) return;
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await syncFolder(folder);
    made.add(shelf);
  };
  const write = async (id: string, content: Uint8Array): Promise<void> => {
    const target = path(id);
    const there = await stat(target).catch(() => null);
    // A file under its final name was complete when it was renamed to it. Touching it tells the sweeper of unused
    // files that somebody is about to point to it; where the sweeper was quicker, it is written anew.
    if (there?.size === content.length && (await touch(target))) return;
    const shelf = join(folder, id.slice(0, 2));
    await makeFolder(shelf);
    await makeFolder(join(folder, draftShelf));
    const draft = join(folder, draftShelf, `${id}.${process.pid}`);
    try {
      await writeSynced(draft, content);
      await rename(draft, target);
    } catch (error) {
      // A full disk is not made fuller by what could not be finished.
      await unlink(draft).catch(() => {});
      // The folder may have been taken away under us: it is made anew next time.
      made.clear();
      throw error;
    }
    await syncFolder(shelf);
  };
  return {
    path,
    async put(content) {
      const id = createHash('sha256').update(content).digest('hex');
      let writing = inFlight.get(id);
      if (!writing) {
        writing = write(id, content).finally(() => inFlight.delete(id));
        inFlight.set(id, writing);
      }
      await writing;
      return { id, size: content.length };
    },
    get: (id) => readFile(path(id)),
    remove: (id) => unlink(path(id)).catch(ignoreMissing),
  };
};

/** False where the file is gone. */
const touch = async (path: string): Promise<boolean> => {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
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

const writeSynced = async (path: string, content: Uint8Array): Promise<void> => {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
};

const ignoreMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error;
};

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
