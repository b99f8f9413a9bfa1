import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createPool } from '@hilo/db';
import { testDatabase } from '@hilo/db/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { createApp } from '../src/app/create-app.ts';
import { heartbeatOf } from '../src/app/node-heartbeat.ts';
import { findApiKey } from '../src/auth/api-keys.ts';
import { sealEvents } from '../src/jobs/seal-events.ts';
import { findUnwatched } from '../src/promises/sweep/find-unwatched.ts';
import { sweepPromises } from '../src/promises/sweep/sweep-promises.ts';
import { ensureDefaults } from '../src/setup/ensure-defaults.ts';
import { commands } from './commands.ts';
import type { Check } from './doctor/check.ts';
import { runCli } from './run-cli.ts';

const database = await testDatabase();
const other = await testDatabase({ isEmpty: true });
const folder = mkdtempSync(join(tmpdir(), 'hilo-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = {
  HILO_DATA_DIR: join(folder, 'data'),
  DATABASE_URL: database.url,
  HILO_PORT: '0',
  HILO_SMTP_PORT: '0',
  HILO_PUBLIC_URL: 'http://localhost:3999',
};
const run = async (args: string[], { input = '', more = {} }: { input?: string; more?: object } = {}) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, {
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    stdin: (async function* () {
      yield input;
    })(),
    environment: { ...environment, ...more },
  });
  return { code, out: out.join(''), err: err.join('') };
};
const json = async (args: string[], options: Parameters<typeof run>[1] = {}) => {
  const { code, out, err } = await run(args, options);
  expect([code, err.includes('hilo ')], err).toEqual([0, false]);
  expect(out.endsWith('\n') && out.split('\n').length === 2).toBe(true);
  return JSON.parse(out);
};
const pool = createPool(database.url, { max: 2 });
afterAll(() => pool.end());
const appOf = () => createApp(readConfig(environment), pool, pino({ level: 'silent' }));

describe('the command line', () => {
  test('says what there is, and what each is for; unknown commands are refused with the list', async () => {
    const help = await run([]);
    expect(help.code).toBe(0);
    for (const { name } of commands) {
      expect(help.out).toContain(`  ${name}`);
      const own = await run([name, '--help']);
      expect([own.code, own.err]).toEqual([0, '']);
      expect(own.out).toMatch(new RegExp(`^usage: hilo ${name}`));
    }
    const unknown = await run(['conquer']);
    expect([unknown.code, unknown.out]).toEqual([2, '']);
    expect(unknown.err).toContain('there is no command "conquer"');
    expect(unknown.err).toContain('  backup');
  });

  test.each([
    [['api-key', 'create', '--name', 'x'], 'needs --name and --scope'],
    [['api-key', 'create', '--name', 'x', '--scope', 'everything'], 'needs --name and --scope'],
    [
      ['api-key', 'create', '--scope', 'tickets.read,everything'],
      '--name is missing; --scope "everything" is none of: *',
    ],
    [['api-key', 'revoke', 'x'], 'needs the id of a key'],
    [
      ['user', 'create', '--email', 'x', '--name', 'y', '--role', 'agent'],
      'needs --email, --name and --role: --email "x" is not a whole one.',
    ],
    [['user', 'create', '--role', 'king'], '--role "king" is none of: administrator'],
    [['user', 'reset', 'nobody@example.org'], 'There is no user with the address'],
    [['blocked', 'forgive'], 'blocked list or lift'],
    [['blocked', 'lift', 'x'], 'needs the id of somebody who is blocked'],
    [['user', 'promote'], 'create, list, reset or deactivate'],
    [['doctor', '--cure'], "Unknown option '--cure'"],
    [['backup'], 'needs one FILE'],
    [['restore', '/nowhere.tar.gz', '--data-dir', join(folder, 'none')], 'does not exist'],
    [['import', 'telegrams'], 'There is: mbox'],
    [['import', 'mbox', '/nowhere'], 'is not a file'],
    [['mail', 'burn'], 'mail explain'],
  ])('%j is refused on stderr with exit 2', async (args, why) => {
    const { code, out, err } = await run(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(why);
  });

  test('settings that need mending are named', async () => {
    const { code, err } = await run(['user', 'list'], { more: { HILO_PORT: 'x', HILO_NONSENSE: '1' } });
    expect(code).toBe(2);
    expect(err).toMatch(/HILO_PORT[\s\S]*HILO_NONSENSE is not a setting/);
  });

  test.each([
    ['postgres://hilo:geheim@127.0.0.1:9/hilo', 'nothing answers there'],
    ['postgres://hilo:geheim@127.0.0.1:9/hilo?host=/nowhere', 'there is no such socket'],
    ['postgres://hilo:geheim@nobody.invalid/hilo', 'no such host'],
  ])('a database that cannot be had is named, and no password: %s', async (url, why) => {
    const { code, out, err } = await run(['user', 'list'], { more: { DATABASE_URL: url } });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(why);
    expect(err).not.toMatch(/geheim|\n {4}at /);
    const doctor = await run(['doctor'], { more: { DATABASE_URL: url } });
    expect(doctor.code).toBe(1);
    expect(doctor.out).toContain(why);
    expect(doctor.out).not.toContain('geheim');
  });

  test('mail explain prints JSON alone, from a process of its own, and makes no place', async () => {
    const file = join(folder, 'one.eml');
    writeFileSync(file, 'From: Ana <ana@mail.example>\r\nSubject: =?utf-8?q?Alb=C3=A1n?=\r\n\r\nHola\r\n');
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'main.ts'), 'mail', 'explain', file],
      { env: { ...process.env, HILO_DATA_DIR: join(folder, 'untouched'), HILO_PORT: 'not a port' } },
    );
    expect(JSON.parse(stdout)).toMatchObject({ subject: 'Albán', from: { address: 'ana@mail.example' } });
    expect(stderr).toBe('');
    expect(existsSync(join(folder, 'untouched'))).toBe(false);
  });

  test('version', async () => {
    expect(await json(['version'])).toMatchObject({
      version: expect.any(String),
      schemaVersion: expect.any(Number),
    });
  });
});

