import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { freePort } from './free-port.ts';
import { loadTickets } from './load-tickets.ts';
import { round, timed } from './measure.ts';
import { runServer } from './run-server.ts';

export type ReceiptsResult = {
  receipts: number;
  rawCommits: number;
  madePerSecond: number;
  shareOfRaw: number;
};

/** How fast queued confirmations become messages with their rows in the outbox, beside bare commits on that database. */
export const measureReceipts = async (
  dataDir: string,
  receipts: number,
  say: (line: string) => void,
): Promise<ReceiptsResult> => {
  const server = await runServer(dataDir, await freePort());
  try {
    await loadTickets(server.pool, receipts, () => {});
    const rawCommits = await measureCommits(server.pool);
    say(`making ${receipts} confirmations of receipt`);
    await server.pool.query(
      `insert into receipt (id, ticket_id, message_id, channel_id, identity_id, day, state, created_at)
        select distinct on (ticket_id) gen_random_uuid(), ticket_id, id, channel_id, author_identity_id, '2000-01-01', 'queued', now()
        from message where direction = 'in' and author_identity_id is not null limit $1`,
      [receipts],
    );
    const began = performance.now();
    for (;;) {
      const { rows } = await server.pool.query("select 1 from receipt where state = 'queued' limit 1");
      if (rows.length === 0) break;
      await sleep(20);
    }
    const madePerSecond = round((receipts * 1000) / (performance.now() - began));
    return { receipts, rawCommits, madePerSecond, shareOfRaw: round(rawCommits / madePerSecond) };
  } finally {
    await server.stop();
  }
};

const measureCommits = async (pool: pg.Pool): Promise<number> => {
  await pool.query('create table bench_commits (id bigint generated always as identity, text text)');
  const { perSecond } = await timed(1_000, 1, () =>
    pool.query('insert into bench_commits (text) values ($1)', ['floor']),
  );
  await pool.query('drop table bench_commits');
  return perSecond;
};
