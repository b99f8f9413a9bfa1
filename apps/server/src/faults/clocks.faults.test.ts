import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attachOrStart } from '@hilo/db/embedded';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../../bench/free-port.ts';
import { makeMails } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { type Hilo, makeFolder, spawnServer, startHilo, until } from './testing/start-server.ts';

/** The promise that is kept: a wake-up comes within so much of its time, or of the start after which it can. */
const inTimeMs = 2_000;
/** Longer than clocks are looked at twice, and agents are told twice. */
const twoLooksMs = 2_500;
const many = 12;

/** So many tickets of one owner, whose clocks for an answer are still far off. */
const startTickets = async (settings: Record<string, string> = {}): Promise<Hilo> => {
  const hilo = await startHilo(settings);
  await postMails(hilo.smtpPort, makeMails(many, 'clock'), 4);
  await hilo.pool.query('update ticket set owner_id = (select id from agent limit 1)');
  return hilo;
};

/** Lets half of the clocks be warned of, and half be due, at this moment. */
const dueAt = async ({ pool }: Hilo, at: Date): Promise<void> => {
  await pool.query(
    `update clock set next_wake_at = $1::timestamptz,
      due_at = case when odd then $1::timestamptz else $1::timestamptz + interval '1 day' end,
      warn_at = case when odd then array[]::timestamptz[] else array[$1::timestamptz, $1::timestamptz + interval '12 hours'] end
    from (select id, row_number() over (order by id) % 2 = 1 as odd from ticket) as numbered
    where numbered.id = clock.ticket_id and clock.kind = 'firstAnswer'`,
    [at],
  );
};

const told = async ({ pool }: Hilo) => {
  const { rows } = await pool.query<{ ticketId: string; type: string; at: Date }>(
    `select ticket_id as "ticketId", type, at from event where type in ('clock.warned', 'clock.breached')
      order by position`,
  );
  return rows;
};

/** One event, one line in the register and one word to the owner of each, and no more after two more looks. */
const checkOnce = async (hilo: Hilo, from: Date): Promise<number> => {
  await until(async () => (await told(hilo)).length >= many);
  await sleep(twoLooksMs);
  const events = await told(hilo);
  expect(new Set(events.map(({ ticketId }) => ticketId)).size).toBe(many);
  expect(events.map(({ type }) => type).sort()).toEqual([
    ...Array(many / 2).fill('clock.breached'),
    ...Array(many / 2).fill('clock.warned'),
  ]);
  const late = Math.max(...events.map(({ at }) => at.getTime() - from.getTime()));
  expect(late).toBeLessThan(inTimeMs);
  const breaches = await hilo.pool.query('select ticket_id from breach');
  expect(breaches.rows).toHaveLength(many / 2);
  // What comes at once is gathered in one notification, which names each ticket.
  const notices = await hilo.pool.query<{ kind: string; n: number; tickets: number }>(
    `select kind, count(*) as n, count(distinct told) as tickets
      from notification, unnest(other_ticket_ids || ticket_id) as told
      where kind in ('warned', 'breached') group by kind order by kind`,
  );
  expect(notices.rows).toEqual([
    { kind: 'breached', n: many / 2, tickets: many / 2 },
    { kind: 'warned', n: many / 2, tickets: many / 2 },
  ]);
  return late;
};

test('kill -9 between the start of a clock and its time: what was missed is told once, soon after the restart', {
  timeout: 120_000,
}, async () => {
  const hilo = await startTickets();
  const at = new Date(Date.now() + 2_500);
  await dueAt(hilo, at);
  await hilo.kill();
  expect(await told(hilo)).toEqual([]);
  await until(() => Date.now() > at.getTime() + 500);
  await hilo.start();
  const readyAt = new Date();
  const late = await checkOnce(hilo, readyAt);
  console.log(`kill -9 before ${many} wake-ups: all told ${Math.max(0, late)} ms after the restart`);
});

test('kill -9 in the middle of many wake-ups: each is told once', { timeout: 120_000 }, async () => {
  const hilo = await startTickets();
  await dueAt(hilo, new Date(Date.now() - 1_000));
  await until(async () => (await told(hilo)).length > 0);
  await hilo.kill();
  await hilo.start();
  await checkOnce(hilo, new Date());
});

test('two nodes look at the same clocks: each wake-up is told once, in time', {
  timeout: 120_000,
}, async () => {
  const secret = { HILO_SECRET: '07'.repeat(32) };
  const hilo = await startTickets(secret);
  const { url } = await attachOrStart({ dataDir: hilo.dataDir, log: () => {} });
  const other = spawnServer({
    ...secret,
    DATABASE_URL: url,
    HILO_DATA_DIR: join(makeFolder(), 'data'),
    HILO_PORT: '0',
    HILO_SMTP_PORT: String(await freePort()),
  });
  onTestFinished(async () => {
    other.signal('SIGTERM');
    await other.ended;
  });
  await other.ready;
  const at = new Date(Date.now() + 1_000);
  await dueAt(hilo, at);
  const late = await checkOnce(hilo, at);
  console.log(`two nodes, ${many} wake-ups: each told once, the last ${late} ms after its time`);
});
