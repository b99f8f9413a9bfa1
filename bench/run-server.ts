import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { uuidV7 } from '@hilo/core';
import { createPool } from '@hilo/db';
import { attachOrStart } from '@hilo/db/embedded';
import type pg from 'pg';

export type BenchServer = {
  url: string;
  pid: number;
  pool: pg.Pool;
  bootMs: number;
  databaseUrl: string;
  /** For requests that need the key by themselves. */
  authorization: string;
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body: unknown): Promise<Answer>;
  stop(): Promise<void>;
};

const main = join(import.meta.dirname, '..', 'apps', 'server', 'main.ts');

/** Starts the real server on a data folder and ports of its own, and opens its database and API beside it. */
export const runServer = async (
  dataDir: string,
  smtpPort: number,
  settings: Record<string, string> = {},
): Promise<BenchServer> => {
  const began = performance.now();
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      HILO_DATA_DIR: dataDir,
      HILO_PORT: '0',
      HILO_SMTP_PORT: String(smtpPort),
      HILO_LOG_LEVEL: 'error',
      // One caller asks as fast as it can.
      HILO_REQUESTS_PER_MINUTE: '0',
      HILO_ADMIN_EMAIL: 'admin@empresa.example',
      HILO_ADMIN_PASSWORD: 'una clave bien larga',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readUrl(child);
  const page = await fetch(`${url}/`);
  await page.arrayBuffer();
  const bootMs = Math.round(performance.now() - began);
  const database = await attachOrStart({ dataDir, log: () => {} });
  const pool = createPool(database.url, { max: 8, statementTimeoutMs: 0 });
  const key = await createKey(pool);
  const headers = { authorization: `Bearer ${key}` };
  const ask = async <Answer>(path: string, request: RequestInit): Promise<Answer> => {
    const answer = await fetch(`${url}${path}`, request);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  return {
    url,
    pid: child.pid!,
    pool,
    bootMs,
    databaseUrl: database.url,
    authorization: headers.authorization,
    get: <Answer>(path: string) => ask<Answer>(path, { headers }),
    post: <Answer>(path: string, body: unknown) =>
      ask<Answer>(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async stop() {
      await pool.end();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
};

const readUrl = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /http:\/\/[^\s/]+/.exec(text)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)));
  });

const createKey = async (pool: pg.Pool): Promise<string> => {
  const prefix = randomBytes(4).toString('hex');
  const key = `hilo_${prefix}_${randomBytes(32).toString('hex')}`;
  await pool.query(
    'insert into api_key (id, name, key_hash, prefix, scopes, created_at) values ($1, $2, $3, $4, $5, $6)',
    [
      uuidV7(Date.now(), randomBytes(10)),
      'bench',
      createHash('sha256').update(key).digest(),
      prefix,
      ['*'],
      new Date(),
    ],
  );
  return key;
};
