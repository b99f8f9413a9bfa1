import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ChatVisitor, chatVisitor } from './testing/chat-visitor.ts';
import { checkRows } from './testing/check-whole.ts';
import { seeded } from './testing/make-mails.ts';
import { type Hilo, startHilo } from './testing/start-server.ts';

const rounds = 10;
const visitorCount = 20;
const eachPerRound = 1;

test('kill -9 ten times amid 200 chat messages and 200 answers: all are there once, in order, at both ends', {
  timeout: 580_000,
}, async () => {
  const random = seeded(20_261_123);
  // All agents speak with one key here.
  const hilo = await startHilo({ HILO_REQUESTS_PER_MINUTE: '100000' });
  const created = await hilo.ask('POST', '/api/v1/channels', {
    kind: 'chat',
    name: 'Chat',
    settings: { title: 'La Tienda' },
  });
  const channelId = (created.body as { id: string }).id;
  const socketUrl = () => `${hilo.url().replace('http', 'ws')}/channels/${channelId}/socket`;
  const visitors = Array.from({ length: visitorCount }, () => chatVisitor(socketUrl));
  let resent = 0;
  for (let round = 0; round < rounds; round++) {
    let done = 0;
    const killAfter = 2 + Math.floor(random() * (visitorCount * eachPerRound - 4));
    const killed = Promise.withResolvers<void>();
    const step = (): void => {
      if (++done !== killAfter) return;
      killSomething(hilo, round).then(killed.resolve, killed.reject);
    };
    const talks = visitors.map((visitor, index) => talk(hilo, visitor, index, round, step));
    const [tries] = await Promise.all([Promise.all(talks), killed.promise]);
    resent += tries.reduce((sum, count) => sum + count, 0);
  }
  expect(resent).toBeGreaterThan(0);

  for (const [index, visitor] of visitors.entries()) {
    const expected = Array.from({ length: rounds * eachPerRound }, (_, n) => [
      `${index}: pregunta ${n}`,
      `${index}: respuesta ${n}`,
    ]).flat();
    await visitor.comeBack();
    await expect.poll(() => visitor.client.messages().length, { timeout: 15_000 }).toBe(expected.length);
    const texts = visitor.client.messages().map(({ text }) => text);
    expect(texts.filter((text) => text.includes('pregunta'))).toEqual(
      expected.filter((text) => text.includes('pregunta')),
    );
    expect(texts).toEqual(expected);
    await visitor.close();
  }
  await checkRows(hilo.pool);
  const { rows } = await hilo.pool.query(
    `select direction, count(*)::int as n, count(distinct text)::int as texts from message where kind = 'message' group by direction order by 1`,
  );
  const all = rounds * visitorCount * eachPerRound;
  expect(rows).toEqual([
    { direction: 'in', n: all, texts: all },
    { direction: 'out', n: all, texts: all },
  ]);
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  console.log(
    `kill -9 amid chat: ${rounds} kills, ${all} messages and as many answers, ${resent} said again`,
  );
});

/** The server, its database, or both. */
const killSomething = async (hilo: Hilo, round: number): Promise<void> => {
  if (round % 3 === 1) {
    process.kill(hilo.postmasterPid(), 'SIGKILL');
    return;
  }
  await hilo.kill({ withDatabase: round % 3 === 2 });
  await hilo.start();
};

/** One visitor asks and is answered, again and again. Says how often something had to be said once more. */
const talk = async (
  hilo: Hilo,
  visitor: ChatVisitor,
  index: number,
  round: number,
  step: () => void,
): Promise<number> => {
  let again = 0;
  for (let n = round * eachPerRound; n < (round + 1) * eachPerRound; n++) {
    const { tries, trackingKey } = await visitor.say(`${index}: pregunta ${n}`);
    again += tries - 1;
    again += await answer(hilo, trackingKey, `${index}: respuesta ${n}`);
    step();
  }
  return again;
};

/** As a desk does: with one key for all tries, until it is known to be kept. */
const answer = async (hilo: Hilo, trackingKey: string, text: string): Promise<number> => {
  const key = randomBytes(16).toString('hex');
  for (let tries = 0; ; tries++) {
    try {
      const found = await hilo.ask('GET', `/api/v1/tickets?trackingKey=${trackingKey}`);
      const [ticket] = (found.body as { items: { id: string }[] }).items;
      const sent = await hilo.ask(
        'POST',
        `/api/v1/tickets/${ticket!.id}/messages`,
        { kind: 'answer', text },
        { 'idempotency-key': key },
      );
      // Kept, though the answer that said so is lost: what the desk then reads anew.
      const { code } = (sent.body ?? {}) as { code?: string };
      if (sent.status < 300 || code === 'idempotency.answerLost') return tries;
      if (sent.status < 500 && sent.status !== 409) throw new Refused(JSON.stringify(sent.body));
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await sleep(250);
  }
};

class Refused extends Error {}
