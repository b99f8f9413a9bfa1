import { sql } from 'kysely';
import type { App } from '../app/app.ts';

const beatMs = 5_000;
const lifeMs = 15_000;

const workerLease = (worker: string): string => `worker:${worker}`;

/** Says that these workers live, in the table that other nodes look at. (The node itself has `app/node-heartbeat.ts`.) */
export const beat = async (app: App, workers: Iterable<string>): Promise<void> => {
  const expiresAt = new Date(app.now().getTime() + lifeMs);
  const names = [...workers].map(workerLease);
  if (names.length === 0) return;
  await sql`
    insert into lease (name, holder, expires_at)
    select name, ${app.node}, ${expiresAt} from unnest(${names}::text[]) as name
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at`.execute(
    app.db,
  );
};

export type Heartbeat = {
  /** The library names its workers anew at each start; a job carries that name. */
  addWorker(id: string): void;
  dropWorker(id: string): void;
  close(): Promise<void>;
};

/** Beats until it is closed, and at once for a new worker. Closing takes the leases back. */
export const startHeartbeat = (app: App): Heartbeat => {
  const workers = new Set<string>();
  const tell = (): Promise<void> =>
    beat(app, workers).catch((error) => app.log.warn({ err: error }, 'jobs.beatFailed'));
  let beating = Promise.resolve();
  const next = (): void => {
    beating = beating.then(tell);
  };
  const timer = setInterval(next, beatMs);
  return {
    addWorker(id) {
      workers.add(id);
      next();
    },
    dropWorker: (id) => void workers.delete(id),
    async close() {
      clearInterval(timer);
      await beating;
      await app.db
        .deleteFrom('lease')
        .where('holder', '=', app.node)
        .where('name', 'like', 'worker:%')
        .execute()
        .catch(() => {});
    },
  };
};

/**
 * Frees the jobs of workers that have no heartbeat any more: the library itself waits four hours. A job that was taken
 * within the last seconds is left alone: its worker may not have been heard yet. Also forgets leases of long ago.
 * @returns the dead workers
 */
export const freeDeadWorkers = async (app: App): Promise<string[]> => {
  const now = app.now();
  const takenBefore = new Date(now.getTime() - lifeMs);
  const { rows } = await sql<{ worker: string }>`
    select distinct locked_by as worker from (
      select locked_by, locked_at from graphile_worker._private_jobs where locked_by is not null
      union all
      select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null) as locked
    where locked_at < ${takenBefore}
      and not exists (select from lease where lease.name = 'worker:' || locked_by and lease.expires_at > ${now})`.execute(
    app.db,
  );
  const dead = rows.map(({ worker }) => worker);
  if (dead.length > 0) {
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(app.db);
    app.log.warn({ workers: dead.length }, 'jobs.freedDeadWorkers');
  }
  await app.db
    .deleteFrom('lease')
    .where((where) => where.or([where('name', 'like', 'node:%'), where('name', 'like', 'worker:%')]))
    .where('expiresAt', '<', new Date(now.getTime() - 60 * 60 * 1000))
    .execute();
  return dead;
};
