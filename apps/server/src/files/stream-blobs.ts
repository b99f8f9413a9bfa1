import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ChannelBlobs } from '@hilo/channel-kit';
import type { App } from '../app/app.ts';

/** Larger pieces than Node's own 64 KB: fewer trips to the disk, still nothing against a whole file. */
const pieceBytes = 256 * 1024;

/**
 * The store of files, piece by piece. What is stored so has its name only once it is whole and on disk; the same bytes
 * that are there already are replaced by themselves, so that their time is new and nobody removes them as unused.
 */
export const streamBlobs = (app: App): Pick<ChannelBlobs, 'putStream' | 'stream'> => ({
  // Opened with the first piece that is asked for: what is never read holds no handle.
  async *stream(id) {
    yield* createReadStream(app.blobs.path(id), { highWaterMark: pieceBytes });
  },
  async putStream(content) {
    const drafts = join(app.config.dataDir, 'blobs', 'drafts');
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    const draft = join(drafts, app.newId());
    try {
      const { id, size } = await write(draft, content);
      const target = app.blobs.path(id);
      const shelf = dirname(target);
      const isNewShelf = (await mkdir(shelf, { recursive: true, mode: 0o700 })) !== undefined;
      await rename(draft, target);
      await syncFolder(shelf);
      if (isNewShelf) await syncFolder(dirname(shelf));
      return { id, size };
    } catch (error) {
      // A full disk is not made fuller by what could not be finished.
      await unlink(draft).catch(() => {});
      throw error;
    }
  },
});

const write = async (
  path: string,
  content: AsyncIterable<Uint8Array>,
): Promise<{ id: string; size: number }> => {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) {
      hash.update(piece);
      size += piece.length;
      for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten;
    }
    await file.datasync();
  } finally {
    await file.close();
  }
  return { id: hash.digest('hex'), size };
};

const syncFolder = async (path: string): Promise<void> => {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
