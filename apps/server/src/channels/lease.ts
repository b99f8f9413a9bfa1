import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';

const leaseSeconds = 15;
const renewMs = 5_000;
/** Between two looks at a lease that somebody else holds for a moment. */
const lookMs = 250;

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
    if (await takeLease(app, name, app.node).catch(() => false))
      await workUnderLease(app, name, app.node, closing, work).catch((error: unknown) =>
        app.log.error({ lease: name, err: error }, 'lease.workFailed'),
      );
    await sleep(renewMs, undefined, { signal: closing }).catch(() => {});
  }
};

/**
 * Runs `work` once, while nobody else does under this name, on this node or on another: waits for its turn, until `signal`
 * ends. What was begun then is not ended by that, only by losing the turn.
 * @throws what `work` throws, and AbortError where `signal` ended first
 */
export const inTurn = async <Result>(
  app: App,
  name: string,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const holder = `${app.node}/${app.newId()}`;
  while (!(await takeLease(app, name, holder))) await sleep(lookMs, undefined, { signal });
  return workUnderLease(app, name, holder, new AbortController().signal, work);
};

const workUnderLease = async <Result>(
  app: App,
  name: string,
  holder: string,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const lost = new AbortController();
  const signal = AbortSignal.any([closing, lost.signal]);
  let isRenewing = false;
  const renewal = setInterval(async () => {
    if (isRenewing) return;
    isRenewing = true;
    const isHeld = await takeLease(app, name, holder).catch(() => false);
    isRenewing = false;
    if (!isHeld) lost.abort();
  }, renewMs);
  try {
    return await work(signal);
  } finally {
    clearInterval(renewal);
    await app.db
      .deleteFrom('lease')
      .where('name', '=', name)
      .where('holder', '=', holder)
      .execute()
      .catch(() => {});
  }
};

/** Takes or renews; true where it is the holder's now. */
const takeLease = async (app: App, name: string, holder: string): Promise<boolean> => {
  const now = app.now();
  const expiresAt = new Date(now.getTime() + leaseSeconds * 1000);
  const { rows } = await sql`
    insert into lease (name, holder, expires_at) values (${name}, ${holder}, ${expiresAt})
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
      where lease.holder = excluded.holder or lease.expires_at < ${now}
    returning name`.execute(app.db);
  return rows.length === 1;
};
