import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBlobs, sweepDrafts } from './blobs.ts';

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-blobs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

test('the same bytes at once and again are one file; nothing else stays', async () => {
  const folder = makeFolder();
  const blobs = createBlobs(folder);
  const content = Buffer.from('una factura');
  const puts = await Promise.all([blobs.put(content), blobs.put(content)]);
  puts.push(await blobs.put(content));
  expect(new Set(puts.map(({ id }) => id)).size).toBe(1);
  expect(readFileSync(blobs.path(puts[0]!.id))).toEqual(content);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files.map(({ name }) => name)).toEqual([puts[0]!.id]);
});

test('two nodes that store the same bytes in one folder at once do not write into each other’s draft', async () => {
  const folder = makeFolder();
  const content = Buffer.alloc(4 * 1024 * 1024, 'una factura');
  const nodes = [createBlobs(folder), createBlobs(folder)];
  const [one, other] = await Promise.all(nodes.map((blobs) => blobs.put(content)));
  expect(one).toEqual(other);
  expect(Buffer.from(await nodes[0]!.get(one!.id)).equals(content)).toBe(true);
});

test('a write that fails leaves nothing, and works again when its folder is back', async () => {
  const folder = join(makeFolder(), 'blobs');
  mkdirSync(folder);
  const blobs = createBlobs(folder);
  const first = await blobs.put(Buffer.from('uno'));
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  await expect(blobs.put(Buffer.from('uno'))).rejects.toThrow();
  rmSync(folder);
  mkdirSync(folder);
  expect((await blobs.put(Buffer.from('uno'))).id).toBe(first.id);
  expect((await blobs.get(first.id)).toString()).toBe('uno');
});

test('a file that was begun has its name at once; that it is kept, or was not, is told when asked', async () => {
  const folder = join(makeFolder(), 'blobs');
  mkdirSync(folder);
  const blobs = createBlobs(folder);
  const [one, two] = [Buffer.from('uno'), Buffer.from('dos')];
  const first = blobs.begin(one);
  await blobs.kept([first.id, 'f'.repeat(64)]);
  expect(readFileSync(blobs.path(first.id))).toEqual(one);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  const second = blobs.begin(two);
  // Long after it failed, and as often as it is asked.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await expect(blobs.kept([second.id])).rejects.toThrow();
  await expect(blobs.kept([first.id, second.id])).rejects.toThrow();
  rmSync(folder);
  mkdirSync(folder);
  blobs.begin(two);
  await blobs.kept([second.id]);
  expect(readFileSync(blobs.path(second.id))).toEqual(two);
});

test('what killed processes left half-written is swept; what is being written is not', async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'drafts'));
  const now = new Date('2026-03-02T12:00:00Z');
  for (const [name, hours] of [
    ['old', 2],
    ['fresh', 0.5],
  ] as const) {
    const path = join(folder, 'drafts', name);
    writeFileSync(path, 'x');
    const at = new Date(now.getTime() - hours * 3_600_000);
    utimesSync(path, at, at);
  }
  await sweepDrafts(folder, now);
  expect(readdirSync(join(folder, 'drafts'))).toEqual(['fresh']);
  await sweepDrafts(join(folder, 'nowhere'), now);
});

test('a file that a power cut damaged is written anew when its bytes come again', async () => {
  const blobs = createBlobs(makeFolder());
  const content = Buffer.from('una factura de octubre');
  const { id } = await blobs.put(content);
  writeFileSync(blobs.path(id), Buffer.alloc(content.length));
  await blobs.put(content);
  expect(readFileSync(blobs.path(id))).toEqual(content);
});

test('a large file is written whole, in its parts', async () => {
  const blobs = createBlobs(makeFolder());
  const content = Buffer.alloc(3 * 1024 * 1024 + 17, 'hilo');
  const { id, size } = await blobs.put(content);
  expect(size).toBe(content.length);
  expect(readFileSync(blobs.path(id)).equals(content)).toBe(true);
});
