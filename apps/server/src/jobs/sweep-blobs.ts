import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app/app.ts';
import { sweepDrafts } from '../app/blobs.ts';
import { blobShape, isMissing, removeUnsharedBlobs, unusedEnding } from '../files/remove-unshared.ts';

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
      if (name.endsWith(unusedEnding))
        await rename(path, path.slice(0, -unusedEnding.length)).catch(isMissing);
    }
    const found = await removeUnsharedBlobs(
      app,
      names.filter((name) => blobShape.test(name)),
    );
    removed += found.removed.length;
  }
  return { removed };
};
