import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../embedded/index.ts';
import { MIGRATIONS_DIR, migrate } from '../migrate/index.ts';

/** When the template was migrated, as every database of a test sees it. */
export const TEMPLATE_NOW = new Date('2026-01-02T08:00:00Z');

export interface TestServer {
  /** A database in which others are made and dropped. */
  adminUrl: string;
  /** The migrated database that each test file gets a copy of. */
  template: string;
}

export interface Door {
  /** A unix socket; a GET on it answers with a TestServer, booted at the first knock. */
  socketPath: string;
  close(): Promise<void>;
}

export interface DoorOptions {
  /** A server of somebody else's, used instead of booting one. */
  url?: string | undefined;
  /** Makes the template what the tests expect. Default: our migrations. */
  prepare?: (templateUrl: string) => Promise<void>;
}

interface Booted extends TestServer {
  stop(): Promise<void>;
}

/**
 * One PostgreSQL for a whole run of tests, booted when the first test asks for a database, so that runs without
 * one cost nothing.
 */
export async function openDatabaseDoor({
  url,
  prepare = prepareByMigrations,
}: DoorOptions = {}): Promise<Door> {
  const folder = mkdtempSync(join(tmpdir(), 'hilo-test-'));
  // Root hands the cluster inside to an unprivileged user, who has to pass through.
  chmodSync(folder, 0o711);
  let booting: Promise<Booted> | null = null;
  const server = createServer((_request, response) => {
    booting ??= boot(folder, url, prepare);
    booting.then(
      ({ adminUrl, template }) => response.end(JSON.stringify({ adminUrl, template })),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  const socketPath = join(folder, 'door');
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  chmodSync(socketPath, 0o600);
  return {
    socketPath,
    async close() {
      await new Promise((resolve) => server.close(resolve));
      const booted = await booting?.catch(() => null);
      await booted?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function boot(
  folder: string,
  url: string | undefined,
  prepare: (templateUrl: string) => Promise<void>,
): Promise<Booted> {
  const embedded = url ? null : await bootEmbedded(folder);
  const adminUrl = url ?? embedded!.url;
  const template = `hilo_template_${process.pid}_${Date.now().toString(36)}`;
  await runOn(adminUrl, `CREATE DATABASE ${template}`);
  await prepare(withDatabase(adminUrl, template));
  return {
    adminUrl,
    template,
    async stop() {
      if (embedded) await embedded.stop();
      else await runOn(adminUrl, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    },
  };
}

function bootEmbedded(folder: string) {
  return startEmbedded({
    dataDir: join(folder, 'data'),
    log: () => {},
    tuning: { isDurable: false, maxConnections: 100 },
  });
}

async function prepareByMigrations(templateUrl: string): Promise<void> {
  if (existsSync(MIGRATIONS_DIR)) await migrate(templateUrl, { now: TEMPLATE_NOW });
}

/** The same server and login, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** One statement on a connection of its own. */
export async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
