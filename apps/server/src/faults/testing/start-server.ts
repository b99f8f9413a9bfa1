import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { uuidV7 } from '@hilo/core';
import { createPool } from '@hilo/db';
import { attachOrStart } from '@hilo/db/embedded';
import type pg from 'pg';
import { onTestFinished } from 'vitest';
import { freePort } from '../../../../../bench/free-port.ts';

const main = join(import.meta.dirname, '..', '..', '..', 'main.ts');

/** What the launcher gives a server. Where Node keeps what it compiles: one for a test need not do it all again. */
const { NODE_COMPILE_CACHE } = process.env;
const launched = { MALLOC_ARENA_MAX: '2', ...(NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {}) };

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** One run of the real server program. */
export type ServerRun = {
  pid: number;
  /** Resolves with its address; rejects with what it said where it ended before it was ready. */
  ready: Promise<string>;
  ended: Promise<Ended>;
  stdout(): string;
  stderr(): string;
  isRunning(): boolean;
  signal(name: NodeJS.Signals): void;
};

/** Starts `node apps/server/main.ts` with exactly these settings; it is ended after the test, if it still runs. */
export const spawnServer = (settings: Record<string, string>): ServerRun => {
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', HILO_LOG_LEVEL: 'info', ...launched, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const ready = Promise.withResolvers<string>();
  ready.promise.catch(() => {});
  child.stdout!.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    const url = /Hilo is ready: (http:\/\/[^\s/]+)/.exec(stdout)?.[1];
    if (url) ready.resolve(url);
  });
  child.stderr!.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      ready.reject(new Error(`the server ended with ${code ?? signal} before it was ready: ${stderr}`));
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid!,
    ready: ready.promise,
    ended,
    stdout: () => stdout,
    stderr: () => stderr,
    isRunning,
    signal: (name) => void child.kill(name),
  };
};

/** A folder for one test, which an unprivileged user may pass through, removed afterwards. */
export const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-fault-'));
  chmodSync(folder, 0o711);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

/** A Hilo with a data folder and a mail port of its own, which outlive the runs of its server. */
export type Hilo = {
  dataDir: string;
  smtpPort: number;
  /** The run of the moment. */
  run(): ServerRun;
  url(): string;
  /** Beside the server, on its database; finds it again after a restart. */
  pool: pg.Pool;
  /** Kills the server with no chance to say goodbye, its PostgreSQL too where asked, and waits until it is gone. */
  kill(options?: { withDatabase?: boolean }): Promise<void>;
  start(settings?: Record<string, string>): Promise<void>;
  /** Ends it as a supervisor does. */
  stop(): Promise<Ended>;
  postmasterPid(): number;
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
  /** For requests that need the key by themselves. */
  authorization: string;
};

export const startHilo = async (
  settings: Record<string, string> = {},
  dataDir = join(makeFolder(), 'data'),
): Promise<Hilo> => {
  const smtpPort = await freePort();
  const base = {
    HILO_DATA_DIR: dataDir,
    HILO_PORT: '0',
    HILO_SMTP_PORT: String(smtpPort),
    HILO_ADMIN_EMAIL: 'admin@empresa.example',
    HILO_ADMIN_PASSWORD: 'una clave bien larga',
    ...settings,
  };
  let run = spawnServer(base);
  let url = '';
  const cluster = (): string => {
    const elsewhere = join(dataDir, 'postgres.location');
    const home = existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(dataDir, 'postgres');
    return join(home, 'cluster');
  };
  const postmasterPid = (): number =>
    Number.parseInt(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8'), 10);
  onTestFinished(async () => {
    if (run.isRunning()) run.signal('SIGTERM');
    await run.ended;
    // Whatever a killed server left, and no later start has cleared.
    await endLeftover(postmasterPid);
  });
  url = await run.ready;
  const database = await attachOrStart({ dataDir, log: () => {} });
  const pool = createPool(database.url, {
    max: 4,
    applicationName: 'hilo-fault-test',
    statementTimeoutMs: 0,
  });
  onTestFinished(() => pool.end());
  const authorization = `Bearer ${await createKey(pool)}`;
  const kill = async ({ withDatabase = false } = {}): Promise<void> => {
    const postmaster = withDatabase ? postmasterPid() : null;
    run.signal('SIGKILL');
    if (postmaster !== null) process.kill(postmaster, 'SIGKILL');
    await run.ended;
  };
  return {
    dataDir,
    smtpPort,
    run: () => run,
    url: () => url,
    pool,
    kill,
    postmasterPid,
    authorization,
    async start(more = {}) {
      run = spawnServer({ ...base, ...more });
      url = await run.ready;
    },
    async stop() {
      run.signal('SIGTERM');
      return run.ended;
    },
    async ask(method, path, body, headers = {}) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization,
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
  };
};

/** Only a process that is the postmaster named in the file of this test's own cluster. */
const endLeftover = async (postmasterPid: () => number): Promise<void> => {
  let pid: number;
  try {
    pid = postmasterPid();
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('hilo-fault-')) return;
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  while (existsSync(`/proc/${pid}`)) await sleep(20);
};

export const createKey = async (pool: pg.Pool): Promise<string> => {
  const prefix = randomBytes(4).toString('hex');
  const key = `hilo_${prefix}_${randomBytes(32).toString('hex')}`;
  await pool.query(
    'insert into api_key (id, name, key_hash, prefix, scopes, created_at) values ($1, $2, $3, $4, $5, $6)',
    [
      uuidV7(Date.now(), randomBytes(10)),
      'faults',
      createHash('sha256').update(key).digest(),
      prefix,
      ['*'],
      new Date(),
    ],
  );
  return key;
};

/** Asks until the answer is good; the test's own time limit ends it. */
export const until = async <T>(
  ask: () => Promise<T | null | false | undefined> | T | null | false,
): Promise<T> => {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(25);
  }
};
