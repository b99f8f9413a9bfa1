import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPool, MIGRATION_LOCK } from '@hilo/db';
import {
  type JobHelpers,
  type LogFunctionFactory,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type WorkerEvents,
} from 'graphile-worker';
import type pg from 'pg';
import { sendStaffMail } from '../agents/send-staff-mail.ts';
import type { App } from '../app/app.ts';
import type { ChannelHub } from '../channels/hub.ts';
import { mailUnread } from '../conversations/mail-unread.ts';
import { renewAddresses } from '../customers/renew-addresses.ts';
import { removeReleased } from '../files/remove-unshared.ts';
import type { Moments } from '../live/moments.ts';
import { mailNotifications } from '../notifications/mail-notifications.ts';
import { makeNotifications } from '../notifications/make-notifications.ts';
import { completeClocks } from '../promises/clocks/complete-clocks.ts';
import { sweepPromises } from '../promises/sweep/sweep-promises.ts';
import { wakeClocks } from '../promises/wake/wake-clocks.ts';
import { cleanAccessCodes } from '../public/access-codes.ts';
import { makeReceipts } from '../receipts/make-receipts.ts';
import { indexAnew } from '../search/index-anew.ts';
import { giveWaiting } from '../staffing/give-waiting.ts';
import { standInForAway } from '../staffing/stand-in-for-away.ts';
import { askDaily } from '../updates/ask-for-updates.ts';
import {
  cleanDeliveries,
  cleanIdempotency,
  cleanImports,
  cleanInvitations,
  cleanUploads,
} from './clean-expired.ts';
import { freeDeadWorkers, type Heartbeat, startHeartbeat } from './heartbeat.ts';
import { probeChannels } from './probe-channels.ts';
import { sealEvents } from './seal-events.ts';
import { sweepBlobs } from './sweep-blobs.ts';
import { wakeTickets } from './wake-tickets.ts';

type Jobs = { close(): Promise<void> };

/** Only the clock adds jobs, and it tells the worker by NOTIFY: the poll makes up for a lost connection. */
const pollMs = 10_000;
const wakeMs = 2_000;
const clockMs = 500;
/** Whoever wrote on a page of ours looks at it just now. */
const receiptMs = 500;
const mailMs = 10_000;
const tellMs = 1_000;
const noticeMs = 30_000;
const freeMs = 10_000;
const standInMs = 10_000;
/** Somebody has just made room: the customer who waits longest need not wait on. */
const giveMs = 2_000;
const indexMs = 600_000;
const restartMs = 1_000;

/** When what runs, by cron in UTC. Payloads are empty: a job finds what is due by itself. */
const schedule = {
  sealEvents: '* * * * *',
  cleanIdempotency: '7 * * * *',
  cleanUploads: '17 * * * *',
  cleanInvitations: '27 * * * *',
  cleanAccessCodes: '37 * * * *',
  cleanDeliveries: '47 * * * *',
  cleanImports: '57 * * * *',
  probeChannels: '*/10 * * * *',
  removeReleased: '*/5 * * * *',
  sweepBlobs: '37 3 * * *',
  sweepPromises: '23 2 * * *',
  askForUpdates: '41 5 * * *',
} as const;
type Task = keyof typeof schedule;

/** Brings the library's own tables up to date, under the lock that our migrations hold. Twice is harmless. */
export const migrateJobs = async (pool: pg.Pool, log: App['log']): Promise<void> => {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ pgPool: pool, logger: loggerOf(log) });
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    isBroken = false;
  } finally {
    client.release(isBroken);
  }
};

/**
 * Starts this node's background work: the waking of tickets and the telling of agents every second or two, and the scheduled jobs, of which each
 * runs on one node. A worker that stops because the database went away is started again.
 */
