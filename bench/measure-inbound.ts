import type pg from 'pg';
import { freePort } from './free-port.ts';
import { loadTickets } from './load-tickets.ts';
import { makeMail } from './make-mail.ts';
import { pssMegabytes, round, type Spread, timed } from './measure.ts';
import { runServer } from './run-server.ts';
import { connectSmtp } from './smtp-client.ts';

type Rate = { perSecond: number; spread: Spread };
export type InboundResult = {
  tickets: number;
  rawCommits: { one: number; eight: number };
  oneConnection: Rate & { shareOfRaw: number };
  eightConnections: Rate & { shareOfRaw: number };
  replies: Rate & { shareOfRaw: number };
  /** The first mails after a start: V8 is still compiling what handles them. */
  fresh: Rate & { shareOfRaw: number };
  loadMegabytes: number;
};

/** The server is warm after so many, as it is all day. */
const warmUp = 600;

/**
 * Mails through the real SMTP path, acknowledged after commit and fsync, beside bare commits on the same database.
 * Nobody is sent a confirmation meanwhile: what that costs is measured with promises.
 */
export const measureInbound = async (
  dataDir: string,
  tickets: number,
  mails: number,
  say: (line: string) => void,
): Promise<InboundResult> => {
  const smtpPort = await freePort();
  const setUp = await runServer(dataDir, smtpPort);
  try {
    say(`loading ${tickets} tickets`);
    await loadTickets(setUp.pool, tickets, () => {});
    await setUp.pool.query('update channel set sends_receipts = false');
  } finally {
    // It reads how a channel is set as it starts.
    await setUp.stop();
  }
  const server = await runServer(dataDir, smtpPort);
  try {
    const rawOne = await rawCommits(server.pool, 1);
    const rawEight = await rawCommits(server.pool, 8);
    const run = `${tickets}x${process.pid}`;
    const fresh = await sendAll(smtpPort, 1, warmUp, `${run}w`);
    say(`inbound mail at ${tickets} tickets`);
    const one = await sendAll(smtpPort, 1, mails, `${run}a`);
    const eight = await sendAll(smtpPort, 8, mails, `${run}b`);
    const loadMegabytes = pssMegabytes(server.pid);
    const replies = await sendAll(smtpPort, 8, mails, `${run}b`, true);
    const stored = await server.pool.query<{ n: number }>(
      "select count(*) as n from arrival where outcome = 'placed'",
    );
    const expected = warmUp + mails * 3;
    if (stored.rows[0]!.n % expected !== 0)
      throw new Error(
        `${stored.rows[0]!.n} arrivals were placed where a multiple of ${expected} was expected`,
      );
    return {
      tickets,
      rawCommits: { one: rawOne, eight: rawEight },
      oneConnection: { ...one, shareOfRaw: round(rawOne / one.perSecond) },
      eightConnections: { ...eight, shareOfRaw: round(rawEight / eight.perSecond) },
      replies: { ...replies, shareOfRaw: round(rawEight / replies.perSecond) },
      fresh: { ...fresh, shareOfRaw: round(rawOne / fresh.perSecond) },
      loadMegabytes,
    };
  } finally {
    await server.stop();
  }
};

export const sendAll = async (
  port: number,
  lanes: number,
  count: number,
  run: string,
  isReply = false,
): Promise<Rate> => {
  const prepared = Array.from({ length: count }, (_, n) => {
    const question = makeMail(n, run);
    return isReply ? makeMail(n, run, question) : question;
  });
  const clients = await Promise.all(Array.from({ length: lanes }, () => connectSmtp(port)));
  const rate = await timed(count, lanes, (n, lane) =>
    clients[lane]!.send(prepared[n]!.from, 'hola@empresa.example', prepared[n]!.mail),
  );
  await Promise.all(clients.map((client) => client.close()));
  return rate;
};

/** The floor: one small row and its commit, as fast as this database takes them. */
const rawCommits = async (pool: pg.Pool, lanes: number): Promise<number> => {
  await pool.query(
    'create table if not exists bench_floor (id bigint generated always as identity, text text)',
  );
  const clients = await Promise.all(Array.from({ length: lanes }, () => pool.connect()));
  const { perSecond } = await timed(3_000, lanes, (_, lane) =>
    clients[lane]!.query('insert into bench_floor (text) values ($1)', ['floor']),
  );
  for (const client of clients) client.release();
  await pool.query('drop table bench_floor');
  return perSecond;
};
