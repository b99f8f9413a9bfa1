import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createPool } from '@hilo/db';
import { readPidFile } from '@hilo/db/embedded';
import { pino } from 'pino';
import type { Config } from '../../config.ts';
import { createApp } from '../../src/app/create-app.ts';
import { explainUnreachable } from '../../src/app/database-unreachable.ts';
import type { CliIo } from '../command.ts';
import { hasEmbedded, openDatabase, type Place, publicUrlOf } from '../open-place.ts';
import { bad, type Check, well } from './check.ts';

/** Opens the installation without making or migrating anything. */
export const openForDoctor = async (
  config: Config,
  io: CliIo,
): Promise<{ check: Check; place: Place | null }> => {
  const name = 'database';
  if (config.databaseUrl === null && !hasEmbedded(config.dataDir))
    return {
      check: bad(name, 'there is none yet', 'Start Hilo once, or restore a backup.'),
      place: null,
    };
  let database: Awaited<ReturnType<typeof openDatabase>>;
  try {
    database = await openDatabase(config, io);
  } catch (error) {
    return { check: bad(name, wordsOf(error), 'Mend what it says and look again.'), place: null };
  }
  const pool = createPool(database.url, { max: 3, applicationName: 'hilo-doctor', statementTimeoutMs: 0 });
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    await database.stop();
    return {
      check: bad(
        name,
        whyUnreachable(config.databaseUrl, error),
        'Is the server of DATABASE_URL running, and are address, user and password right?',
      ),
      place: null,
    };
  }
  const hasKey = config.secret !== null || existsSync(join(config.dataDir, 'secret.key'));
  const app = createApp(
    // Looking must not make a key.
    hasKey ? config : { ...config, secret: 'no key is there, and none is made by looking' },
    pool,
    pino({ level: 'silent' }),
  );
  const pid = readPidFile(config.dataDir);
  const detail =
    config.databaseUrl !== null
      ? `your own, at ${new URL(config.databaseUrl).hostname || 'a local socket'}`
      : database.isAttached
        ? `of the running Hilo (process ${pid})`
        : 'booted for this command; Hilo is not running';
  return {
    check: well(name, detail),
    place: {
      config,
      app,
      pool,
      databaseUrl: database.url,
      isAttached: database.isAttached,
      publicUrl: publicUrlOf(config),
      async close() {
        await pool.end();
        await database.stop();
      },
    },
  };
};

const whyUnreachable = (databaseUrl: string | null, error: unknown): string => {
  try {
    return explainUnreachable(databaseUrl, error);
  } catch (explained) {
    return wordsOf(explained);
  }
};

const wordsOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);
