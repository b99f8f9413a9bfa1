import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';

const leaseSeconds = 15;
const renewMs = 5_000;

/**
 * Runs `work` while this node holds the lease `name`; another node takes over at most 15 s after this one is gone.
 * A lease that cannot be renewed aborts the work before another may begin.
 */
export const holdLease = async (
  app: App,
  name: string,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  while (!closing.aborted) {
    if (await takeLease(app, name).catch(() => false)) await workUnderLease(app, name, closing, work);
    await sleep(renewMs, undefined, { signal: closing }).catch(() => {});
  }
};

const workUnderLease = async (
  app: App,
  name: string,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
) => {
  const lost = new AbortController();
  const signal = AbortSignal.any([closing, lost.signal]);
  let isRenewing = false;
  const renewal = setInterval(async () => {
    if (isRenewing) return;
    isRenewing = true;
    const isHeld = await takeLease(app, name).catch(() => false);
    isRenewing = false;
    if (!isHeld) lost.abort();
  }, renewMs);
  try {
    await work(signal);
  } catch (error) {
    app.log.error({ lease: name, err: error }, 'lease.workFailed');
  } finally {
    clearInterval(renewal);
    await app.db
      .deleteFrom('lease')
      .where('name', '=', name)
      .where('holder', '=', app.node)
      .execute()
      .catch(() => {});
  }
};

/** Takes or renews; true where it is ours now. */
const takeLease = async (app: App, name: string): Promise<boolean> => {
  const now = app.now();
  const expiresAt = new Date(now.getTime() + leaseSeconds * 1000);
  const { rows } = await sql`
    insert into lease (name, holder, expires_at) values (${name}, ${app.node}, ${expiresAt})
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
      where lease.holder = excluded.holder or lease.expires_at < ${now}
    returning name`.execute(app.db);
  return rows.length === 1;
};
