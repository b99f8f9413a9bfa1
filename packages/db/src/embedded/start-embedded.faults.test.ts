import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { ask, makeFolder, start } from './embedded.fixture.ts';
import { findProcessesOf, isAlive } from './postmaster-pid.ts';

const HOLDER = join(import.meta.dirname, 'hold-embedded.fixture.ts');

interface Answer {
  url: string;
  pid: number;
  error?: string;
}

function spawnHolder(dataDir: string): { child: ChildProcess; answer: Promise<Answer> } {
  const child = spawn(process.execPath, [HOLDER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout! });
  const answer = once(lines, 'line').then(([line]) => JSON.parse(String(line)) as Answer);
  return { child, answer };
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('kill -9 of the postmaster: it is restarted, nothing committed is lost, pools find it again', async () => {
  const server = await start({ dataDir: join(makeFolder(), 'data') });
  const pool = new pg.Pool({ connectionString: server.url });
  onTestFinished(() => pool.end());
  let brokenConnections = 0;
  pool.on('error', () => {
    brokenConnections += 1;
  });
  await pool.query('CREATE TABLE kept AS SELECT 42 AS n');
  const deadPid = server.pid;
  const died = new Promise((resolve) => server.onUnexpectedExit(resolve));
  const back = new Promise<void>((resolve) => server.onRestarted(resolve));
  process.kill(deadPid, 'SIGKILL');
  expect(await died).toEqual({ code: null, signal: 'SIGKILL' });
  await back;
  expect(server.pid).not.toBe(deadPid);
  expect((await pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 42 }]);
  expect(brokenConnections).toBeGreaterThan(0);
  expect(server.lines.join('\n')).toMatch(/ended by itself \(SIGKILL\)[\s\S]*runs again/);
});

test('a stop in the middle of a restart ends it for good', async () => {
  const dataDir = join(makeFolder(), 'data');
  const server = await start({ dataDir });
  const died = new Promise((resolve) => server.onUnexpectedExit(resolve));
  process.kill(server.pid, 'SIGKILL');
  await died;
  await server.stop();
  expect(findProcessesOf(join(dataDir, 'postgres', 'cluster'))).toEqual([]);
});

test('kill -9 of the program: the PostgreSQL it left is stopped cleanly, and the data are there', async () => {
  const dataDir = join(makeFolder(), 'data');
  const { child, answer } = spawnHolder(dataDir);
  const orphan = await answer;
  await ask(orphan.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  await killHard(child);
  expect(isAlive(orphan.pid)).toBe(true);
  const server = await start({ dataDir });
  expect(isAlive(orphan.pid)).toBe(false);
  expect(server.lines.join('\n')).toContain(`stopping the PostgreSQL (process ${orphan.pid})`);
  expect(await ask(server.url, 'SELECT n FROM kept')).toBe(42);
});

test('kill -9 of the program and of PostgreSQL at once, with a session at work', async () => {
  const dataDir = join(makeFolder(), 'data');
  const { child, answer } = spawnHolder(dataDir);
  const orphan = await answer;
  await ask(orphan.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  const session = new pg.Client({ connectionString: orphan.url });
  session.on('error', () => {});
  await session.connect();
  const sleeping = session.query('SELECT pg_sleep(3600)').catch(() => {});
  await killHard(child);
  process.kill(orphan.pid, 'SIGKILL');
  const server = await start({ dataDir });
  expect(await ask(server.url, 'SELECT n FROM kept')).toBe(42);
  await sleeping;
});

test('kill -9 while the cluster is being made: the next start makes it anew', async () => {
  const dataDir = join(makeFolder(), 'data');
  const { child } = spawnHolder(dataDir);
  const made = join(dataDir, 'postgres', 'cluster.new');
  while (!existsSync(join(made, 'base'))) await new Promise((resolve) => setTimeout(resolve, 5));
  await killHard(child);
  expect(readdirSync(join(dataDir, 'postgres'))).not.toContain('cluster');
  const server = await start({ dataDir });
  expect(await ask(server.url, 'SELECT 1')).toBe(1);
});

test('a postmaster.pid that names somebody else who lives is not believed', async () => {
  const dataDir = join(makeFolder(), 'data');
  const first = await start({ dataDir });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  const cluster = join(dataDir, 'postgres', 'cluster');
  await first.stop();
  // As in a container that starts again, where the old number now belongs to another program.
  const run = join(dataDir, 'postgres', 'run');
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    [process.pid, cluster, 1, 5432, run, '', '', 'ready', ''].join('\n'),
  );
  writeFileSync(join(run, '.s.PGSQL.5432.lock'), `${process.pid}\n`);
  const second = await start({ dataDir });
  expect(await ask(second.url, 'SELECT n FROM kept')).toBe(42);
});

test('two programs at once: one gets the directory, the other is told who has it', async () => {
  const dataDir = join(makeFolder(), 'data');
  const both = [spawnHolder(dataDir), spawnHolder(dataDir)];
  const answers = await Promise.all(both.map(({ answer }) => answer));
  const winner = answers.findIndex((one) => one.error === undefined);
  expect(winner).toBeGreaterThanOrEqual(0);
  const refused = answers[1 - winner]!;
  expect(refused.error).toBe(`data directory ${dataDir} is in use by process ${both[winner]!.child.pid}`);
  expect(await ask(answers[winner]!.url, 'SELECT 1')).toBe(1);
  await killHard(both[winner]!.child);
  // The orphan is this test's to end.
  await (await start({ dataDir })).stop();
});
