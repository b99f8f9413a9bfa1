import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, makeFolder, start } from './embedded.fixture.ts';
import { attachOrStart, readPidFile } from './index.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('boots on a closed socket, keeps its data and its password from one start to the next', async () => {
  const dataDir = join(makeFolder(), 'data');
  const first = await start({ dataDir });
  expect(readPidFile(dataDir)).toBe(process.pid);
  expect(await ask(first.url, 'SHOW server_version_num')).toMatch(/^18/);
  expect(await ask(first.url, 'SHOW listen_addresses')).toBe('');
  expect(await ask(first.url, 'SHOW log_parameter_max_length')).toBe('0');
  expect(await ask(first.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toBe(false);
  expect(
    await ask(first.url, "SELECT left(rolpassword, 13) FROM pg_authid WHERE rolname = 'hilo'").catch(String),
  ).toMatch(/permission denied/);
  expect(modeOf(join(dataDir, 'postgres'))).toBe('700');
  expect(modeOf(join(dataDir, 'postgres', 'access.json'))).toBe('600');
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  await first.stop();
  await first.stop();
  expect(existsSync(join(dataDir, 'hilo.pid'))).toBe(false);

  const second = await start({ dataDir });
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, 'SELECT n FROM kept')).toBe(42);
});

test('refuses a wrong password', async () => {
  const { url } = await start({ dataDir: join(makeFolder(), 'data') });
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  wrong.username = 'postgres';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
});

test('a second one on the same directory is told who has it', async () => {
  const dataDir = join(makeFolder(), 'data');
  const first = await start({ dataDir });
  await expect(start({ dataDir })).rejects.toMatchObject({
    code: 'data-dir-in-use',
    message: `data directory ${dataDir} is in use by process ${process.pid}`,
  });
  expect(await ask(first.url, 'SELECT 1')).toBe(1);
});

test('a command attaches to the running database and leaves it running, or boots its own', async () => {
  const dataDir = join(makeFolder(), 'data');
  const options = { dataDir, log: () => {}, tuning: { isDurable: false } };
  const server = await start({ dataDir });
  const attached = await attachOrStart(options);
  expect(attached).toMatchObject({ isAttached: true, url: server.url });
  await attached.stop();
  expect(await ask(server.url, 'SELECT 1')).toBe(1);
  await server.stop();

  const alone = await attachOrStart(options);
  expect(alone).toMatchObject({ isAttached: false, url: server.url });
  expect(await ask(alone.url, 'SELECT 1')).toBe(1);
  await alone.stop();
  await expect(ask(alone.url, 'SELECT 1')).rejects.toThrow();
});

test('removes a half-made cluster of its own and refuses one that is not', async () => {
  const dataDir = join(makeFolder(), 'data');
  const home = join(dataDir, 'postgres');
  mkdirSync(join(home, 'cluster.new'), { recursive: true });
  writeFileSync(join(home, 'cluster.new', 'PG_VERSION'), '18\n');
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'data-dir-foreign' });
  expect(readFileSync(join(home, 'cluster.new', 'PG_VERSION'), 'utf8')).toBe('18\n');

  writeFileSync(join(home, 'cluster.unfinished'), '');
  const server = await start({ dataDir });
  expect(await ask(server.url, 'SELECT 1')).toBe(1);
  expect(existsSync(join(home, 'cluster.new'))).toBe(false);
  expect(existsSync(join(home, 'cluster.unfinished'))).toBe(false);
});

test('says where a data directory cannot be', async () => {
  const file = join(makeFolder(), 'file');
  writeFileSync(file, '');
  for (const dataDir of [file, join(file, 'below')])
    await expect(start({ dataDir })).rejects.toMatchObject({
      code: 'data-dir-unusable',
      message: expect.stringMatching(/is a file, or lies below one: .+ HILO_DATA_DIR$/),
    });
});

test('says what is wrong with a cluster that it cannot use', async () => {
  const dataDir = join(makeFolder(), 'data');
  await (await start({ dataDir })).stop();
  const cluster = join(dataDir, 'postgres', 'cluster');
  writeFileSync(join(cluster, 'PG_VERSION'), '19\n');
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'data-dir-newer' });
  rmSync(join(cluster, 'PG_VERSION'));
  await expect(start({ dataDir })).rejects.toMatchObject({ code: 'cluster-damaged' });
});

test('sets a new password where the old one was lost', async () => {
  const dataDir = join(makeFolder(), 'data');
  const first = await start({ dataDir });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  await first.stop();
  rmSync(join(dataDir, 'postgres', 'access.json'));
  const second = await start({ dataDir });
  expect(second.url).not.toBe(first.url);
  expect(await ask(second.url, 'SELECT n FROM kept')).toBe(42);
});

test('takes the settings of the administrator last', async () => {
  const dataDir = join(makeFolder(), 'data');
  await (await start({ dataDir })).stop();
  writeFileSync(join(dataDir, 'postgres', 'postgresql.custom.conf'), "work_mem = '3MB'\n", { mode: 0o644 });
  const { url } = await start({ dataDir });
  expect(await ask(url, 'SHOW work_mem')).toBe('3MB');
});

test.each([
  ['spaces, quotes and a comma', `a b, 'c' "d" $e`],
  ['more than a socket path can hold', `${'long-'.repeat(20)}x/${'deeper-'.repeat(10)}`],
])('works where the path has %s', async (_what, name) => {
  const dataDir = join(makeFolder(), name, 'data');
  const first = await start({ dataDir });
  expect(await ask(first.url, 'SELECT 1')).toBe(1);
  const socketDir = new URL(first.url).searchParams.get('host')!;
  const attached = await attachOrStart({ dataDir, log: () => {} });
  expect(await ask(attached.url, 'SELECT 2')).toBe(2);
  await first.stop();
  expect(existsSync(join(socketDir, '.s.PGSQL.5432'))).toBe(false);
  const second = await start({ dataDir });
  expect(await ask(second.url, 'SELECT 3')).toBe(3);
});
