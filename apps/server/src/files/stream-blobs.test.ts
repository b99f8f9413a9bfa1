import { randomBytes } from 'node:crypto';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { removeUnsharedBlobs } from './remove-unshared.ts';
import { streamBlobs } from './stream-blobs.ts';

const app = await createTestApp({ now: new Date() });
const { putStream, stream } = streamBlobs(app);
const folder = join(app.config.dataDir, 'blobs');
async function* inPieces(content: Uint8Array, bytes: number) {
  for (let at = 0; at < content.length; at += bytes) yield content.subarray(at, at + bytes);
}
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

test.each([0, 1, 700_001])(
  '%i bytes are stored in pieces under the name they have whole, and read again',
  async (size) => {
    const content = randomBytes(size);
    const stored = await putStream(inPieces(content, 100_000));
    expect(stored).toEqual(await app.blobs.put(content));
    expect(content.equals(await app.blobs.get(stored.id))).toBe(true);
    expect((await buffer(stream(stored.id))).equals(content)).toBe(true);
  },
);

test('what breaks off leaves nothing', async () => {
  const before = files().length;
  const broken = async function* () {
    yield randomBytes(1_000);
    throw Object.assign(new Error('read error'), { code: 'EIO' });
  };
  await expect(putStream(broken())).rejects.toMatchObject({ code: 'EIO' });
  expect(files()).toHaveLength(before);
  await expect(buffer(stream('0'.repeat(64)))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the same bytes stored again are as new: nobody removes them as unused', async () => {
  const content = randomBytes(10);
  const { id } = await putStream(inPieces(content, 3));
  const old = new Date(app.now().getTime() - 7_200_000);
  utimesSync(app.blobs.path(id), old, old);
  await putStream(inPieces(content, 4));
  expect(statSync(app.blobs.path(id)).mtime.getTime()).toBeGreaterThan(old.getTime());
  expect(await removeUnsharedBlobs(app, [id])).toEqual({ removed: [], waiting: [id] });
});
