import { createHash } from 'node:crypto';
import { MIGRATIONS_DIR, readMigrations } from '@hilo/db';
import type { z } from 'zod';
import { BackupError, cutOff, damaged } from './fail.ts';
import {
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
  formatVersion,
  fullName,
  headerSchema,
  manifestSchema,
} from './manifest.ts';
import { readTar, type TarEntry } from './read-tar.ts';

/** What is done with each part of a backup as it is read. */
type BackupReceiver = {
  /** Called first: prepares the place. */
  start(header: BackupHeader): Promise<void>;
  table(table: BackupTable, body: AsyncIterable<Buffer>): Promise<void>;
  /** `body` ends with an error where the bytes are not what `id` names. */
  blob(id: string, size: number, body: AsyncIterable<Buffer>): Promise<void>;
  secret(content: Buffer): Promise<void>;
};

const smallBytes = 16 * 1024 * 1024;

/**
 * Reads a backup from its header to its manifest, compares every file inside with its name and the files with the
 * manifest. Comparing the tables is left to whoever loads them.
 * @throws BackupError: not a backup, made by a newer Hilo, damaged, cut off
 */
export const readBackup = async (
  file: string,
  receiver: BackupReceiver,
): Promise<{ header: BackupHeader; manifest: BackupManifest }> => {
  let header: BackupHeader | null = null;
  let manifest: BackupManifest | null = null;
  const ids = createHash('sha256');
  let count = 0;
  for await (const entry of readTar(file)) {
    if (manifest) throw damaged(file, `${entry.name} comes after the end`);
    if (!header) {
      header = await asHeader(file, entry);
      await receiver.start(header);
    } else if (entry.name.startsWith('tables/')) {
      const name = entry.name.split('/')[1]!;
      const table = header.tables.find((known) => fullName(known) === name);
      if (!table) throw damaged(file, `${entry.name} is not in the header`);
      await receiver.table(table, entry.body);
    } else if (/^blobs\/[0-9a-f]{64}$/.test(entry.name)) {
      const id = entry.name.slice('blobs/'.length);
      await receiver.blob(id, entry.size, checked(file, id, entry.body));
      ids.update(`${id}\n`);
      count++;
    } else if (entry.name === 'secret.key') await receiver.secret(await readSmall(file, entry));
    else if (entry.name === 'manifest.json')
      manifest = parse(file, manifestSchema, await readSmall(file, entry));
    else throw damaged(file, `${entry.name} is unknown`);
  }
  if (!header || !manifest) throw cutOff(file);
  if (manifest.blobs.count !== count || manifest.blobs.sha256 !== ids.digest('hex'))
    throw damaged(file, `it holds ${count} files, and says ${manifest.blobs.count}`);
  return { header, manifest };
};

/** What a backup says of itself, before anything is made for it. @throws BackupError as `readBackup` */
export const readHeader = async (file: string): Promise<BackupHeader> => {
  // Leaving the loop closes the file: not before it is read.
  for await (const entry of readTar(file)) return await asHeader(file, entry);
  throw cutOff(file);
};

const asHeader = async (file: string, entry: TarEntry): Promise<BackupHeader> => {
  if (entry.name !== 'header.json')
    throw new BackupError(`${file} is not a backup of Hilo: it does not begin with header.json.`);
  const header = parse(file, headerSchema, await readSmall(file, entry));
  refuseForeign(file, header);
  return header;
};

/** Hands the bytes on and compares them with their name at the end. */
const checked = async function* (
  file: string,
  id: string,
  body: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
  if (hash.digest('hex') !== id) throw damaged(file, `the file ${id.slice(0, 12)}… is not what it was`);
};

const readSmall = async (file: string, entry: TarEntry): Promise<Buffer> => {
  if (entry.size > smallBytes) throw damaged(file, `${entry.name} is far too large`);
  const parts: Buffer[] = [];
  for await (const part of entry.body) parts.push(part);
  return Buffer.concat(parts);
};

const parse = <Schema extends z.ZodType>(file: string, schema: Schema, content: Buffer): z.infer<Schema> => {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch {
    throw damaged(file, 'its header or manifest cannot be read');
  }
};

/** A backup fits where its migrations are a beginning of ours, to the letter. */
const refuseForeign = (file: string, header: BackupHeader): void => {
  if (header.format > formatVersion)
    throw new BackupError(
      `${file} was made by a newer Hilo (format ${header.format}): restore it with that one.`,
    );
  const ours = readMigrations(MIGRATIONS_DIR);
  if (header.schemaVersion > ours.length)
    throw new BackupError(
      `${file} stands at schema ${header.schemaVersion}, this Hilo knows ${ours.length}: restore it with the Hilo that made it (${header.madeBy}) or a newer one.`,
    );
  for (const [index, row] of header.migrations.entries())
    if (ours[index]?.sha256 !== row.sha256)
      throw new BackupError(
        `${file} was made by another Hilo: its migration ${row.number} (${row.name}) is not the one known here.`,
      );
};
