import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { uuidV7 } from '@hilo/core';
import { createDatabase } from '@hilo/db';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { nameNode } from '../channels/hub.ts';
import type { App } from './app.ts';
import { createBlobs } from './blobs.ts';
import { createSecrets, loadSecret } from './secrets.ts';

/** The real world as an App: this clock, this randomness, this folder, this database. */
export const createApp = (config: Config, pool: pg.Pool, log: Logger): App => {
  const blobs = join(config.dataDir, 'blobs');
  mkdirSync(blobs, { recursive: true, mode: 0o700 });
  return {
    config,
    db: createDatabase(pool),
    blobs: createBlobs(blobs),
    log,
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    node: nameNode(),
    secrets: createSecrets(loadSecret(config.dataDir, config.secret)),
  };
};
