import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { chatVisitor } from './testing/chat-visitor.ts';
import { checkMails, checkRows, countArrivals } from './testing/check-whole.ts';
import { followLive } from './testing/follow-live.ts';
import { makeMails, seeded } from './testing/make-mails.ts';
import { postMails } from './testing/post-mails.ts';
import { startHilo, until } from './testing/start-server.ts';

const mailCount = 200;
const visitorCount = 6;
const messagesEach = 5;
const reads = ['/api/v1/tickets', '/api/v1/search?q=factura', '/api/v1/customers', '/readyz'];

test('a database that stays and ends its connections again and again: the server stays, and nothing is lost', {
  timeout: 180_000,
}, async () => {
  const random = seeded(9_117);
  const hilo = await startHilo({ HILO_REQUESTS_PER_MINUTE: '100000' });
  const server = hilo.run().pid;
  const created = await hilo.ask('POST', '/api/v1/channels', {
    kind: 'chat',
    name: 'Chat',
    settings: { title: 'La Tienda' },
  });
  const { id } = created.body as { id: string };
  const visitors = Array.from({ length: visitorCount }, () =>
    chatVisitor(() => `${hilo.url().replace('http', 'ws')}/channels/${id}/socket`),
  );
  const live = followLive(hilo.url(), hilo.authorization);
  const from = await live.welcomed;

  let isOver = false;
  let cuts = 0;
  /** Of all that the server holds, by whatever name, about half each time: as a failover does, or an impatient proxy. */
  const cutting = (async () => {
    while (!isOver) {
      const { rowCount } = await hilo.pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend'
            and application_name <> 'hilo-fault-test' and random() < 0.5`,
      );
      cuts += rowCount ?? 0;
      await sleep(100 + random() * 300);
    }
  })();
  const statuses = new Set<number>();
  const reading = (async () => {
    for (let n = 0; !isOver; n++) {
      const { status } = await hilo.ask('GET', reads[n % reads.length]!);
      statuses.add(status);
      await sleep(20);
    }
  })();

  const mails = makeMails(mailCount, 'cut');
  const posting = postMails(hilo.smtpPort, mails, 6);
  const saying = visitors.map(async (visitor, index) => {
    for (let n = 0; n < messagesEach; n++) {
      await visitor.say(`${index}: pregunta ${n}`);
      await sleep(300);
    }
  });
  const [posted] = await Promise.all([posting, ...saying]);
  isOver = true;
  await Promise.all([cutting, reading]);

  expect(cuts).toBeGreaterThan(20);
  expect(hilo.run().isRunning()).toBe(true);
  expect(hilo.run().pid).toBe(server);
  expect([...posted.replies.keys()].filter((code) => code !== 250 && code !== 451)).toEqual([]);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await checkRows(hilo.pool);
  await checkMails(hilo.pool, hilo.dataDir, mails);
  expect(await countArrivals(hilo.pool)).toMatchObject({ placed: mailCount + visitorCount * messagesEach });
  const { rows } = await hilo.pool.query<{ text: string }>(
    `select text from message where kind = 'message' and text like '%: pregunta %'`,
  );
  expect(rows.map(({ text }) => text).sort()).toEqual(
    visitors
      .flatMap((_, index) => Array.from({ length: messagesEach }, (__, n) => `${index}: pregunta ${n}`))
      .sort(),
  );
  for (const visitor of visitors) await visitor.close();
  const log = await hilo.pool.query<{ position: number }>(
    'select position from event where position > $1 order by position',
    [from],
  );
  const expected = log.rows.map(({ position }) => position);
  await until(() => live.events.length >= expected.length);
  expect(live.events.map(({ position }) => position).slice(0, expected.length)).toEqual(expected);
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  console.log(
    `${cuts} connections ended; answered ${[...statuses].join(' ')}, mail ${[...posted.replies].join(' ')}`,
  );
});
