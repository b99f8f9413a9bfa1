import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { readBlobIds } from '../../src/backup/blob-references.ts';
import { hashFile } from '../../src/backup/write-backup.ts';
import type { Place } from '../open-place.ts';
import { bad, type Check, judge, megabytes, well } from './check.ts';

type Tally = {
  referenced: number;
  missing: string[];
  missingCount: number;
  damaged: string[];
  damagedCount: number;
  orphans: number;
  orphanBytes: number;
};

const named = 3;

/**
 * Every file that a row points to, and every file that none points to. Both lists are in order, so they are walked side
 * by side and neither is held in memory. With `deep` each file is read and compared with its name.
 */
export const checkFiles = async (place: Place, { deep }: { deep: boolean }): Promise<Check[]> => {
  const tally = await walk(place, deep);
  const missing = `${tally.missingCount} of ${tally.referenced} are gone${tally.missing.length > 0 ? ` (${tally.missing.join(', ')}…)` : ''}`;
  return [
    judge(
      'files',
      tally.missingCount === 0,
      tally.missingCount === 0 ? `${tally.referenced} are there` : missing,
      'Copy the folder "blobs" back from a backup: file names are hashes, so nothing is overwritten with something else.',
    ),
    ...(deep
      ? [
          judge(
            'file contents',
            tally.damagedCount === 0,
            tally.damagedCount === 0
              ? 'each is what its name says'
              : `${tally.damagedCount} are not what their name says (${tally.damaged.join(', ')}…)`,
            'The disk lies: replace it, and put these files back from a backup.',
          ),
        ]
      : await checkSizes(place)),
    well('files without a row', `${tally.orphans}, ${megabytes(tally.orphanBytes)}; removed each night`),
  ];
};

const walk = async (place: Place, deep: boolean): Promise<Tally> => {
  const tally: Tally = {
    referenced: 0,
    missing: [],
    missingCount: 0,
    damaged: [],
    damagedCount: 0,
    orphans: 0,
    orphanBytes: 0,
  };
  const client = new pg.Client({ connectionString: place.databaseUrl, application_name: 'hilo-doctor' });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('set idle_in_transaction_session_timeout = 0; set search_path = public');
    await client.query('begin isolation level repeatable read read only');
    const wanted = readBlobIds(client);
    let next = await wanted.next();
    const lack = async (): Promise<void> => {
      if (next.done) return;
      tally.referenced++;
      tally.missingCount++;
      if (tally.missing.length < named) tally.missing.push(next.value.slice(0, 12));
      next = await wanted.next();
    };
    for await (const { id, path } of listFiles(join(place.config.dataDir, 'blobs'))) {
      while (!next.done && next.value < id) await lack();
      if (next.done || next.value !== id) {
        tally.orphans++;
        tally.orphanBytes += (await stat(path).catch(() => null))?.size ?? 0;
        continue;
      }
      tally.referenced++;
      if (deep && (await hashFile(path))?.sha256 !== id) {
        tally.damagedCount++;
        if (tally.damaged.length < named) tally.damaged.push(id.slice(0, 12));
      }
      next = await wanted.next();
    }
    while (!next.done) await lack();
    await client.query('commit');
  } finally {
    await client.end();
  }
  return tally;
};

/** The files of the store in order of their names, a shelf at a time. */
async function* listFiles(folder: string): AsyncGenerator<{ id: string; path: string }> {
  const shelves = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  for (const shelf of shelves)
    for (const id of (await readdir(join(folder, shelf)))
      .filter((name) => /^[0-9a-f]{64}$/.test(name))
      .sort())
      yield { id, path: join(folder, shelf, id) };
}

const sampled = 1_000;

/** The sizes of the newest attachments: a disk that was full, or a power cut, shows there first. */
const checkSizes = async (place: Place): Promise<Check[]> => {
  const rows = await place.app.db
    .selectFrom('attachment')
    .select(['blob', 'size'])
    .where('blob', 'is not', null)
    .orderBy('id', 'desc')
    .limit(sampled)
    .execute();
  let wrong = 0;
  for (const row of rows) {
    const found = await stat(place.app.blobs.path(row.blob!)).catch(() => null);
    // One that is gone is counted above.
    if (found && found.size !== Number(row.size)) wrong++;
  }
  return [
    wrong === 0
      ? well(
          'file sizes',
          `the newest ${rows.length} attachments are as long as they should be (--deep reads all)`,
        )
      : bad(
          'file sizes',
          `${wrong} of the newest ${rows.length} attachments are cut short`,
          'Put these files back from a backup; "hilo doctor --deep" names them.',
        ),
  ];
};
