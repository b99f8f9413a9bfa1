import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createPool, MIGRATIONS_DIR, migrate, readMigrations } from '@hilo/db';
import { attachOrStart } from '@hilo/db/embedded';
import type pg from 'pg';
import { pino } from 'pino';
import { type Config, readConfig } from '../config.ts';
import type { App } from '../src/app/app.ts';
import { createApp } from '../src/app/create-app.ts';
import { explainUnreachable } from '../src/app/database-unreachable.ts';
import { CliError, type CliIo } from './command.ts';

/** An installation, opened for one command. */
export type Place = {
  config: Config;
  app: App;
  pool: pg.Pool;
  databaseUrl: string;
  /** Whether another process, a running Hilo, has the data directory. */
  isAttached: boolean;
  /** The address people type, as far as the settings say it. */
  publicUrl: string;
  close(): Promise<void>;
};

/** The address people type: HILO_PUBLIC_URL, else where this server would listen. */
export const publicUrlOf = (config: Config): string =>
  config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;

/** Where the database is: your own, the running server's, or booted for this command. */
export const openDatabase = async (
  config: Config,
  io: Pick<CliIo, 'stderr'>,
): Promise<{ url: string; isAttached: boolean; stop(): Promise<void> }> => {
  if (config.databaseUrl) return { url: config.databaseUrl, isAttached: false, stop: async () => {} };
  return attachOrStart({ dataDir: config.dataDir, log: (line) => io.stderr.write(`${line}\n`) });
};

type Opening = {
  /** For what begins an installation. Whatever else finds none was given the settings of another place. */
  mayMake?: boolean;
};

/** Whether an embedded database lies in this directory, or is known to lie elsewhere. */
export const hasEmbedded = (dataDir: string): boolean =>
  ['postgres', 'postgres.location'].some((name) => existsSync(join(dataDir, name)));

const noneThere = (where: string): CliError =>
  new CliError(
    `there is no Hilo ${where}. Give this command the settings of the server (HILO_DATA_DIR, DATABASE_URL), or start Hilo once.`,
  );

/**
 * Opens the installation of the settings for a command, its schema up to date.
 * @throws CliError where there is none, and where a running server of another version has it: migrating under its feet
 * would break it
 */
const openPlace = async (io: CliIo, { mayMake = false }: Opening = {}): Promise<Place> => {
  const config = readConfig(io.environment);
  // An empty place would answer as well as a full one, and a backup of it would look like one.
  if (!mayMake && config.databaseUrl === null && !hasEmbedded(config.dataDir))
    throw noneThere(`in ${config.dataDir}`);
  // The embedded database makes the directory itself, with the rights that it needs.
  if (config.databaseUrl) mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const database = await openDatabase(config, io);
  const pool = createPool(database.url, { max: 4, applicationName: 'hilo-cli' });
  const close = async (): Promise<void> => {
    await pool.end();
    await database.stop();
  };
  try {
    await bringUpToDate(pool, database.isAttached, mayMake).catch((error) =>
      explainUnreachable(config.databaseUrl, error),
    );
    const log = pino({ level: config.logLevel === 'info' ? 'warn' : config.logLevel }, pino.destination(2));
    return {
      config,
      app: createApp(config, pool, log),
      pool,
      databaseUrl: database.url,
      isAttached: database.isAttached,
      publicUrl: publicUrlOf(config),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Opens the installation, works on it, and closes it whatever happens. */
export const withPlace = async <Result>(
  io: CliIo,
  work: (place: Place) => Promise<Result>,
  opening: Opening = {},
): Promise<Result> => {
  const place = await openPlace(io, opening);
  try {
    return await work(place);
  } finally {
    await place.close();
  }
};

/** How many of our migrations this database has; 0 for an empty one. */
export const schemaVersionOf = async (pool: Pick<pg.Pool, 'query'>): Promise<number> => {
  const { rows } = await pool.query<{ there: boolean }>(
    "select to_regclass('public.hilo_migration') is not null as there",
  );
  if (!rows[0]!.there) return 0;
  const { rows: done } = await pool.query<{ n: number }>(
    'select count(*)::int as n from public.hilo_migration',
  );
  return done[0]!.n;
};

/** The nodes whose heartbeat is fresh. */
export const liveNodes = async (pool: Pick<pg.Pool, 'query'>, now: Date): Promise<string[]> => {
  const { rows } = await pool.query<{ holder: string }>(
    "select holder from lease where name like 'node:%' and expires_at > $1 order by 1",
    [now],
  );
  return rows.map(({ holder }) => holder);
};

const bringUpToDate = async (pool: pg.Pool, isAttached: boolean, mayMake: boolean): Promise<void> => {
  const known = readMigrations(MIGRATIONS_DIR).length;
  const version = await schemaVersionOf(pool);
  if (version === 0 && !mayMake) throw noneThere('in this database');
  const isServed = isAttached || (version > 0 && (await liveNodes(pool, new Date())).length > 0);
  if (isServed && version !== known)
    throw new CliError(
      `the running Hilo has schema ${version}, this command line knows ${known}: restart Hilo first, so that both are the same version.`,
    );
  if (!isServed) await migrate(pool, { now: new Date() });
};
