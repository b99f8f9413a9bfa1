import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import './global-setup.ts';
import { runOn, type TestServer, withDatabase } from './open-database-door.ts';

const LEAK_PATIENCE_MS = 2000;

export interface TestDatabase {
  /** For code that opens its own connections. */
  url: string;
  /** Ended after the last test of the file. */
  pool: pg.Pool;
}

export interface CopiedDatabase {
  url: string;
  /** @throws where a connection is still open: whoever opened it did not close it. It is gone all the same. */
  drop(): Promise<void>;
}

/**
 * A database for the calling test file alone, a copy of the migrated template, dropped after its last test:
 * `const { pool } = await testDatabase();` at the top of the file.
 *
 * A connection that is still open then fails the file: whoever opened it did not close it.
 * @param options.isEmpty without the migrations, for tests of what makes a schema.
 */
export async function testDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const { url, drop } = await copyDatabase({ isEmpty });
  // As createPool makes it: what leaves together needs a client that pipelines.
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: 'testDatabase().pool',
    pipeline: true,
  });
  // Dropping the database ends what a test left open; that is reported below, not as a crash.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  afterAll(async () => {
    const notReleased = pool.totalCount - pool.idleCount;
    const ending = pool.end();
    if (notReleased === 0) await ending;
    await drop();
  });
  return { url, pool };
}

/** The same copy for another process of a test, which ends before it is dropped. */
export async function copyDatabase({ isEmpty = false } = {}): Promise<CopiedDatabase> {
  const { adminUrl, template } = await knock(inject('databaseDoor'));
  const name = `hilo_test_${randomBytes(6).toString('hex')}`;
  await runOn(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${isEmpty ? 'template0' : template}`);
  return { url: withDatabase(adminUrl, name), drop: () => dropAndReport(adminUrl, name) };
}

async function dropAndReport(adminUrl: string, name: string): Promise<void> {
  const left = await findConnections(adminUrl, name);
  // By force only where it must be: it may not end an autovacuum that looks at the tables, which goes by itself otherwise.
  await runOn(adminUrl, `DROP DATABASE IF EXISTS ${name}${left.length > 0 ? ' WITH (FORCE)' : ''}`);
  if (left.length > 0) throw new Error(`connections left open after the last test:\n${left.join('\n')}`);
}

/** The connections to a database that do not go away within a moment: closing one takes the server a little. */
async function findConnections(adminUrl: string, name: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (let waitedMs = 0; ; waitedMs += 50) {
      const { rows } = await client.query<{ line: string }>(
        "SELECT application_name || ': ' || state || ', last statement: ' || left(query, 120) AS line " +
          "FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
        [name],
      );
      if (rows.length === 0 || waitedMs >= LEAK_PATIENCE_MS) return rows.map((row) => row.line);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await client.end();
  }
}

function knock(socketPath: string): Promise<TestServer> {
  return new Promise((resolve, reject) => {
    const request = get({ socketPath, path: '/', agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(body) as TestServer);
        else reject(new Error(`the database for tests could not be started: ${body}`));
      });
    });
    request.on('error', reject);
  });
}
