import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { copyOut } from './list-tables.ts';
import { type BackupTable, pieceBytes, type TableSums } from './manifest.ts';

const newline = 10;

/**
 * Reads a table as the text of COPY, in pieces, counting and hashing it on the way. In that text a line break inside a
 * value is written `\n`, so each line is a row.
 */
export const dumpTable = async (
  client: pg.Client,
  table: BackupTable,
  take: (piece: Uint8Array) => Promise<void>,
): Promise<TableSums> => {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let parts: Buffer[] = [];
  let held = 0;
  const flush = async (): Promise<void> => {
    if (held === 0) return;
    const piece = Buffer.concat(parts);
    parts = [];
    held = 0;
    await take(piece);
  };
  const stream = client.query(copyTo(await copyOut(client, table)));
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) rows++;
    parts.push(chunk);
    held += chunk.length;
    if (held >= pieceBytes) await flush();
  }
  await flush();
  return { rows, bytes, sha256: hash.digest('hex') };
};
