import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type ChatVisitor, chatVisitor } from './testing/chat-visitor.ts';
import { checkRows } from './testing/check-whole.ts';
import { followPatiently } from './testing/follow-live.ts';
import { seeded } from './testing/make-mails.ts';
import { type Hilo, startHilo, until } from './testing/start-server.ts';

/** "20x10": so many kills, and amid how many messages and answers of each visitor each of them. */
const [rounds = 10, eachPerRound = 1] = (process.env.HILO_KILLS ?? '').split('x').filter(Boolean).map(Number);
const visitorCount = 20;
const perVisitor = rounds * eachPerRound;
const numbers = Array.from({ length: perVisitor }, (_, n) => n);

test(`kill -9 ${rounds} times amid ${perVisitor * visitorCount} chat messages and as many answers: all are there once, in order, at every end`, {
  timeout: 580_000 + rounds * eachPerRound * 6_000,
}, async () => {
  const random = seeded(20_261_123);
  // All agents speak with one key here.
  const hilo = await startHilo({ HILO_REQUESTS_PER_MINUTE: '100000' });
  const desk = await followPatiently(hilo.url, hilo.authorization);
  const { rows: start } = await hilo.pool.query<{ last: number }>('select max(position) as last from event');
  const created = await hilo.ask('POST', '/api/v1/channels', {
    kind: 'chat',
    name: 'Chat',
    settings: { title: 'La Tienda' },
  });
  const channelId = (created.body as { id: string }).id;
  const socketUrl = () => `${hilo.url().replace('http', 'ws')}/channels/${channelId}/socket`;
  const visitors = Array.from({ length: visitorCount }, () => chatVisitor(socketUrl));
  const again = { said: 0, answered: 0 };
  for (let round = 0; round < rounds; round++) {
    let done = 0;
    const steps = visitorCount * eachPerRound * 2;
    const killAfter = 2 + Math.floor(random() * (steps - 6));
    const killed = Promise.withResolvers<void>();
    const step = (): void => {
      if (++done === killAfter) killSomething(hilo, round).then(killed.resolve, killed.reject);
    };
    const talks = visitors.map((visitor, index) => talk(hilo, visitor, index, round, step, again));
    await Promise.all([...talks, killed.promise]);
  }
  expect(again.said + again.answered).toBeGreaterThan(0);

  for (const [index, visitor] of visitors.entries()) {
    const { rows } = await hilo.pool.query<{ text: string; ticketId: string }>(
      `select text, ticket_id as "ticketId" from message where kind = 'message' and text like $1`,
      [`${index}: %`],
    );
    expect(rows.map(({ text }) => text).sort()).toEqual(inOrder(index).flat().sort());
    expect(new Set(rows.map(({ ticketId }) => ticketId)).size).toBe(1);
    await visitor.comeBack();
    await expect
      .poll(() => visitor.client.messages().length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(Math.min(perVisitor * 2, 40));
    const thread = await hilo.ask('GET', `/api/v1/tickets/${rows[0]!.ticketId}/messages?limit=100`);
    const { items } = thread.body as { items: { kind: string; text: string }[] };
    expectOrder(index, visitor.client.messages());
    expectOrder(
      index,
      items.filter(({ kind }) => kind === 'message'),
    );
    await visitor.close();
  }
  await checkRows(hilo.pool);
  // The desk was told of each event once, in order, and never had to begin anew.
  const { rows: log } = await hilo.pool.query<{ position: number }>(
    'select position from event where position > $1 order by position',
    [start[0]!.last ?? 0],
  );
  const last = log.at(-1)!.position;
  await until(() => (desk.positions.at(-1) ?? 0) >= last);
  expect(desk.positions.filter((position) => position <= last)).toEqual(log.map(({ position }) => position));
  expect(desk.resets()).toBe(0);
  expect(desk.returns()).toBeGreaterThanOrEqual(Math.floor(rounds / 2));
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  console.log(
    `kill -9 amid chat: ${rounds} kills, ${perVisitor * visitorCount} messages and as many answers, ` +
      `${again.said} said and ${again.answered} answered again, the desk came back ${desk.returns()} times`,
  );
});

const inOrder = (index: number): [string[], string[]] => [
  numbers.map((n) => `${index}: pregunta ${n}`),
  numbers.map((n) => `${index}: respuesta ${n}`),
];

/** What one end shows is the last of all: each once, questions and answers in their order, no answer before its question. */
const expectOrder = (index: number, shown: readonly { text: string }[]): void => {
  const texts = shown.map(({ text }) => text);
  for (const all of inOrder(index)) {
    const own = texts.filter((text) => all.includes(text));
    expect(own).toEqual(all.slice(-own.length));
  }
  const [questions, answers] = inOrder(index);
  for (const [n, question] of questions.entries())
    if (texts.includes(question) && texts.includes(answers[n]!))
      expect(texts.indexOf(answers[n]!)).toBeGreaterThan(texts.indexOf(question));
  expect(texts).toHaveLength(new Set(texts).size);
};

/** By turns the server, sometimes with its database as when a machine dies, and the database alone. */
const killSomething = async (hilo: Hilo, round: number): Promise<void> => {
  if (round % 2 === 1) {
    process.kill(hilo.postmasterPid(), 'SIGKILL');
    return;
  }
  await hilo.kill({ withDatabase: round % 4 === 2 });
  await hilo.start();
};

/** One visitor asks one thing after the other; an agent answers each, one after the other, while she goes on asking. */
const talk = async (
  hilo: Hilo,
  visitor: ChatVisitor,
  index: number,
  round: number,
  step: () => void,
  again: { said: number; answered: number },
): Promise<void> => {
  let answers = Promise.resolve();
  for (let n = round * eachPerRound; n < (round + 1) * eachPerRound; n++) {
    const { tries, trackingKey } = await visitor.say(`${index}: pregunta ${n}`);
    again.said += tries - 1;
    step();
    answers = answers.then(async () => {
      again.answered += await answer(hilo, trackingKey, `${index}: respuesta ${n}`);
      step();
    });
    // Where it fails, that is said below.
    answers.catch(() => {});
  }
  await answers;
};

/** As a desk does: with one key for all tries, until it is known to be kept. Says how often it had to try again. */
const answer = async (hilo: Hilo, trackingKey: string, text: string): Promise<number> => {
  const key = randomBytes(16).toString('hex');
  for (let tries = 0; ; tries++) {
    try {
      const found = await hilo.ask('GET', `/api/v1/tickets?trackingKey=${trackingKey}`);
      refuseUnlessPassing(found);
      const ticket = (found.body as { items?: { id: string }[] }).items?.[0];
      const sent =
        ticket &&
        (await hilo.ask(
          'POST',
          `/api/v1/tickets/${ticket.id}/messages`,
          { kind: 'answer', text },
          { 'idempotency-key': key },
        ));
      // Kept, though the answer that said so is lost: what the desk then reads anew.
      if (sent && (sent.status < 300 || codeOf(sent) === 'idempotency.answerLost')) return tries;
      if (sent) refuseUnlessPassing(sent);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    await sleep(250);
  }
};

const codeOf = ({ body }: { body: unknown }): string | undefined => (body as { code?: string } | null)?.code;

/** Whatever a dead database or server makes of a request, it says that trying again helps. */
const refuseUnlessPassing = (said: { status: number; body: unknown }): void => {
  const { retryable } = (said.body ?? {}) as { retryable?: boolean };
  if (said.status >= 300 && !retryable) throw new Refused(`${said.status} ${JSON.stringify(said.body)}`);
};

class Refused extends Error {}
