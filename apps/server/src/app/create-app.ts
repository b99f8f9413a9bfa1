import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { uuidV7 } from '@hilo/core';
import { createDatabase } from '@hilo/db';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import type { App } from './app.ts';
import { createBlobs } from './blobs.ts';
import { createSecrets, loadSecret } from './secrets.ts';

/** A mail takes a dozen ids: the system is asked for their randomness a page at a time. */
const drawTen = ((): (() => Uint8Array) => {
  let drawn = new Uint8Array();
  return () => {
    if (drawn.length < 10) drawn = randomBytes(4_090);
    const ten = drawn.subarray(0, 10);
    drawn = drawn.subarray(10);
    return ten;
  };
})();

/** The real world as an App: this randomness, this folder, this database, and the machine's clock unless told another. */
export const createApp = (
  config: Config,
  pool: pg.Pool,
  log: Logger,
  now: App['now'] = () => new Date(),
): App => {
  const blobs = join(config.dataDir, 'blobs');
  mkdirSync(blobs, { recursive: true, mode: 0o700 });
  return {
    config,
    db: createDatabase(pool),
    blobs: createBlobs(blobs),
    log,
    now,
    random: (bytes) => randomBytes(bytes),
    newId: () => uuidV7(now().getTime(), drawTen()),
    // Among others on the same database; a container is often called and numbered as the one before it.
    node: `${hostname()}:${process.pid}:${Date.now().toString(36)}`,
    secrets: createSecrets(loadSecret(config.dataDir, config.secret)),
  };
};
