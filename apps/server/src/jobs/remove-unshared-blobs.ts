import { readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { sweepDrafts } from '../app/blobs.ts';
import { blobReferenceQuery } from '../backup/blob-references.ts';

/** Between the moment a file is stored and the commit of the row that points to it lies less than this. */
export const graceMs = 60 * 60 * 1000;

const shape = /^[0-9a-f]{64}$/;

/**
 * Removes those of the given files that no row points to. A file that was stored or stored again within the last hour
 * stays, since its row may not be committed yet. One that is stored in the very moment of its removal stays, too: it is
 * put aside first, and put back where it was touched.
 * @returns the ids that were removed
 */
export const removeUnsharedBlobs = async (app: App, ids: readonly string[]): Promise<string[]> => {
  const candidates: string[] = [];
  for (const id of new Set(ids))
    if (shape.test(id) && (await isOld(app, app.blobs.path(id)))) candidates.push(id);
  const removed: string[] = [];
  const free = await withoutReferences(app, candidates);
  for (const id of free) {
    const path = app.blobs.path(id);
    const aside = `${path}.unused`;
    if (!(await rename(path, aside).then(isDone, isMissing))) continue;
    // From here on a `put` of the same bytes writes the file anew; one that came just before has touched it.
    const isWanted = !(await isOld(app, aside)) || (await withoutReferences(app, [id])).length === 0;
    if (isWanted) await rename(aside, path);
    else {
      await unlink(aside).catch(isMissing);
      removed.push(id);
    }
  }
  return removed;
};

/**
 * Looks through the whole store for files that no row points to, for what a crash left behind: of an upload, or of an
 * arrival that was never committed. Also puts back what a crash left aside.
 */
export const sweepBlobs = async (app: App, folder: string): Promise<{ removed: number }> => {
  await sweepDrafts(folder, app.now());
  let removed = 0;
  const shelves = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name));
  for (const shelf of shelves) {
    const names = await readdir(join(folder, shelf));
    for (const name of names) {
      const path = join(folder, shelf, name);
      if (name.endsWith('.unused')) await rename(path, path.slice(0, -'.unused'.length)).catch(isMissing);
    }
    removed += (
      await removeUnsharedBlobs(
        app,
        names.filter((name) => shape.test(name)),
      )
    ).length;
  }
  return { removed };
};

const isOld = async (app: App, path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null);
  return found !== null && app.now().getTime() - found.mtimeMs > graceMs;
};

const withoutReferences = async (app: App, ids: string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const pointing = await blobReferenceQuery((text) =>
    sql.raw<{ table: string; column: string }>(text).execute(app.db),
  );
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::text[]) as candidate(id)
    where not exists (select from (${sql.raw(pointing)}) as pointing where pointing.id = candidate.id)`.execute(
    app.db,
  );
  return rows.map(({ id }) => id);
};

const isDone = (): boolean => true;
const isMissing = (error: NodeJS.ErrnoException): boolean => {
  if (error.code !== 'ENOENT') throw error;
  return false;
};
