import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startMailSink } from '@hilo/channel-email/testing';
import { uuidV7 } from '@hilo/core';
import { createDatabase } from '@hilo/db';
import type pg from 'pg';
import { findUnwatched } from '../apps/server/src/promises/sweep/find-unwatched.ts';
import { freePort } from './free-port.ts';
import { insertClocks, makeClocks } from './make-clocks.ts';
import { round, type Spread, spread, timed } from './measure.ts';
import { sendAll } from './measure-inbound.ts';
import { type BenchServer, runServer } from './run-server.ts';

export type PromisesResult = {
  tickets: number;
  openTickets: number;
  /** Mails a second on eight connections: with promises and confirmations, and with neither. */
  inbound: { on: number; off: number; lostPercent: number };
  /** Confirmations a second at the provider, once no more mail comes. */
  receiptsPerSecond: number;
  /** The look through all that is open, and how fast what lacks clocks gets them. */
  sweep: { look: Spread; repairedPerSecond: number };
  lists: { floor: Spread; atRisk: Spread; overdue: Spread };
  /** From the moment a clock is due until its breach is written down. */
  wake: { running: Spread & { p99: number }; afterRestartMs: number; clocks: number };
};

const wakeups = 300;

/** What promises cost, and how soon they are kept in mind, where every ticket is open. */
export const measurePromises = async (
  dataDir: string,
  tickets: number,
  mails: number,
  say: (line: string) => void,
): Promise<PromisesResult> => {
  say(`promises: inbound with and without, ${tickets} tickets`);
  const { inbound, receiptsPerSecond } = await measureCost(dataDir, mails);
  let server = await runServer(dataDir, await freePort());
  try {
    say('promises: opening every ticket');
    await openAll(server.pool);
    const openTickets = await count(
      server.pool,
      "select count(*) as n from ticket where status <> 'resolved'",
    );
    say(`promises: sweep and lists at ${openTickets} open tickets`);
    const db = createDatabase(server.pool);
    await findUnwatched(db, 20_000);
    const look = (await timed(5, 1, () => findUnwatched(db, 20_000))).spread;
    const lists = await measureLists(server);
    say('promises: wake-ups');
    const running = await measureWake(server);
    const missed = await dueSoon(server.pool, 'solution', 5_000, 3_000);
    await server.stop();
    await sleep(9_000);
    server = await runServer(dataDir, await freePort());
    const readyAt = Date.now();
    const told = await breachesOf(server.pool, missed.length);
    const afterRestartMs = Math.max(0, Math.max(...told.map(({ at }) => at)) - readyAt);
    say('promises: repairs');
    const repairs = Math.min(2_000, Math.floor(openTickets / 2));
    await server.pool.query(
      'delete from clock where ticket_id in (select id from ticket order by id limit $1)',
      [repairs],
    );
    await server.stop();
    server = await runServer(dataDir, await freePort());
    const repairedPerSecond = await measureRepair(server.pool, repairs);
    return {
      tickets,
      openTickets,
      inbound,
      receiptsPerSecond,
      sweep: { look, repairedPerSecond },
      lists,
      wake: { running, afterRestartMs, clocks: wakeups },
    };
  } finally {
    await server.stop();
  }
};

/** In turns, so that a slow minute of the machine meets both. What is off leaves each ticket the one clock of last resort. */
const measureCost = async (
  dataDir: string,
  mails: number,
): Promise<Pick<PromisesResult, 'inbound' | 'receiptsPerSecond'>> => {
  const rates = { on: [] as number[], off: [] as number[] };
  for (const [turn, mode] of (['off', 'on', 'off', 'on', 'off', 'on'] as const).entries()) {
    const smtpPort = await freePort();
    const setUp = await runServer(dataDir, smtpPort);
    await setUp.pool.query('update channel set sends_receipts = $1', [mode === 'on']);
    await setUp.pool.query(
      'update service_promise set archived_at = case when $1 then null else created_at end',
      [mode === 'on'],
    );
    // It reads them as it starts.
    await setUp.stop();
    const server = await runServer(dataDir, smtpPort);
    try {
      const run = `p${turn}x${process.pid}`;
      await sendAll(smtpPort, 8, 50, `${run}w`);
      rates[mode].push((await sendAll(smtpPort, 8, mails, run)).perSecond);
    } finally {
      await server.stop();
    }
  }
  const best = (values: number[]): number => Math.max(...values);
  const [on, off] = [best(rates.on), best(rates.off)];
  return {
    inbound: { on, off, lostPercent: round((1 - on / off) * 100) },
    receiptsPerSecond: await measureDrain(dataDir, Math.min(mails, 300)),
  };
};

const drainMs = 8_000;

