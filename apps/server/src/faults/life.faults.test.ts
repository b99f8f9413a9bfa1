import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { checkMails, checkRows } from './testing/check-whole.ts';
import { followLive } from './testing/follow-live.ts';
import { makeMail } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { makeFolder, spawnServer, startHilo, until } from './testing/start-server.ts';
import { talkSmtp } from './testing/talk-smtp.ts';

const orderly = { code: 0, signal: null };
const refused = { code: 2, signal: null };

const settingsOf = (dataDir: string, more: Record<string, string> = {}) => ({
  HILO_DATA_DIR: dataDir,
  HILO_PORT: '0',
  HILO_SMTP_PORT: '0',
  ...more,
});

/** Holds a free port, so that nobody else can have it. */
const takePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    onTestFinished(() => void server.close());
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });

test('hilo.pid names the process; a second server is told who has the directory; kill -9 and start at once', {
  timeout: 180_000,
}, async () => {
  const hilo = await startHilo();
  const pidFile = join(hilo.dataDir, 'hilo.pid');
  expect(readFileSync(pidFile, 'utf8').trim()).toBe(String(hilo.run().pid));
  const second = spawnServer(settingsOf(hilo.dataDir));
  expect(await second.ended).toEqual(refused);
  expect(second.stderr().trim()).toBe(
    `data directory ${hilo.dataDir} is in use by process ${hilo.run().pid}`,
  );
  expect(second.stdout()).toBe('');
  expect(readFileSync(pidFile, 'utf8').trim()).toBe(String(hilo.run().pid));
  const mail = makeMail(1, 'life');
  await postMails(hilo.smtpPort, [mail], 1);
  await hilo.kill();
  await hilo.start();
  expect(readFileSync(pidFile, 'utf8').trim()).toBe(String(hilo.run().pid));
  await hilo.kill({ withDatabase: true });
  await hilo.start();
  await checkMails(hilo.pool, hilo.dataDir, [mail]);
  expect(await hilo.stop()).toEqual(orderly);
  expect(existsSync(pidFile)).toBe(false);
  await hilo.start();
  expect(await hilo.stop()).toEqual(orderly);
  expect(existsSync(pidFile)).toBe(false);
});

test('SIGTERM with open sockets, a mail in mid-transfer and a running search ends in order', {
  timeout: 180_000,
}, async () => {
  const hilo = await startHilo();
  await postMails(hilo.smtpPort, [makeMail(1, 'term')], 1);
  const live = followLive(hilo.url(), hilo.authorization);
  await live.welcomed;
  const inData = await talkSmtp(hilo.smtpPort);
  const late = makeMail(2, 'term');
  await inData.begin(late.from);
  await inData.write(late.wire.subarray(0, 10_000));
  const idle = await talkSmtp(hilo.smtpPort);
  const silent = connect({ port: Number(new URL(hilo.url()).port), host: '127.0.0.1' });
  silent.on('error', () => {});
  const silentEnded = new Promise((resolve) => silent.once('close', resolve));
  // A search that cannot find anything: what it reads is locked, and so is what the outbox looks at.
  const locker = new pg.Client({ connectionString: hilo.pool.options.connectionString });
  locker.on('error', () => {});
  await locker.connect();
  onTestFinished(() => locker.end().catch(() => {}));
  await locker.query('begin');
  await locker.query('lock table message_search, message, ticket in access exclusive mode');
  const searching = hilo.ask('GET', '/api/v1/search?q=pedido').then(
    ({ status, body }) => ({ status, isPartial: (body as { isPartial?: boolean }).isPartial === true }),
    () => null,
  );
  await until(async () => {
    const { rows } = await locker.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
    // The work that goes on in the background hangs there, too.
    return rows.length > 3;
  });
  const began = performance.now();
  hilo.run().signal('SIGINT');
  // The second one, from somebody impatient, changes nothing.
  hilo.run().signal('SIGINT');
  expect(await hilo.run().ended).toEqual(orderly);
  const tookMs = Math.round(performance.now() - began);
  // Broken off, told that it failed, or within its own time limit: never an empty list that looks whole.
  const found = await searching;
  expect(found === null || found.status >= 500 || found.isPartial).toBe(true);
  expect(live.isOpen()).toBe(false);
  await silentEnded;
  inData.drop();
  idle.drop();
  expect(existsSync(join(hilo.dataDir, 'hilo.pid'))).toBe(false);
  await hilo.start();
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, [makeMail(1, 'term')]);
  console.log(`SIGINT with everything open: ended in order after ${tookMs} ms`);
});

