import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BackupError } from './fail.ts';
import { copyIn } from './list-tables.ts';
import { type BackupTable, fullName, type TableSums } from './manifest.ts';

/** One table on its way in: pieces as they come, and at the end what they were. */
export type TableLoad = {
  table: BackupTable;
  write(piece: Uint8Array): Promise<void>;
  end(): Promise<TableSums>;
  abort(): Promise<void>;
};

/** @throws BackupError when PostgreSQL does not take the text */
export const loadTable = (client: pg.Client, table: BackupTable): TableLoad => {
  const stream = client.query(copyFrom(copyIn(table)));
  const hash = createHash('sha256');
  let bytes = 0;
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure ??= error;
  });
  // Asked once: each question adds listeners, and there are as many pieces as there are.
  const done = finished(stream).catch(() => {});
  const check = (): void => {
    if (!failure) return;
    // PostgreSQL's own words may quote what a customer wrote; its code says enough.
    const { code } = failure as { code?: string };
    throw new BackupError(
      `The table ${fullName(table)} cannot be loaded (${code ?? failure.message}): the backup is damaged. Nothing was restored.`,
    );
  };
  return {
    table,
    async write(piece) {
      check();
      hash.update(piece);
      bytes += piece.length;
      if (!stream.write(piece))
        await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), done]);
      check();
    },
    async end() {
      stream.end();
      await done;
      check();
      return { rows: stream.rowCount, bytes, sha256: hash.digest('hex') };
    },
    async abort() {
      stream.destroy();
      await done;
    },
  };
};