/** How fast they reach a provider that takes everything. */
const measureDrain = async (dataDir: string, mails: number): Promise<number> => {
  const sink = await startMailSink();
  const smtpPort = await freePort();
  const server = await runServer(dataDir, smtpPort, {
    HILO_SMTP_RELAY: sink.url,
    HILO_MAIL_FROM: 'hola@empresa.example',
  });
  try {
    await sendAll(smtpPort, 8, mails, `d${process.pid}`);
    const [before, began] = [sink.mails.length, performance.now()];
    while (performance.now() - began < drainMs && sink.mails.length < mails) await sleep(20);
    return round(((sink.mails.length - before) * 1000) / (performance.now() - began));
  } finally {
    // What is left is not to go out while other things are measured.
    await server.pool.query("update outbox set state = 'done' where is_receipt and state = 'queued'");
    await server.stop();
    await sink.close();
  }
};

const count = async (pool: pg.Pool, query: string): Promise<number> =>
  (await pool.query<{ n: number }>(query)).rows[0]!.n;

/** A bad day: nothing is resolved. */
const openAll = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0; set synchronous_commit = off');
    const { rows } = await client.query<{ id: string }>(
      `update ticket set status = 'open', resolved_at = null, waiting_since = last_message_at
        where status = 'resolved' returning id`,
    );
    const now = Date.now();
    for (let from = 0; from < rows.length; from += 2_000)
      await insertClocks(
        client,
        rows
          .slice(from, from + 2_000)
          .map(({ id }, n) => ({ id, ...makeClocks(from + n, now, () => uuidV7(now, randomBytes(10))) })),
      );
    await client.query('vacuum analyze ticket');
    await client.query('vacuum analyze clock');
  } finally {
    client.release(true);
  }
};

const measureLists = async (server: BenchServer): Promise<PromisesResult['lists']> => {
  const measured = async (path: string): Promise<Spread> => {
    await timed(20, 1, () => server.get(path));
    return (await timed(200, 1, () => server.get(path))).spread;
  };
  return {
    atRisk: await measured('/api/v1/tickets?view=atRisk&sort=dueNext'),
    overdue: await measured('/api/v1/tickets?due=overdue&status=open&sort=dueNext'),
    floor: await measured('/healthz'),
  };
};

/** Lets so many clocks be due, each at a moment of its own. @returns their names */
const dueSoon = async (
  pool: pg.Pool,
  kind: string,
  afterMs: number,
  withinMs: number,
): Promise<{ id: string; dueAt: number }[]> => {
  const { rows } = await pool.query<{ ticket: string; id: string }>(
    `select ticket_id as ticket, clock.id from clock join ticket on ticket.id = ticket_id
      where clock.kind = $1 and clock.state = 'running' and due_state = 'onTime' and ticket.status = 'open' limit $2`,
    [kind, wakeups],
  );
  const now = Date.now() + afterMs;
  const due = rows.map((row) => ({ ...row, dueAt: now + Math.random() * withinMs }));
  await pool.query(
    `update clock set due_at = given.at, next_wake_at = given.at, warn_at = '{}'
      from jsonb_to_recordset($1::jsonb) as given(ticket uuid, id uuid, at timestamptz)
      where ticket_id = given.ticket and clock.id = given.id`,
    [JSON.stringify(due.map(({ dueAt, ...row }) => ({ ...row, at: new Date(dueAt) })))],
  );
  return due;
};

/** Seen from beside the server: when the breach could be read, within the time of a look. */
const measureWake = async ({ pool }: BenchServer): Promise<PromisesResult['wake']['running']> => {
  const due = await dueSoon(pool, 'firstAnswer', 2_000, 10_000);
  const left = new Map(due.map(({ id, dueAt }) => [id, dueAt]));
  const late: number[] = [];
  while (left.size > 0) {
    const { rows } = await pool.query<{ id: string }>(
      'select clock_id as id from breach where clock_id = any($1::uuid[])',
      [[...left.keys()]],
    );
    const seenAt = Date.now();
    for (const { id } of rows) {
      late.push(seenAt - left.get(id)!);
      left.delete(id);
    }
    await sleep(20);
  }
  const sorted = late.sort((a, b) => a - b);
  return { ...spread(late), p99: round(sorted[Math.ceil(0.99 * sorted.length) - 1]!) };
};

const breachesOf = async (pool: pg.Pool, many: number): Promise<{ at: number }[]> => {
  for (;;) {
    const { rows } = await pool.query<{ at: Date }>(
      `select at from event where type = 'clock.breached' and facts->>'kind' = 'solution'`,
    );
    if (rows.length >= many) return rows.map(({ at }) => ({ at: at.getTime() }));
    await sleep(20);
  }
};

const measureRepair = async (pool: pg.Pool, many: number): Promise<number> => {
  const repaired = () => count(pool, "select count(*) as n from event where type = 'clock.repaired'");
  while ((await repaired()) === 0) await sleep(20);
  const [first, began] = [await repaired(), performance.now()];
  while ((await repaired()) < many) await sleep(20);
  return round(((many - first) * 1000) / (performance.now() - began));
};
