import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@hilo/db/embedded';
import pg from 'pg';
import { dumpTable } from './dump-table.ts';
import { damaged } from './fail.ts';
import { fixedSession } from './list-tables.ts';
import { loadBackup } from './load-backup.ts';
import { fullName } from './manifest.ts';

type VerifyOptions = {
  file: string;
  now: Date;
  /** Where the temporary database lies; needs the room of the real one without its files. */
  temporary?: string;
  progress?(line: string): void;
};

type VerifyResult = {
  file: string;
  madeAt: string;
  madeBy: string;
  schemaVersion: number;
  tables: number;
  rows: number;
  blobs: { count: number; bytes: number; missing: number };
  holdsSecret: boolean;
  secretKeyId: string;
};

/**
 * Restores a backup into a database of its own that is thrown away, reads every table out again and compares it byte
 * by byte (by hash) with what was backed up. Files are compared with their names, not written.
 * @throws BackupError
 */
export const verifyBackup = async (options: VerifyOptions): Promise<VerifyResult> => {
  const folder = mkdtempSync(join(options.temporary ?? tmpdir(), 'hilo-verify-'));
  // Root hands the cluster inside to an unprivileged user, who has to pass through.
  chmodSync(folder, 0o711);
  try {
    const embedded = await startEmbedded({
      dataDir: join(folder, 'data'),
      log: () => {},
      tuning: { isDurable: false },
    });
    try {
      return await compare(options, embedded.url);
    } finally {
      await embedded.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const compare = async (options: VerifyOptions, databaseUrl: string): Promise<VerifyResult> => {
  const { header, manifest } = await loadBackup({
    file: options.file,
    databaseUrl,
    now: options.now,
    blob: async (_id, _size, body) => {
      for await (const _ of body);
    },
    secret: async () => {},
    ...(options.progress ? { progress: options.progress } : {}),
  });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let rows = 0;
  try {
    await client.query(fixedSession);
    for (const table of header.tables) {
      const again = await dumpTable(client, table, async () => {});
      if (again.sha256 !== manifest.tables[fullName(table)]?.sha256)
        throw damaged(options.file, `${fullName(table)} reads differently after it was restored`);
      rows += again.rows;
    }
  } finally {
    await client.end();
  }
  const { count, bytes, missing } = manifest.blobs;
  return {
    file: options.file,
    madeAt: header.madeAt,
    madeBy: header.madeBy,
    schemaVersion: header.schemaVersion,
    tables: header.tables.length,
    rows,
    blobs: { count, bytes, missing: missing.count },
    holdsSecret: manifest.holdsSecret,
    secretKeyId: header.secretKeyId,
  };
};
