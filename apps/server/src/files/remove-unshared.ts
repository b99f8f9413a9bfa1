import { mkdir, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { blobReferenceQuery } from '../backup/blob-references.ts';

/** Between the moment a file is stored and the commit of the row that points to it lies less than this. */
export const graceMs = 60 * 60 * 1000;

export const blobShape = /^[0-9a-f]{64}$/;
/** What is put aside while it is looked at a last time. */
export const unusedEnding = '.unused';
/** Names of files that were let go of before their hour was over. */
const releasedShelf = 'released';

type Removal = {
  removed: string[];
  /** Nothing points to these, but they are younger than an hour. */
  waiting: string[];
};

/**
 * Removes those of the given files that no row points to. A file that was stored or stored again within the last hour
 * stays, since its row may not be committed yet. One that is stored in the very moment of its removal stays, too: it is
 * put aside first, and put back where it was touched.
 */
export const removeUnsharedBlobs = async (app: App, ids: readonly string[]): Promise<Removal> => {
  const removed: string[] = [];
  const waiting: string[] = [];
  const candidates = [...new Set(ids)].filter((id) => blobShape.test(id));
  for (const id of await withoutReferences(app, candidates)) {
    const path = app.blobs.path(id);
    const age = await ageOf(app, path);
    if (age === null) continue;
    if (age <= graceMs) {
      waiting.push(id);
      continue;
    }
    const aside = `${path}${unusedEnding}`;
    if (!(await rename(path, aside).then(isDone, isMissing))) continue;
    // From here on a `put` of the same bytes writes the file anew; one that came just before has touched it.
    const isOld = ((await ageOf(app, aside)) ?? 0) > graceMs;
    if (isOld && (await withoutReferences(app, [id])).length > 0) {
      await unlink(aside).catch(isMissing);
      removed.push(id);
    } else await rename(aside, path);
  }
  return { removed, waiting };
};

/**
 * For what somebody wants gone, called after the commit that let go of it: what is old enough goes at once, the rest by
 * `removeReleased` when its hour is over. The same bytes may be somebody else's attachment, so each is asked for first.
 */
export const releaseBlobs = async (app: App, blobs: readonly (string | null)[]): Promise<void> => {
  const { waiting } = await removeUnsharedBlobs(
    app,
    blobs.filter((id) => id !== null),
  );
  if (waiting.length === 0) return;
  const shelf = shelfOf(app);
  await mkdir(shelf, { recursive: true, mode: 0o700 });
  for (const id of waiting) await writeFile(join(shelf, id), '', { mode: 0o600 });
};

/** Removes what was let go of and whose hour is over by now. What somebody points to again is theirs. */
export const removeReleased = async (app: App): Promise<{ removed: number }> => {
  const shelf = shelfOf(app);
  const names = await readdir(shelf).catch(() => []);
  const { removed, waiting } = await removeUnsharedBlobs(app, names);
  const later = new Set(waiting);
  for (const name of names) if (!later.has(name)) await unlink(join(shelf, name)).catch(isMissing);
  return { removed: removed.length };
};

const shelfOf = (app: App): string => join(app.config.dataDir, 'blobs', releasedShelf);

/** Milliseconds since the file was last stored; null where there is none. */
const ageOf = async (app: App, path: string): Promise<number | null> => {
  const found = await stat(path).catch(() => null);
  return found === null ? null : app.now().getTime() - found.mtimeMs;
};

const withoutReferences = async (app: App, ids: string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const pointing = await blobReferenceQuery(
    (text) => sql.raw<{ table: string; column: string }>(text).execute(app.db),
    'candidate',
  );
  const { rows } = await sql<{ id: string }>`
    with candidate as materialized (select unnest(${ids}::text[]) as id)
    select id from candidate except (${sql.raw(pointing)})`.execute(app.db);
  return rows.map(({ id }) => id);
};

const isDone = (): boolean => true;
export const isMissing = (error: NodeJS.ErrnoException): boolean => {
  if (error.code !== 'ENOENT') throw error;
  return false;
};
