import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startPostgres15 } from './start-postgres-15.ts';

const isInstalled = existsSync('/usr/lib/postgresql/15/bin/postgres');
const isDemanded = process.env.CI === 'true';

test.runIf(isInstalled || isDemanded)(
  'PostgreSQL 15: boots a throw-away server for a login without powers',
  async () => {
    const server = await startPostgres15();
    const client = new pg.Client({ connectionString: server!.url });
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version') LIKE '15.%' AS fifteen, rolsuper FROM pg_roles WHERE rolname = current_user",
    );
    await client.end();
    await server!.stop();
    expect(rows).toEqual([{ fifteen: true, rolsuper: false }]);
    expect(existsSync(new URL(server!.url).searchParams.get('host')!)).toBe(false);
  },
);

test('says so where it is not installed', async () => {
  expect(await startPostgres15('/nowhere/bin')).toBeNull();
});
