import type { FastifyRequest, InjectOptions } from 'fastify';
import type { KyselyPlugin } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { answerOnce, purgeAnswers } from './answer-once.ts';
import { actorOf, buildServer } from './build-server.ts';
import { createApiServer } from './testing/api-server.ts';

const { world, server, as, key } = await createApiServer();
const { app } = world;

let ticketId = '';
let messagesUrl = '';
beforeAll(async () => {
  ({ ticketId } = await world.place(world.mail('ana@client.example')));
  messagesUrl = `/api/v1/tickets/${ticketId}/messages`;
});
let serial = 0;
let once = '';
beforeEach(() => {
  once = `key-${++serial}`;
});

const note = (text: string, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: messagesUrl,
  headers: { ...as('agent'), 'idempotency-key': once, ...headers },
  payload: { kind: 'note', text },
});
const countOf = async (text: string): Promise<number> => {
  const rows = await app.db.selectFrom('message').select('id').where('text', '=', text).execute();
  return rows.length;
};
const rowOf = () => app.db.selectFrom('idempotency').selectAll().where('key', '=', once).executeTakeFirst();

test('the same request with the same key runs once, and its answer comes again', async () => {
  const first = await server.inject(note('once'));
  const second = await server.inject(note('once'));
  expect(first.statusCode).toBe(201);
  expect(first.headers['idempotent-replay']).toBeUndefined();
  expect(second.statusCode).toBe(201);
  expect(second.headers['idempotent-replay']).toBe('true');
  expect(second.headers['content-type']).toBe(first.headers['content-type']);
  expect(second.body).toBe(first.body);
  expect(await countOf('once')).toBe(1);
});

test('another request with a used key is refused, whatever differs', async () => {
  await server.inject(note('used'));
  const other = await server.inject(note('used, and changed'));
  expect(other.statusCode).toBe(422);
  expect(other.json().code).toBe('idempotency.reused');
  const conditional = await server.inject(note('used', { 'if-match': '"7"' }));
  expect(conditional.json().code).toBe('idempotency.reused');
  expect(await countOf('used, and changed')).toBe(0);
});

test('of six at once one runs; the others are told to wait or get its answer', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => server.inject(note('at once'))));
  expect(await countOf('at once')).toBe(1);
  for (const answer of answers)
    if (answer.statusCode !== 201) {
      expect(answer.json().code).toBe('idempotency.running');
      expect(answer.headers['retry-after']).toBe('1');
    }
  expect(
    answers.filter((answer) => answer.statusCode === 201 && !answer.headers['idempotent-replay']),
  ).toHaveLength(1);
});

test('a key belongs to who sent it', async () => {
  await server.inject(note('mine'));
  const other = await server.inject(note('mine', await key('*')));
  const supervisor = await server.inject(note('mine', as('supervisor')));
  expect([other.statusCode, supervisor.statusCode]).toEqual([201, 201]);
  expect(supervisor.headers['idempotent-replay']).toBeUndefined();
});

test('an error that changed nothing is forgotten: the mended request may use the same key', async () => {
  const empty = await server.inject(note(' '));
  expect(empty.json().code).toBe('message.empty');
  expect(await rowOf()).toBeUndefined();
  expect((await server.inject(note('mended'))).statusCode).toBe(201);
});

test('nothing that was said can be read in the kept answer', async () => {
  await server.inject(note('the secret word is quince'));
  const row = await rowOf();
  expect(row?.status).toBe(201);
  expect(JSON.stringify(row?.response)).toMatch(/^"sealed:/);
  expect(JSON.stringify(row)).not.toContain('quince');
});

test('after a crash between commit and answer nothing runs again, and the caller is told', async () => {
  await server.inject(note('crashed late'));
  // What such a crash leaves behind: the mark of the commit, no answer.
  await app.db
    .updateTable('idempotency')
    .set({ status: null, response: null })
    .where('key', '=', once)
    .execute();
  const soon = await server.inject(note('crashed late'));
  expect(soon.json().code).toBe('idempotency.running');
  world.pass(2);
  const later = await server.inject(note('crashed late'));
  expect(later.statusCode).toBe(409);
  expect(later.json()).toMatchObject({ code: 'idempotency.answerLost', retryable: false });
  expect(await countOf('crashed late')).toBe(1);
});

test('after a crash before the commit the next try runs', async () => {
  await server.inject(note('crashed early'));
  await app.db.deleteFrom('messageSearch').where('messageId', 'in', idsOf('crashed early')).execute();
  await app.db.deleteFrom('message').where('text', '=', 'crashed early').execute();
  await app.db
    .updateTable('idempotency')
    .set({ status: null, response: null, doneAt: null })
    .where('key', '=', once)
    .execute();
  expect((await server.inject(note('crashed early'))).json().code).toBe('idempotency.running');
  world.pass(2);
  const again = await server.inject(note('crashed early'));
  expect(again.statusCode).toBe(201);
  expect(await countOf('crashed early')).toBe(1);
});
const idsOf = (text: string) => app.db.selectFrom('message').select('id').where('text', '=', text);

test('where the database keeps the key and its answer is lost, the next try does not wait for a minute', async () => {
  const { db } = app;
  let isLost = false;
  const losesAnswer: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      // The row that was put in first stands there by now.
      if (!isLost && result.numAffectedRows === 1n) {
        isLost = true;
        throw new Error('Connection terminated unexpectedly');
      }
      return result;
    },
  };
  Object.assign(app, { db: db.withPlugin(losesAnswer) });
  try {
    const unheard = await server.inject(note('unheard'));
    expect(unheard.statusCode).toBeGreaterThanOrEqual(500);
  } finally {
    Object.assign(app, { db });
  }
  expect(isLost).toBe(true);
  await expect.poll(rowOf).toBeUndefined();
  expect((await server.inject(note('unheard'))).statusCode).toBe(201);
  expect(await countOf('unheard')).toBe(1);
});

