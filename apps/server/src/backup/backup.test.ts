import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startEmbedded } from '@hilo/db/embedded';
import { testDatabase } from '@hilo/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { dumpTable } from './dump-table.ts';
import { fixedSession, listTables } from './list-tables.ts';
import { fullName } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';
import { paddingOf, writeTarHeader } from './tar-format.ts';
import { verifyBackup } from './verify-backup.ts';
import { type BackupResult, writeBackup } from './write-backup.ts';

const world = await createWorld();
const empty = await testDatabase({ isEmpty: true });
const folder = mkdtempSync(join(tmpdir(), 'hilo-backup-'));
chmodSync(folder, 0o711);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const now = new Date('2026-03-02T12:00:00Z');
const urlOf = (pool: pg.Pool): string => String(pool.options.connectionString);
const backup = (name: string, more: Partial<Parameters<typeof writeBackup>[0]> = {}): Promise<BackupResult> =>
  writeBackup({
    databaseUrl: urlOf(world.pool),
    blobPath: world.app.blobs.path,
    file: join(folder, name),
    now,
    madeBy: 'test',
    secretKeyId: 'abcd1234',
    secretFile: null,
    ...more,
  });
const restore = (file: string, dataDir: string, more: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({
    file,
    dataDir: join(folder, dataDir),
    databaseUrl: null,
    now,
    log: () => {},
    settle: async () => {},
    ...more,
  });

/** What every table reads as, by name. */
const readAll = async (url: string): Promise<Record<string, string>> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(fixedSession);
    const all: Record<string, string> = {};
    for (const table of await listTables(client)) {
      const parts: Uint8Array[] = [];
      await dumpTable(client, table, async (piece) => void parts.push(piece));
      all[fullName(table)] = Buffer.concat(parts).toString('utf8');
    }
    return all;
  } finally {
    await client.end();
  }
};

/** Entries of a tar, whole, in order. */
const unpack = (file: string): { name: string; body: Buffer }[] => {
  const tar = gunzipSync(readFileSync(file));
  const entries: { name: string; body: Buffer }[] = [];
  for (let at = 0; tar[at] !== 0; ) {
    const name = tar.toString('utf8', at, tar.indexOf(0, at));
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 135), 8);
    entries.push({ name, body: tar.subarray(at + 512, at + 512 + size) });
    at += 512 + size + paddingOf(size);
  }
  return entries;
};
const pack = (file: string, entries: { name: string; body: Buffer }[]): string => {
  const parts = entries.flatMap(({ name, body }) => [
    writeTarHeader(name, body.length, 0),
    body,
    Buffer.alloc(paddingOf(body.length)),
  ]);
  writeFileSync(join(folder, file), gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)])));
  return join(folder, file);
};

const files = [
  Buffer.from('un albarán con ñ'),
  Buffer.alloc(0),
  Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) & 0xff)),
];
let made: BackupResult;

beforeAll(async () => {
  const { app } = world;
  for (const [index, content] of files.entries()) {
    const blob = await app.blobs.put(content);
    await world.bring(
      world.mail(`cliente${index}@mail.example`, {
        text: `Línea uno\nlínea dos\twith a tab, a \\ and a "quote" 😀 ${index}`,
        files: [
          { name: `f${index}.bin`, type: 'application/octet-stream', blob, inline: false, contentId: null },
        ],
        raw: await app.blobs.put(Buffer.from(`raw ${index}`)),
      }),
    );
  }
  // Ignored, and kept whole: its file is named in the payload alone.
  const kept = await app.blobs.put(Buffer.from('only in a payload'));
  await world.bring(
    world.mail('machine@mail.example', {
      automatic: { kind: 'auto', why: 'autoSubmitted' },
      files: [{ name: 'x', type: 'text/plain', blob: kept, inline: false, contentId: null }],
    }),
  );
  made = await backup('whole.tar.gz');
});

