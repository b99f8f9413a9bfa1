import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { checkMails, checkRows, countArrivals, countTickets } from './testing/check-whole.ts';
import { followLive } from './testing/follow-live.ts';
import { makeMails, seeded } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { startHilo, until } from './testing/start-server.ts';

const rounds = 4;
const mailsPerRound = 75;

test('kill -9 of PostgreSQL in the middle of mails: the server stays, says so, and nothing is lost', {
  timeout: 300_000,
}, async () => {
  const random = seeded(53_100);
  const hilo = await startHilo();
  const mails = makeMails(rounds * mailsPerRound, 'pg9');
  const live = followLive(hilo.url(), hilo.authorization);
  const from = await live.welcomed;
  const readiness: number[] = [];
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      const answer = await fetch(`${hilo.url()}/readyz`);
      await answer.arrayBuffer();
      if (readiness.at(-1) !== answer.status) readiness.push(answer.status);
      await sleep(10);
    }
  })();
  const server = hilo.run().pid;
  const replies = new Map<number, number>();
  for (let round = 0; round < rounds; round++) {
    const batch = mails.slice(round * mailsPerRound, (round + 1) * mailsPerRound);
    const killAfter = 1 + Math.floor(random() * (mailsPerRound - 15));
    const dead = hilo.postmasterPid();
    const posted = await postMails(hilo.smtpPort, batch, 8, (done) => {
      if (done === killAfter) process.kill(dead, 'SIGKILL');
    });
    for (const [code, count] of posted.replies) replies.set(code, (replies.get(code) ?? 0) + count);
    expect(hilo.postmasterPid()).not.toBe(dead);
  }
  isWatching = false;
  await watching;

  expect(hilo.run().isRunning()).toBe(true);
  expect(hilo.run().pid).toBe(server);
  expect([...replies.keys()].sort()).toEqual([250, 451]);
  expect(replies.get(250)).toBe(mails.length);
  expect(readiness.at(-1)).toBe(200);
  expect(readiness.filter((status) => status === 503).length).toBeGreaterThanOrEqual(1);
  expect(readiness.filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, mails);
  expect(await countTickets(hilo.pool)).toBe(mails.length);
  expect(await countArrivals(hilo.pool)).toEqual({ placed: mails.length });

  const { rows } = await hilo.pool.query<{ position: number }>(
    'select position from event where position > $1 order by position',
    [from],
  );
  const expected = rows.map(({ position }) => position);
  // Confirmations go on leaving meanwhile, and are told of after that.
  const last = expected.at(-1)!;
  const told = (to: typeof live) =>
    to.events.map(({ position }) => position).filter((position) => position <= last);
  // The socket that was open all the while was told of everything, in order and once.
  await until(() => live.events.length >= expected.length);
  expect(live.isOpen()).toBe(true);
  expect(told(live)).toEqual(expected);
  // And so is one that comes back to where it was.
  const middle = expected[Math.floor(expected.length / 2)]!;
  const again = followLive(hilo.url(), hilo.authorization, middle);
  const missed = expected.filter((position) => position > middle);
  await until(() => again.events.length >= missed.length);
  expect(told(again)).toEqual(missed);
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  console.log(
    `kill -9 of PostgreSQL: ${rounds} kills, ${mails.length} mails, ${replies.get(451)} times 451; ready: ${readiness.join(' ')}`,
  );
});