describe('keys and users', () => {
  test('a key is printed once and works until it is revoked', async () => {
    const { code, out } = await run([
      'api-key',
      'create',
      '--name',
      'Shop',
      '--scope',
      'tickets.read,tickets.write',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/^hilo_[0-9a-f]{8}_[0-9a-f]{64}\n$/);
    const found = await findApiKey(appOf(), `Bearer ${out.trim()}`);
    expect(found).toMatchObject({ scopes: ['tickets.read', 'tickets.write'] });
    const { items } = await json(['api-key', 'list']);
    expect(items).toMatchObject([{ name: 'Shop', revokedAt: null }]);
    expect(JSON.stringify(items)).not.toContain(out.trim());
    await json(['api-key', 'revoke', items[0].id]);
    expect(await findApiKey(appOf(), `Bearer ${out.trim()}`)).toBe(null);
    expect((await run(['api-key', 'create', '--name', 'All', '--scope', '*'])).code).toBe(0);
  });

  test('a user by invitation, a user by password, a link, and the end', async () => {
    const ana = await json([
      'user',
      'create',
      '--email',
      'ana@example.org',
      '--name',
      'Ana',
      '--role',
      'administrator',
    ]);
    expect(ana).toMatchObject({ hasLogin: false, role: 'administrator' });
    expect(ana.link).toMatch(/^http:\/\/localhost:3999\/invitation#token=/);
    const bea = await json(
      [
        'user',
        'create',
        '--email',
        'bea@example.org',
        '--name',
        'Bea',
        '--role',
        'administrator',
        '--password-stdin',
      ],
      { input: 'una contraseña larga\n' },
    );
    expect(bea).toMatchObject({ hasLogin: true });
    const short = await run(
      ['user', 'create', '--email', 'c@example.org', '--name', 'C', '--role', 'agent', '--password-stdin'],
      { input: 'short\n' },
    );
    expect(short).toMatchObject({ code: 2, out: '' });
    const link = await run(['user', 'reset', 'BEA@example.org']);
    expect(link.out).toMatch(/^http:\/\/localhost:3999\/invitation#token=[\w-]{43}\n$/);
    const twice = await run([
      'user',
      'create',
      '--email',
      'ANA@example.org',
      '--name',
      'A',
      '--role',
      'agent',
    ]);
    expect(twice.err).toContain('There is an agent with this address already');
    expect((await run(['user', 'deactivate', 'bea@example.org'])).err).toContain('last administrator');
    expect(await json(['user', 'deactivate', 'ana@example.org'])).toMatchObject({
      deactivatedAt: expect.any(String),
    });
    expect((await json(['user', 'list'])).items.map((item: { name: string }) => item.name)).toEqual([
      'Ana',
      'Bea',
    ]);
  });
});

const mbox = (mails: string[]): string => {
  const file = join(folder, `${mails.length}-${Math.abs(mails.join('').length)}.mbox`);
  writeFileSync(
    file,
    mails
      .map((mail, index) => `From ana@mail.example Tue Mar  3 09:0${index % 10}:00 2026\n${mail}\n\n`)
      .join(''),
  );
  return file;
};
const mail = (id: number, body: string, more = ''): string =>
  `From: Ana <ana@mail.example>\nTo: help@shop.example\nSubject: Asunto ${id}\nMessage-ID: <${id}@mail.example>\n${more}\n${body}`;

describe('mbox', () => {
  test('is brought in once, in order, by its own times; a second run and a run that was stopped change nothing', async () => {
    const app = appOf();
    const { channelId } = await ensureDefaults(app, {
      kind: 'email',
      name: 'Correo',
      settings: { mode: 'embedded', addresses: ['help@shop.example'] },
    });
    const file = mbox([
      mail(11, 'Primera'),
      mail(12, 'Segunda', 'In-Reply-To: <11@mail.example>\n'),
      `From: help@shop.example\nTo: ana@mail.example\nSubject: Re: Asunto 11\nMessage-ID: <13@shop.example>\nIn-Reply-To: <11@mail.example>\n\nNuestra respuesta`,
    ]);
    expect(await json(['import', 'mbox', file, '--channel', channelId!])).toMatchObject({
      mails: 3,
      placed: 3,
      duplicate: 0,
    });
    const rows = await app.db
      .selectFrom('message')
      .select(['text', 'direction', 'occurredAt', 'ticketId'])
      .orderBy('occurredAt')
      .execute();
    expect(rows.map(({ text, direction }) => `${direction} ${text.trim()}`)).toEqual([
      'in Primera',
      'in Segunda',
      'out Nuestra respuesta',
    ]);
    expect(rows[0]!.occurredAt).toEqual(new Date('2026-03-03T09:00:00Z'));
    expect(new Set(rows.map((row) => row.ticketId)).size).toBe(1);
    // What is still open of it is looked after from now on.
    expect(await findUnwatched(app.db, 10)).toEqual([]);
    expect(await json(['import', 'mbox', file])).toMatchObject({ mails: 3, placed: 0, duplicate: 3 });
    expect(await app.db.selectFrom('outbox').select('id').execute()).toEqual([]);
    const wrong = await run(['import', 'mbox', file, '--channel', app.newId()]);
    expect(wrong.err).toContain('There are: ');
  });

  test('what is none is not taken for one without mails; an empty one is', async () => {
    const other = join(folder, 'one-mail.eml');
    writeFileSync(other, mail(14, 'Una sola'));
    const refused = await run(['import', 'mbox', other]);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toContain('an mbox file has a line that begins with "From " before each mail');
    const empty = join(folder, 'empty.mbox');
    writeFileSync(empty, '');
    expect(await json(['import', 'mbox', empty, '--resolved'])).toMatchObject({ mails: 0 });
  });
});

describe('doctor', () => {
  const look = async (args: string[] = [], more = {}): Promise<Record<string, Check>> => {
    const { out, err } = await run(['doctor', '--json', ...args], { more });
    expect(err).toBe('');
    return Object.fromEntries((JSON.parse(out) as Check[]).map((check) => [check.check, check]));
  };

  beforeAll(async () => {
    await sealEvents(appOf());
    await sweepPromises(appOf());
  });

  test('finds all well, and says so in a table with exit 0', async () => {
    const { code, out } = await run(['doctor', '--deep', '--probe']);
    expect(out).not.toContain('BAD ');
    expect(out).toMatch(/ok {3}schema +\d+, as this program/);
    expect(out).toContain('Everything is well.');
    expect(code).toBe(0);
  });

  test('finds a file that is gone, one that is broken, and one too many', async () => {
    const app = appOf();
    const rows = await app.db
      .selectFrom('message')
      .select('rawBlob')
      .where('rawBlob', 'is not', null)
      .execute();
    const [gone, broken] = rows.map((row) => app.blobs.path(row.rawBlob!));
    const kept = [readFileSync(gone!), readFileSync(broken!)];
    rmSync(gone!);
    writeFileSync(broken!, 'bit rot');
    await app.blobs.put(Buffer.from('nobody points to me'));
    const found = await look(['--deep']);
    expect(found.files).toMatchObject({ ok: false, detail: expect.stringContaining('1 of 3 are gone') });
    expect(found['file contents']).toMatchObject({ ok: false, detail: expect.stringContaining('1 are not') });
    expect(found['files without a row']!.detail).toMatch(/^1,/);
    writeFileSync(gone!, kept[0]!);
    writeFileSync(broken!, kept[1]!);
    expect((await look(['--deep'])).files).toMatchObject({ ok: true });
  });

  test('finds what waits too long, what failed, what nobody looked at, and a changed record', async () => {
    const app = appOf();
    const message = await app.db
      .selectFrom('message')
      .select(['id', 'channelId'])
      .limit(1)
      .executeTakeFirstOrThrow();
    const outbox = async (state: 'queued' | 'unknown' | 'failed') => {
      await app.db.deleteFrom('outbox').execute();
      await app.db
        .insertInto('outbox')
        .values({
          id: app.newId(),
          messageId: message.id,
          channelId: message.channelId!,
          state,
          dueAt: new Date(app.now().getTime() - 3_600_000),
          createdAt: app.now(),
        })
        .execute();
    };
    await outbox('queued');
    expect((await look())['outgoing: waiting']).toMatchObject({ ok: false });
    await outbox('unknown');
    expect((await look())['outgoing: unknown']).toMatchObject({ ok: false });
    await outbox('failed');
    expect((await look())['outgoing: failed']).toMatchObject({ ok: false });
    await app.db.deleteFrom('outbox').execute();
    const facts = await app.db
      .selectFrom('event')
      .select(['position', 'facts'])
      .orderBy('position')
      .execute();
    await app.db
      .updateTable('event')
      .set({ facts: '{}' })
      .where('position', '=', facts[0]!.position)
      .execute();
    expect((await look(['--deep']))['chain of events']).toMatchObject({ ok: false });
    await app.db
      .updateTable('event')
      .set({ facts: JSON.stringify(facts[0]!.facts) })
      .where('position', '=', facts[0]!.position)
      .execute();
    expect((await look(['--deep']))['chain of events']).toMatchObject({ ok: true });
  });

  test('finds an open key, an address without encryption, another key, and a database that does not answer', async () => {
    const { chmodSync } = await import('node:fs');
    const key = join(environment.HILO_DATA_DIR, 'secret.key');
    chmodSync(key, 0o644);
    const found = await run(['doctor', '--json'], { more: { HILO_PUBLIC_URL: 'http://help.example.org' } });
    expect(found.code).toBe(1);
    const checks = JSON.parse(found.out) as Check[];
    const bad = checks.filter((check) => !check.ok).map(({ check }) => check);
    expect(bad).toEqual(['secret', 'public address']);
    for (const check of checks.filter(({ ok }) => !ok)) expect(check.fix).toBeTruthy();
    chmodSync(key, 0o600);
    const app = appOf();
    await app.db
      .updateTable('channel')
      .set({ settings: JSON.stringify({ mode: 'embedded', password: app.secrets.seal('x') }) })
      .execute();
    expect((await look())['sealed passwords']).toMatchObject({ ok: true });
    expect(
      (await look([], { HILO_SECRET: 'another secret of more than 32 letters' }))['sealed passwords'],
    ).toMatchObject({ ok: false });
    const none = await look([], { DATABASE_URL: 'postgresql://x:y@127.0.0.1:1/none' });
    expect(none.database).toMatchObject({ ok: false });
    const empty = await look([], { DATABASE_URL: other.url });
    expect(empty.schema).toMatchObject({ ok: false, detail: expect.stringMatching(/^0, this program has/) });
  });
});

test.each([
  ['an empty folder', { DATABASE_URL: undefined, HILO_DATA_DIR: join(folder, 'elsewhere') }],
  ['an empty database', { DATABASE_URL: other.url }],
])('with the settings of %s nothing is made, and no backup of nothing', async (_where, more) => {
  const file = join(folder, 'nothing.tar.gz');
  for (const args of [['backup', file], ['user', 'list'], ['demo', 'load'], ['erasures']]) {
    const { code, out, err } = await run(args, { more });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/there is no Hilo in .+Give this command the settings of the server/);
  }
  expect([existsSync(file), existsSync(join(folder, 'elsewhere'))]).toEqual([false, false]);
});

test('a command does not migrate under the feet of a running Hilo of another version', async () => {
  const app = appOf();
  await app.db
    .insertInto('lease')
    .values({ name: heartbeatOf('n'), holder: 'n', expiresAt: new Date(app.now().getTime() + 30_000) })
    .execute();
  const { rows } = await pool.query(
    'delete from hilo_migration where number = (select max(number) from hilo_migration) returning *',
  );
  const { code, err } = await run(['user', 'list']);
  expect(code).toBe(2);
  expect(err).toContain('restart Hilo first');
  await pool.query('insert into hilo_migration (number, name, sha256, applied_at) values ($1, $2, $3, $4)', [
    rows[0].number,
    rows[0].name,
    rows[0].sha256,
    rows[0].applied_at,
  ]);
  expect((await run(['user', 'list'])).code).toBe(0);
});

test('backup and restore by the command line: who was erased since stays erased, what waited is not sent again', async () => {
  const app = appOf();
  await app.db
    .updateTable('channel')
    .set({ settings: JSON.stringify({ mode: 'embedded' }) })
    .execute();
  const message = await app.db
    .selectFrom('message')
    .select(['id', 'channelId', 'ticketId'])
    .where('direction', '=', 'out')
    .executeTakeFirstOrThrow();
  await app.db
    .insertInto('outbox')
    .values({
      id: app.newId(),
      messageId: message.id,
      channelId: message.channelId!,
      state: 'queued',
      dueAt: app.now(),
      createdAt: app.now(),
    })
    .execute();
  const file = join(folder, 'all.tar.gz');
  const backup = await run(['backup', file]);
  expect(backup.err).toContain('The secret key is NOT in this file');
  expect(JSON.parse(backup.out)).toMatchObject({ holdsSecret: false, blobs: { missing: { count: 0 } } });
  const customer = await app.db.selectFrom('customer').select('id').executeTakeFirstOrThrow();
  const identity = await app.db.selectFrom('identity').select('id').executeTakeFirstOrThrow();
  const ledger = join(folder, 'ledger.jsonl');
  const entry = { customerId: customer.id, identityIds: [identity.id], blobs: [], erasedBy: null };
  writeFileSync(ledger, `${JSON.stringify({ ...entry, erasedAt: app.now().toISOString() })}\n`);
  const place = join(folder, 'again');
  const restored = await run(['restore', file, '--data-dir', place, '--erasures', ledger], {
    more: { DATABASE_URL: other.url },
  });
  expect(restored.err).toContain('The secret key was not in the backup');
  expect(JSON.parse(restored.out)).toMatchObject({
    dataDir: place,
    secret: 'missing',
    unknownMessages: 1,
    newErasures: 1,
    erasedAgain: 1,
  });
  expect(existsSync(join(place, 'secret.key'))).toBe(false);
  const state = await other.pool.query('select state from outbox');
  expect(state.rows).toEqual([{ state: 'unknown' }]);
  const texts = await other.pool.query("select count(*)::int as n from message where text <> ''");
  expect(texts.rows).toEqual([{ n: 0 }]);
  const names = await other.pool.query('select name from customer');
  expect(names.rows).toEqual([{ name: null }]);
  writeFileSync(ledger, 'not a ledger\n');
  const wrong = await run(['restore', file, '--data-dir', join(folder, 'third'), '--erasures', ledger]);
  expect(wrong.err).toContain('ledger.jsonl:1 is not a line');
  expect((await run(['erasures'])).out).toBe('');
});