describe('a backup', () => {
  test('counts what it holds, and its file is closed to others', () => {
    expect(made.tables).toMatchObject({ 'public.message': 3, 'public.attachment': 3, 'public.arrival': 4 });
    expect(made.blobs).toMatchObject({ count: 7, missing: { count: 0, ids: [] } });
    expect(statSync(made.file).mode & 0o777).toBe(0o600);
    expect(statSync(made.file).size).toBe(made.bytes);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('takes no file that is there already, unless told to', async () => {
    await expect(backup('whole.tar.gz')).rejects.toThrow('is there already');
    await expect(backup('whole.tar.gz', { mayReplace: true })).resolves.toMatchObject({ rows: made.rows });
  });

  test('is one moment: what is written meanwhile is not in it', async () => {
    let isWritten = false;
    const during = await backup('moment.tar.gz', {
      progress: () => {
        // The snapshot stands by now; a customer comes in while the tables are read.
        isWritten = true;
        void world.app.db
          .insertInto('setting')
          .values({ name: 'late', value: '1', updatedAt: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      },
    });
    expect(isWritten).toBe(true);
    expect(during.tables['public.setting']).toBe(made.tables['public.setting']);
    await world.app.db.deleteFrom('setting').where('name', '=', 'late').execute();
  });

  test('goes on without a file that is gone or broken, and says which', async () => {
    const { app } = world;
    const gone = createHash('sha256').update(files[0]!).digest('hex');
    const broken = createHash('sha256').update(files[2]!).digest('hex');
    rmSync(app.blobs.path(gone));
    writeFileSync(app.blobs.path(broken), 'bit rot');
    const result = await backup('holes.tar.gz');
    expect(result.blobs).toMatchObject({ count: 5, missing: { count: 2, ids: [broken, gone].sort() } });
    rmSync(app.blobs.path(broken));
    await app.blobs.put(files[0]!);
    await app.blobs.put(files[2]!);
  });

  test('that cannot be written leaves nothing behind', async () => {
    await expect(backup('no/such/folder.tar.gz')).rejects.toThrow(
      /folder\.tar\.gz cannot be written: the folder .*such does not exist/,
    );
    await expect(
      backup('nothing.tar.gz', { databaseUrl: 'postgresql://nobody@127.0.0.1:1/x' }),
    ).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => /nothing|part$/.test(name))).toEqual([]);
  });
});

// Real clusters are made here; a busy machine takes its time.
describe('a restore', { timeout: 90_000 }, () => {
  test('gives back every row, counter and byte, ready to start', async () => {
    const key = join(folder, 'secret.key');
    writeFileSync(key, `${'ab'.repeat(32)}\n`);
    const withSecret = await backup('secret.tar.gz', { secretFile: key });
    expect(withSecret.holdsSecret).toBe(true);
    const result = await restore(withSecret.file, 'place');
    expect(result.secret).toBe('restored');
    const place = join(folder, 'place');
    expect(readFileSync(join(place, 'secret.key'))).toEqual(readFileSync(key));
    expect(statSync(join(place, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(existsSync(join(place, 'restore.unfinished'))).toBe(false);
    for (const content of files) {
      const id = createHash('sha256').update(content).digest('hex');
      expect(readFileSync(join(place, 'blobs', id.slice(0, 2), id)).equals(content)).toBe(true);
    }
    const again = await startEmbedded({ dataDir: place, log: () => {} });
    try {
      expect(await readAll(again.url)).toEqual(await readAll(urlOf(world.pool)));
      const client = new pg.Client({ connectionString: again.url });
      await client.connect();
      const counters = 'select last_value, is_called from event_position';
      expect((await client.query(counters)).rows).toEqual((await world.pool.query(counters)).rows);
      const keys = "select count(*)::int as n from pg_constraint where contype = 'f' and convalidated";
      expect((await client.query(keys)).rows).toEqual((await world.pool.query(keys)).rows);
      const indexes =
        "select indexname, indexdef from pg_indexes where schemaname in ('public', 'auth') order by 1";
      expect((await client.query(indexes)).rows).toEqual((await world.pool.query(indexes)).rows);
      await client.end();
    } finally {
      await again.stop();
    }
    await expect(restore(withSecret.file, 'place')).rejects.toThrow('is not empty');
  });

  test('keeps a key that lies there, and refuses another one', async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'keyed'));
    writeFileSync(join(folder, 'keyed', 'secret.key'), `${'cd'.repeat(32)}\n`);
    await expect(restore(join(folder, 'secret.tar.gz'), 'keyed')).rejects.toThrow('is another key');
    expect(readdirSync(join(folder, 'keyed'))).toEqual(['secret.key']);
    expect(readFileSync(join(folder, 'keyed', 'secret.key'), 'utf8')).toBe(`${'cd'.repeat(32)}\n`);
  });

  test('into a database of your own', async () => {
    const target = empty.url;
    const result = await restore(made.file, 'own', { databaseUrl: target });
    expect(result.secret).toBe('missing');
    expect(await readAll(target)).toEqual(await readAll(urlOf(world.pool)));
    await expect(restore(made.file, 'own2', { databaseUrl: target })).rejects.toThrow(
      'database is not empty',
    );
  });

  test('clears what a killed restore left, and runs the settling before the place is ready', async () => {
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(folder, 'killed', 'blobs', 'aa'), { recursive: true });
    writeFileSync(join(folder, 'killed', 'restore.unfinished'), '');
    const seen: number[] = [];
    await restore(made.file, 'killed', {
      settle: async (url) => {
        const client = new pg.Client({ connectionString: url });
        await client.connect();
        seen.push((await client.query('select count(*)::int as n from message')).rows[0].n);
        await client.end();
        expect(existsSync(join(folder, 'killed', 'restore.unfinished'))).toBe(true);
      },
    });
    expect(seen).toEqual([3]);
    expect(existsSync(join(folder, 'killed', 'blobs', 'aa', 'x'))).toBe(false);
  });

  test('verify restores into a place of its own and finds nothing different', async () => {
    expect(await verifyBackup({ file: made.file, now })).toMatchObject({
      rows: made.rows,
      blobs: { count: 7, missing: 0 },
      holdsSecret: false,
    });
  });
});

describe('a file that is not good is refused, and nothing is left', { timeout: 90_000 }, () => {
  let tries = 0;
  // A database of the test's server for each try: making a cluster each time takes seconds.
  const refused = async (file: string, why: RegExp): Promise<void> => {
    const name = `hilo_bad_${process.pid}_${++tries}`;
    const url = new URL(empty.url);
    url.pathname = `/${name}`;
    await empty.pool.query(`create database ${name} template template0`);
    try {
      const place = `bad-${tries}`;
      await expect(restore(file, place, { databaseUrl: url.href })).rejects.toThrow(why);
      expect(existsSync(join(folder, place)) ? readdirSync(join(folder, place)) : []).toEqual([]);
      const client = new pg.Client({ connectionString: url.href });
      await client.connect();
      const { rows } = await client.query("select to_regclass('message') is not null as is_there");
      if (rows[0].is_there)
        expect((await client.query('select count(*)::int as n from message')).rows).toEqual([{ n: 0 }]);
      await client.end();
    } finally {
      // A vacuum of the server may stand in it, which only a superuser could end: it is gone in a moment.
      await expect
        .poll(
          () => empty.pool.query(`drop database if exists ${name} with (force)`).then(() => 'gone', String),
          { timeout: 30_000, interval: 200 },
        )
        .toBe('gone');
    }
  };

  test('cut off in the middle, and just before its end', async () => {
    const whole = readFileSync(made.file);
    writeFileSync(join(folder, 'half.tar.gz'), whole.subarray(0, whole.length / 2));
    await refused(join(folder, 'half.tar.gz'), /ends too early/);
    writeFileSync(join(folder, 'tail.tar.gz'), whole.subarray(0, whole.length - 5));
    await refused(join(folder, 'tail.tar.gz'), /ends too early/);
    await refused(pack('no-manifest.tar.gz', unpack(made.file).slice(0, -1)), /ends too early/);
  });

  test('a flipped bit anywhere', async () => {
    const whole = readFileSync(made.file);
    const content = gunzipSync(whole);
    // In a run of zeros, of which a tar has many, a copy from farther back is the same bytes: nothing is damaged then.
    const meansTheSame = (bytes: Buffer): boolean => {
      try {
        return gunzipSync(bytes).equals(content);
      } catch {
        return false;
      }
    };
    for (const part of [0.2, 0.5, 0.8]) {
      let bytes = whole;
      for (let at = Math.floor(whole.length * part); meansTheSame(bytes); at += 1) {
        bytes = Buffer.from(whole);
        bytes[at]! ^= 0x10;
      }
      writeFileSync(join(folder, `flip-${part}.tar.gz`), bytes);
      await refused(join(folder, `flip-${part}.tar.gz`), /damaged|too early/);
    }
  });

  test('a changed letter in a row, a changed file, a missing file: packed again without a fault', async () => {
    const change = (name: RegExp, edit: (body: Buffer) => Buffer) =>
      unpack(made.file).map((entry) =>
        name.test(entry.name) ? { ...entry, body: edit(Buffer.from(entry.body)) } : entry,
      );
    const letter = (body: Buffer) => Buffer.from(body.toString('utf8').replace('Question', 'Answered'));
    await refused(pack('row.tar.gz', change(/^tables\/public.ticket\//, letter)), /damaged \(public.ticket/);
    const flip = (body: Buffer) =>
      body.length > 0 ? Buffer.from([body[0]! ^ 1, ...body.subarray(1)]) : body;
    await refused(pack('blob.tar.gz', change(/^blobs\//, flip)), /damaged \(the file/);
    const fewer = unpack(made.file).filter(
      (entry, _index, all) => entry !== all.find((e) => /^blobs/.test(e.name)),
    );
    await refused(pack('fewer.tar.gz', fewer), /damaged \(it holds 6 files, and says 7/);
    const cut = (body: Buffer) => body.subarray(0, body.length - 20);
    await refused(pack('short-row.tar.gz', change(/^tables\/public.ticket\//, cut)), /damaged/);
  });

  test('made by a newer Hilo, or by another one', async () => {
    const header = (edit: (header: Record<string, unknown>) => void) =>
      unpack(made.file).map((entry) => {
        if (entry.name !== 'header.json') return entry;
        const read = JSON.parse(entry.body.toString('utf8'));
        edit(read);
        return { ...entry, body: Buffer.from(JSON.stringify(read)) };
      });
    await refused(
      pack(
        'newer.tar.gz',
        header((read) => Object.assign(read, { schemaVersion: 999 })),
      ),
      /stands at schema 999, this Hilo knows/,
    );
    await refused(
      pack(
        'format.tar.gz',
        header((read) => Object.assign(read, { format: 2 })),
      ),
      /newer Hilo/,
    );
    await refused(
      pack(
        'other.tar.gz',
        header((read) => {
          (read.migrations as { sha256: string }[])[0]!.sha256 = '00';
        }),
      ),
      /made by another Hilo: its migration 1/,
    );
  });

  test('no backup at all', async () => {
    writeFileSync(join(folder, 'note.txt'), 'just a text');
    await refused(join(folder, 'note.txt'), /is not a backup of Hilo/);
    await refused(
      pack('other-tar.tar.gz', [{ name: 'a', body: Buffer.from('b') }]),
      /is not a backup of Hilo/,
    );
    await refused(join(folder, 'nowhere.tar.gz'), /does not exist/);
  });
});
