import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB } from './generated/schema.ts';
import { prepareRepeated } from './prepare-repeated.ts';

export type Database = Kysely<DB>;

// Positions and sizes are far below 2^53; a string would only invite string arithmetic.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type PoolOptions = {
  max?: number;
  applicationName?: string;
  /** Ends any one statement after this, in milliseconds; 0 for none. */
  statementTimeoutMs?: number;
};

/** A pool that survives a restart of the database: broken connections are replaced, errors do not end the process. */
export const createPool = (
  url: string,
  { max = 12, applicationName = 'hilo', statementTimeoutMs = 60_000 }: PoolOptions = {},
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    statement_timeout: statementTimeoutMs,
    // The server ends a statement that takes too long; a server that is not heard any more (a cut cable, a machine that
    // was switched off) is given up a little later, and its connection with it.
    query_timeout: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + 15_000,
    // A new connection has everything still to plan, which the message that comes by it waits for; what takes several at
    // once comes back within this.
    idleTimeoutMillis: 120_000,
    connectionTimeoutMillis: 10_000,
    // Statements whose answer nobody waits for leave together with the next one.
    pipeline: true,
  });
  // An idle connection that the server closed: the pool drops it, the next query opens another.
  pool.on('error', () => {});
  // One that breaks while it is lent out, but between two statements: the next statement tells. Unheard, the error
  // would end the process, since the pool listens only while a connection lies idle.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
};

/** Typed queries over a pool; columns are camelCase in code and snake_case in SQL, values of JSON stay as they are. */
export const createDatabase = (pool: pg.Pool): Database =>
  new Kysely<DB>({
    dialect: new PostgresDialect({ pool: prepareRepeated(pool) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