test('after a day the key is free, and what was kept is deleted', async () => {
  await server.inject(note('yesterday'));
  world.pass(24 * 60);
  expect((await server.inject(note('today'))).statusCode).toBe(201);
  world.pass(24 * 60);
  expect(await purgeAnswers(app)).toBeGreaterThan(0);
  expect(await app.db.selectFrom('idempotency').selectAll().execute()).toEqual([]);
});

test.each(['', 'two words', 'ñ', 'x'.repeat(256)])('%j is no key', async (bad) => {
  const answer = await server.inject(
    note('bad key', { 'idempotency-key': Buffer.from(bad).toString('latin1') }),
  );
  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toContain('Idempotency-Key');
});

test('reading takes no notice of a key', async () => {
  const answer = await server.inject({
    url: '/api/v1/tickets',
    headers: { ...as('agent'), 'idempotency-key': once },
  });
  expect(answer.statusCode).toBe(200);
  expect(await rowOf()).toBeUndefined();
});

test('an upload is told by its content, not by the boundary of its parts', async () => {
  const upload = (content: string, boundary: string): InjectOptions => ({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: {
      ...as('agent'),
      'idempotency-key': once,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  });
  const first = await server.inject(upload('hola', 'aaa'));
  expect(first.statusCode).toBe(201);
  const again = await server.inject(upload('hola', 'bbb'));
  expect(again.headers['idempotent-replay']).toBe('true');
  expect(again.body).toBe(first.body);
  expect((await server.inject(upload('adiós', 'aaa'))).json().code).toBe('idempotency.reused');
});

test('an attempt that was given up for dead cannot commit after another took over', async () => {
  const gates: (() => void)[] = [];
  const arrived: (() => void)[] = [];
  const slow = await buildServer(app, async () => ({ ...world.agents.agent }));
  answerOnce(slow, app);
  slow.post('/slow', async (request: FastifyRequest) =>
    inTransaction(app, actorOf(request), async (unit) => {
      unit.emit({ type: 'ticket.changed', ticketId, facts: { fields: ['slow'] } });
      arrived.shift()?.();
      await new Promise<void>((resolve) => gates.push(resolve));
      return { done: true };
    }),
  );
  slow.post('/fails-late', async (request: FastifyRequest) => {
    await inTransaction(app, actorOf(request), async (unit) =>
      unit.emit({ type: 'ticket.changed', ticketId, facts: { fields: ['late'] } }),
    );
    throw new Error('the answer could not be made');
  });
  const changes = async (field: string): Promise<number> => {
    const rows = await app.db
      .selectFrom('event')
      .select('facts')
      .where('type', '=', 'ticket.changed')
      .execute();
    return rows.filter((row) => (row.facts as { fields: string[] }).fields.includes(field)).length;
  };
  const ask = (url: string) => {
    const there = new Promise<void>((resolve) => arrived.push(resolve));
    return { answer: slow.inject({ method: 'POST', url, headers: { 'idempotency-key': once } }), there };
  };

  const dead = ask('/slow');
  const deadAnswer = dead.answer.then((answer) => answer);
  await dead.there;
  world.pass(2);
  const next = ask('/slow');
  const nextAnswer = next.answer.then((answer) => answer);
  await next.there;
  gates[1]!();
  expect((await nextAnswer).statusCode).toBe(200);
  gates[0]!();
  expect((await deadAnswer).json().code).toBe('idempotency.running');
  expect(await changes('slow')).toBe(1);
  const replayed = await slow.inject({ method: 'POST', url: '/slow', headers: { 'idempotency-key': once } });
  expect(replayed.json()).toEqual({ done: true });

  // It took effect and then failed: it must not take effect again.
  once += '-late';
  const failed = await ask('/fails-late').answer;
  expect(failed.statusCode).toBe(500);
  expect((await ask('/fails-late').answer).json().code).toBe('idempotency.answerLost');
  expect(await changes('late')).toBe(1);
  await slow.close();
});