test('SIGTERM while it is still starting ends it in order, and the next start works', {
  timeout: 120_000,
}, async () => {
  const dataDir = join(makeFolder(), 'data');
  const early = spawnServer(settingsOf(dataDir));
  await until(() => existsSync(join(dataDir, 'hilo.pid')));
  early.signal('SIGTERM');
  const { code, signal } = await early.ended;
  expect(signal).toBe(null);
  // 1 where the machine is so slow that the start itself takes nine seconds.
  expect([0, 1]).toContain(code);
  const hilo = await startHilo({}, dataDir);
  expect(await hilo.stop()).toEqual(orderly);
});

test('a web port that is taken is said in one line; a mail port that is taken keeps nobody from the desk', {
  timeout: 180_000,
}, async () => {
  const taken = await takePort();
  const web = spawnServer(settingsOf(join(makeFolder(), 'data'), { HILO_PORT: String(taken) }));
  expect(await web.ended).toEqual(refused);
  expect(web.stderr()).toContain(
    `Port ${taken} is taken by another program. Stop it, or choose another with HILO_PORT or HILO_SMTP_PORT.`,
  );
  expect(web.stderr()).not.toContain('    at ');

  const blocker = createServer();
  const hilo = await startHilo();
  await hilo.stop();
  await new Promise<void>((resolve) => blocker.listen(hilo.smtpPort, '127.0.0.1', resolve));
  await hilo.start();
  await until(() => hilo.run().stderr().includes('is not open'));
  expect(hilo.run().stderr()).toContain(
    `The channel "Correo" is not open: the mail port ${hilo.smtpPort} is not free (EADDRINUSE). It is tried again by itself.\n`,
  );
  expect((await hilo.ask('GET', '/api/v1/tickets')).status).toBe(200);
  await new Promise((resolve) => blocker.close(resolve));
  // As soon as the port is free again, mail is taken, without a restart.
  await postMails(hilo.smtpPort, [makeMail(1, 'port')], 1);
  await checkRows(hilo.pool);
});

test('a database of one’s own that cannot be had, and a schema of the future, are said in one line', {
  timeout: 180_000,
}, async () => {
  const silent = await takePort();
  const { pool, ...hilo } = await startHilo();
  const own = new URL(String(pool.options.connectionString));
  const wrong = new URL(own);
  wrong.password = 'not-this-one';
  const missing = new URL(own);
  missing.pathname = '/nowhere';
  const cases: [string, string][] = [
    [
      'postgres://hilo:geheim@127.0.0.1:1/hilo',
      'The database at 127.0.0.1:1/hilo cannot be used: nothing answers there.',
    ],
    [
      'postgres://hilo:geheim@no-such-host.invalid/hilo',
      'The database at no-such-host.invalid:5432/hilo cannot be used',
    ],
    // Somebody listens, and says nothing.
    [`postgres://hilo:geheim@127.0.0.1:${silent}/hilo`, 'cannot be used: it does not answer.'],
    [wrong.href, 'cannot be used: the password is wrong.'],
    [missing.href, 'cannot be used: there is no such database.'],
  ];
  for (const [url, words] of cases) {
    const run = spawnServer(settingsOf(join(makeFolder(), 'data'), { DATABASE_URL: url }));
    expect(await run.ended, words).toEqual(refused);
    expect(run.stderr()).toContain(words);
    expect(run.stderr()).not.toMatch(/geheim|not-this-one|\n\s+at /);
  }
  await pool.query(
    "insert into hilo_migration (number, name, sha256, applied_at) values (999999, 'future', 'x', '2030-01-01')",
  );
  await hilo.stop();
  const newer = spawnServer(settingsOf(hilo.dataDir));
  expect(await newer.ended).toEqual(refused);
  expect(newer.stderr()).toContain('the database stands at migration 999999, this Hilo knows');
  expect(newer.stderr()).not.toContain('    at ');
  expect(existsSync(join(hilo.dataDir, 'hilo.pid'))).toBe(false);
});

test('a data directory that is a file, and settings that are wrong, are said in words', {
  timeout: 60_000,
}, async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'data'));
  const wrong = spawnServer(settingsOf(join(folder, 'data'), { HILO_PORT: 'many', HILO_COLOUR: 'red' }));
  expect(await wrong.ended).toEqual(refused);
  expect(wrong.stderr()).toMatch(
    /Settings that need mending:[\s\S]*HILO_PORT[\s\S]*HILO_COLOUR is not a setting/,
  );
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const beneath = spawnServer(settingsOf(file));
  expect(await beneath.ended).toEqual(refused);
  expect(beneath.stderr()).toMatch(/^data directory .+ is a file, or lies below one: .+ HILO_DATA_DIR\n$/);
});
