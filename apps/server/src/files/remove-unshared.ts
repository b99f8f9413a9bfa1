import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/**
 * Removes files from the disk that no row needs any more; called after the commit that let go of them. The same bytes
 * may be somebody else's attachment, so each is asked for first.
 */
export const removeUnsharedBlobs = async (app: App, blobs: (string | null)[]): Promise<string[]> => {
  const ids = [...new Set(blobs.filter((id) => id !== null))];
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${ids}::text[]) as wanted(id)
    where not exists (select from attachment where blob = wanted.id)
      and not exists (select from message where raw_blob = wanted.id)
      and not exists (select from arrival where raw_blob = wanted.id)
      and not exists (select from upload where blob = wanted.id)`.execute(app.db);
  for (const { id } of rows) await app.blobs.remove(id);
  return rows.map((row) => row.id);
};