export const startJobs = async (
  app: App,
  hub: ChannelHub,
  databaseUrl: string,
  moments: Moments,
  publicUrl: () => string = () => app.config.publicUrl ?? '',
): Promise<Jobs> => {
  const pool = createPool(databaseUrl, { max: 4, applicationName: 'hilo-jobs', statementTimeoutMs: 600_000 });
  // A connection that breaks while it is lent out: whoever has it is told by the query.
  pool.on('connect', (client) => client.on('error', () => {}));
  const closing = new AbortController();
  try {
    await migrateJobs(pool, app.log);
    const heartbeat = startHeartbeat(app);
    await freeDeadWorkers(app);
    const working = keepWorking(app, hub, pool, heartbeat, closing.signal);
    const waking = every(wakeMs, closing.signal, app, 'jobs.wakeFailed', () => wakeTickets(app));
    const ticking = every(clockMs, closing.signal, app, 'jobs.clocksFailed', () => wakeClocks(app));
    const confirming = every(receiptMs, closing.signal, app, 'jobs.receiptsFailed', () =>
      makeReceipts(app, hub.kinds, publicUrl),
    );
    const mailing = every(mailMs, closing.signal, app, 'jobs.mailUnreadFailed', () =>
      mailUnread(app, hub.kinds, moments, publicUrl),
    );
    const telling = every(tellMs, closing.signal, app, 'jobs.tellFailed', () => makeNotifications(app));
    const send = sendStaffMail(app, hub);
    const noticing = every(noticeMs, closing.signal, app, 'jobs.noticeMailFailed', () =>
      mailNotifications(app, send, publicUrl),
    );
    const freeing = every(freeMs, closing.signal, app, 'jobs.freeFailed', () => freeDeadWorkers(app));
    const standingIn = every(standInMs, closing.signal, app, 'jobs.standInFailed', () => standInForAway(app));
    const giving = every(giveMs, closing.signal, app, 'jobs.giveFailed', () =>
      giveWaiting(app, () => new Set(moments.of('agent').map(({ agentId }) => agentId))),
    );
    const indexing = every(indexMs, closing.signal, app, 'jobs.indexFailed', () =>
      indexAnew(app, closing.signal),
    );
    // Once: it looks at every address there is, and what comes now is written in today's form.
    const renewing = renewAddresses(app).catch((error) => app.log.warn({ err: error }, 'jobs.renewFailed'));
    return {
      async close() {
        closing.abort();
        await Promise.allSettled([
          working,
          waking,
          ticking,
          confirming,
          mailing,
          telling,
          noticing,
          freeing,
          standingIn,
          giving,
          indexing,
          renewing,
        ]);
        await heartbeat.close();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
};

/** At once, and again after each pause, one at a time. */
const every = async (
  ms: number,
  signal: AbortSignal,
  app: App,
  failure: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  while (!signal.aborted) {
    await work().catch((error) => app.log.warn({ err: error }, failure));
    await sleep(ms, undefined, { signal }).catch(() => {});
  }
};

const taskList = (
  app: App,
  hub: ChannelHub,
  signal: AbortSignal,
): Record<Task, (payload?: unknown, helpers?: Pick<JobHelpers, 'addJob'>) => Promise<void>> => {
  const tell = async (task: Task, work: Promise<unknown>): Promise<void> => {
    const found = await work;
    app.log.debug({ task, found }, 'jobs.done');
  };
  return {
    sealEvents: () => tell('sealEvents', sealEvents(app)),
    cleanIdempotency: () => tell('cleanIdempotency', cleanIdempotency(app)),
    cleanUploads: () => tell('cleanUploads', cleanUploads(app)),
    cleanInvitations: () => tell('cleanInvitations', cleanInvitations(app)),
    cleanAccessCodes: () => tell('cleanAccessCodes', cleanAccessCodes(app)),
    cleanImports: () => tell('cleanImports', cleanImports(app)),
    cleanDeliveries: () => tell('cleanDeliveries', cleanDeliveries(app)),
    probeChannels: () => tell('probeChannels', probeChannels(app, hub, signal)),
    removeReleased: () => tell('removeReleased', removeReleased(app)),
    sweepBlobs: () => tell('sweepBlobs', sweepBlobs(app, join(app.config.dataDir, 'blobs'))),
    askForUpdates: () => tell('askForUpdates', askDaily(app)),
    async sweepPromises(_payload, helpers) {
      await completeClocks(app);
      const swept = await sweepPromises(app, signal);
      app.log.debug({ task: 'sweepPromises', found: swept }, 'jobs.done');
      // Behind the other chores that wait.
      if (!swept.isWhole) await helpers?.addJob('sweepPromises', {}, { jobKey: 'sweepPromises' });
    },
  };
};

const keepWorking = async (
  app: App,
  hub: ChannelHub,
  pool: pg.Pool,
  heartbeat: Heartbeat,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    let worker: string | null = null;
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => {
      worker = workerPool.id;
      heartbeat.addWorker(workerPool.id);
    });
    try {
      const runner = await startRunner(app, hub, pool, events, signal);
      // What happened before a stop is not left open until the next minute, nor who was forgotten until the night.
      for (const task of ['sealEvents', 'sweepPromises'] satisfies Task[])
        await runner.addJob(task, {}, { jobKey: task, maxAttempts: 3 });
      const stop = (): void => void runner.stop('closing').catch(() => {});
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      await runner.promise.finally(() => signal.removeEventListener('abort', stop));
    } catch (error) {
      if (!signal.aborted) app.log.warn({ err: error }, 'jobs.workerStopped');
    } finally {
      if (worker !== null) heartbeat.dropWorker(worker);
    }
    if (!signal.aborted) await sleep(restartMs, undefined, { signal }).catch(() => {});
  }
};

const startRunner = (
  app: App,
  hub: ChannelHub,
  pool: pg.Pool,
  events: WorkerEvents,
  signal: AbortSignal,
): Promise<Runner> =>
  run({
    pgPool: pool,
    events,
    // Chores, one after the other: the node has other things to do.
    concurrency: 1,
    pollInterval: pollMs,
    noHandleSignals: true,
    // What writes down how a job ended is heard only where it may do so for several: otherwise that the database is
    // away just then is a rejection that nobody handles, and ends the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: loggerOf(app.log),
    taskList: taskList(app, hub, signal),
    parsedCronItems: parseCronItems(
      Object.entries(schedule).map(([task, match]) => ({
        task,
        match,
        // Two that wait become one; what a pause missed is made up for by the next run.
        options: { jobKey: task, backfillPeriod: 0, maxAttempts: 3 },
      })),
    ),
  });

/** The library's words, in our log; what it says of single jobs only where much is asked for. */
const loggerOf = (log: App['log']): Logger => {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  const factory: LogFunctionFactory = () => (level, message) =>
    log[levels[level]]({ said: message }, 'jobs.library');
  return new Logger(factory);
};
