import { createPool } from '@hilo/db';
import { afterEach, expect, test } from 'vitest';
import { createMoments } from '../live/moments.ts';
import { createWorld } from '../testing/domain-world.ts';
import { verifySeals } from './seal-events.ts';
import { startJobs } from './start-jobs.ts';

const world = await createWorld();
const { app } = world;
const url = String(world.pool.options.connectionString);
const name = new URL(url).pathname.slice(1);

/** What nobody caught ends a process: Node would say so, and stop. */
const unheard: unknown[] = [];
const hear = (reason: unknown): void => void unheard.push(reason);
process.on('unhandledRejection', hear);
afterEach(() => void process.off('unhandledRejection', hear));

test('a job that ends while the database is away ends nothing else, and is done when it is back', async () => {
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const outside = createPool(elsewhere.href, { max: 1 });
  const allow = (isOpen: boolean) => outside.query(`alter database ${name} allow_connections ${isOpen}`);
  const connections = () => outside.query('select from pg_stat_activity where datname = $1', [name]);
  const holder = await world.pool.connect();
  await holder.query('begin; lock table event in access exclusive mode');
  const jobs = await startJobs(app, world.hub, url, createMoments(app));
  try {
    // The first chore of a worker seals events, for which it waits here.
    const waiting = () =>
      outside.query(
        `select from pg_locks where not granted and database = (select oid from pg_database where datname = $1)
          and pid in (select pid from pg_stat_activity where query ilike '%from "event"%')`,
        [name],
      );
    await expect.poll(async () => (await waiting()).rowCount, { timeout: 15_000 }).toBeGreaterThan(0);
    await allow(false);
    await outside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await expect.poll(async () => (await connections()).rowCount).toBe(0);
    // Long enough for the job to fail, and for what it failed with to be written down in vain.
    await outside.query('select pg_sleep(1)');
  } finally {
    await allow(true);
    holder.release(true);
  }
  await expect
    .poll(async () => (await verifySeals(app.db)).unsealedEvents, { timeout: 40_000, interval: 200 })
    .toBe(0);
  await jobs.close();
  await outside.end();
  expect(unheard).toEqual([]);
});
