import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidV7 } from '@hilo/core';
import { createDatabase } from '@hilo/db';
import { type TestDatabase, testDatabase } from '@hilo/db/testing';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { type Config, readConfig } from '../../config.ts';
import type { App } from '../app/app.ts';
import { createBlobs } from '../app/blobs.ts';
import { createSecrets, loadSecret } from '../app/secrets.ts';

export type TestApp = App & {
  /** Stands still until it is moved. */
  clock: { set(at: Date | string): void; advance(milliseconds: number): void };
  database: TestDatabase;
  /** Lines that were logged, as JSON texts. */
  logged: string[];
};

export type TestAppOptions = {
  /** Where the clock stands at first. */
  now?: Date | string;
  /** Settings as the environment gives them, over the defaults. */
  environment?: Record<string, string>;
  /** Gives the same ids and tokens in each run. Default: real randomness. */
  seed?: number;
};

/**
 * An App of its own for the calling test file: `const app = await createTestApp();` at the top of the file. It has a
 * database of its own, a clock that stands, a folder that goes after the last test, and keeps its log in memory.
 */
export const createTestApp = async ({
  now = '2026-03-02T09:00:00Z',
  environment = {},
  seed,
}: TestAppOptions = {}): Promise<TestApp> => {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'hilo-app-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const config: Config = readConfig({ HILO_DATA_DIR: folder, HILO_LOG_LEVEL: 'debug', ...environment });
  const random = seed === undefined ? randomBytes : seededRandom(seed);
  const logged: string[] = [];
  let at = new Date(now);
  const blobs = join(folder, 'blobs');
  mkdirSync(blobs);
  return {
    config,
    db: createDatabase(database.pool),
    blobs: createBlobs(blobs),
    log: pino({ level: config.logLevel }, { write: (line: string) => void logged.push(line) }),
    now: () => new Date(at),
    random,
    newId: () => uuidV7(at.getTime(), random(10)),
    node: 'test',
    secrets: createSecrets(loadSecret(folder, config.secret)),
    clock: {
      set: (moment) => {
        at = new Date(moment);
      },
      advance: (milliseconds) => {
        at = new Date(at.getTime() + milliseconds);
      },
    },
    database,
    logged,
  };
};

/** A stream of bytes from a number: SHA-256 over seed and count. For tests alone. */
const seededRandom = (seed: number): ((bytes: number) => Uint8Array) => {
  let count = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let have = 0; have < bytes; have += 32)
      parts.push(createHash('sha256').update(`${seed}:${count++}`).digest());
    return new Uint8Array(Buffer.concat(parts).subarray(0, bytes));
  };
};
