import { createHmac } from 'node:crypto';
import { eventSchema } from '@hilo/api';
import { type Actor, roles } from '@hilo/core';
import { beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { cleanDeliveries } from '../jobs/clean-expired.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { deliverEvents, findDueWebhooks } from './deliver-events.ts';
import { postPayload } from './post-payload.ts';
import { listDeliveries, listWebhooks, readWebhook } from './read-webhook.ts';
import { answer, type Received, startGarbage, startReceiver } from './testing/receiver.ts';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  replayDeliveries,
  resumeWebhook,
  rotateSecret,
  testWebhook,
} from './write-webhook.ts';

const app = await createTestApp({ environment: { HILO_ALLOW_PRIVATE_HOSTS: '1' }, seed: 7 });
const receiver = await startReceiver();
const admin: Actor = { type: 'system' };
const open = new AbortController().signal;

const happen = (count: number, type: 'customer.created' | 'customer.restricted' = 'customer.created') =>
  inTransaction(app, admin, async (unit) => {
    for (let at = 0; at < count; at++)
      unit.emit({ type, customerId: '01890000-0000-7000-8000-000000000001', facts: {} });
  });
const make = (eventTypes = ['customer.*'], url = receiver.url) =>
  createWebhook(app, admin, { name: 'Ours', url, eventTypes, isEnabled: true });
const deliver = async (): Promise<number> => {
  let count = 0;
  for (const id of (await findDueWebhooks(app)) ?? []) count += await deliverEvents(app, id, open);
  return count;
};
const positions = (received: Received[]) =>
  received.map(({ body }) => (JSON.parse(body) as { position: number }).position);
const log = async (id: string) => (await listDeliveries(app, admin, id, { limit: 100 })).items;

/** Verifies as a receiver of the Standard Webhooks convention does, by its text and not by our code. */
const isSigned = ({ headers, body }: Received, secret: string): boolean => {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(signed)
    .digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`);
};

beforeEach(async () => {
  receiver.take();
  receiver.always(answer(204));
  for (const { id } of (await listWebhooks(app, admin)).items) await deleteWebhook(app, admin, id);
});

describe('a webhook', () => {
  test('whose secret another key sealed waits between its attempts, and says why', async () => {
    const { id } = await make();
    await app.db
      .updateTable('webhook')
      .set({ secret: 'sealed:00000000:AAAA' })
      .where('id', '=', id)
      .execute();
    await happen(1);
    expect(await deliver()).toBe(0);
    expect(await findDueWebhooks(app)).toEqual([]);
    expect(await log(id)).toMatchObject([{ state: 'waiting', attempt: 1, code: 'secret' }]);
    expect(await testWebhook(app, admin, id)).toMatchObject({ ok: false, code: 'secret' });
    expect(receiver.take()).toEqual([]);
    // A new secret mends it; the one that cannot be read signs beside it no more.
    await rotateSecret(app, admin, id, { overlapHours: 24 });
    await resumeWebhook(app, admin, id, { skipFailed: false });
    expect(await deliver()).toBe(1);
    receiver.take();
  });

  test('is told what it asked for, from when it was made, in order, once, and signed', async () => {
    await happen(2);
    const { id, secret } = await make(['customer.created']);
    await happen(3);
    await happen(1, 'customer.restricted');
    await happen(2);
    expect(await deliver()).toBe(5);
    expect(await deliver()).toBe(0);
    const got = receiver.take();
    expect(positions(got)).toEqual([...positions(got)].sort((a, b) => a - b));
    expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(5);
    for (const one of got) {
      expect(isSigned(one, secret)).toBe(true);
      expect(eventSchema.parse(JSON.parse(one.body))).toMatchObject({ type: 'customer.created' });
      expect(one.headers['content-type']).toContain('application/json');
      expect(Number(one.headers['webhook-timestamp'])).toBe(Math.floor(app.now().getTime() / 1_000));
    }
    expect((await log(id)).every(({ state, status }) => state === 'delivered' && status === 204)).toBe(true);
    // Nowhere is the secret kept or logged as it is.
    const { secret: kept } = await app.db
      .selectFrom('webhook')
      .select('secret')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(kept).not.toContain(secret);
    expect(app.logged.join('')).not.toContain(secret);
  });

  test('that fails is tried again later, the same id first, and what is newer waits behind', async () => {
    const { id } = await make();
    await happen(2);
    receiver.next(answer(500, {}, 'broken\u0000 here'));
    expect(await deliver()).toBe(0);
    const [first] = receiver.take();
    expect(await findDueWebhooks(app)).toEqual([]);
    const [newest, head] = [...(await log(id))];
    expect(newest).toMatchObject({ state: 'waiting', attempt: 0 });
    expect(head).toMatchObject({ state: 'waiting', attempt: 1, status: 500, code: 'status' });
    expect(head!.response).toBe('broken\ufffd here');
    expect((await readWebhook(app, admin, id)).nextAttemptAt).not.toBeNull();
    app.clock.advance(6_000);
    expect(await deliver()).toBe(2);
    const again = receiver.take();
    expect(again[0]!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(again[0]!.body).toBe(first!.body);
    // Signed anew, for the time of this attempt.
    expect(again[0]!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp']);
    expect(positions(again)).toEqual([...positions(again)].sort((a, b) => a - b));
  });

  test('that fails for more than a day is paused in sight, loses nothing, and goes on', async () => {
    const { id } = await make();
    await happen(3);
    receiver.always(answer(503));
    let tries = 0;
    for (let hour = 0; hour < 40; hour++) {
      for (let step = 0; step < 20; step++) {
        if ((await findDueWebhooks(app))?.includes(id)) {
          await deliver();
          tries++;
        }
        app.clock.advance(180_000);
      }
    }
    expect(tries).toBe(9);
    expect(await readWebhook(app, admin, id)).toMatchObject({
      pausedWhy: 'failing',
      waitingCount: 3,
      failedCount: 0,
    });
    const paused = await app.db
      .selectFrom('event')
      .select('facts')
      .where('type', '=', 'webhook.paused')
      .execute();
    expect(paused).toEqual([{ facts: { webhookId: id, why: 'failing' } }]);
    await happen(1);
    expect(await deliver()).toBe(0);
    receiver.take();
    receiver.always(answer(200));
    expect((await resumeWebhook(app, admin, id, { skipFailed: false })).pausedAt).toBeNull();
    expect(await deliver()).toBe(4);
    expect(positions(receiver.take())).toHaveLength(4);
  });

  test('can leave one event behind, and be sent it again later', async () => {
    const { id } = await make();
    await happen(3);
    receiver.next(answer(410));
    expect(await deliver()).toBe(0);
    expect(await readWebhook(app, admin, id)).toMatchObject({ pausedWhy: 'gone' });
    const [refused] = receiver.take();
    expect(await resumeWebhook(app, admin, id, { skipFailed: true })).toMatchObject({ failedCount: 1 });
    expect(await deliver()).toBe(2);
    expect(positions(receiver.take())).not.toContain(positions([refused!])[0]);
    expect(await replayDeliveries(app, admin, id, {})).toEqual({ replayed: 1 });
    expect(await replayDeliveries(app, admin, id, {})).toEqual({ replayed: 0 });
    expect(await deliver()).toBe(1);
    expect(receiver.take()[0]!.headers['webhook-id']).toBe(refused!.headers['webhook-id']);
    const [one] = await log(id);
    expect(await replayDeliveries(app, admin, id, { deliveryId: one!.id })).toEqual({ replayed: 1 });
    expect(await deliver()).toBe(1);
    await expect(
      replayDeliveries(app, admin, id, { deliveryId: '01890000-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({ code: 'resource.notFound' });
  });

  test('signs with both secrets while they overlap, and with one after', async () => {
    const { id, secret: old } = await make();
    const { secret } = await rotateSecret(app, admin, id, { overlapHours: 24 });
    expect(secret).not.toBe(old);
    await happen(1);
    await deliver();
    const [both] = receiver.take();
    expect([isSigned(both!, old), isSigned(both!, secret)]).toEqual([true, true]);
    expect(String(both!.headers['webhook-signature']).split(' ')).toHaveLength(2);
    app.clock.advance(24 * 3_600_000);
    await happen(1);
    await deliver();
    const [one] = receiver.take();
    expect([isSigned(one!, old), isSigned(one!, secret)]).toEqual([false, true]);
    await rotateSecret(app, admin, id, { overlapHours: 0 });
    await happen(1);
    await deliver();
    expect(isSigned(receiver.take()[0]!, secret)).toBe(false);
  });

  test('that is off loses nothing; what is asked for counts from the change on', async () => {
    const { id } = await make();
    await changeWebhook(app, admin, id, { isEnabled: false });
    await happen(2);
    expect(await deliver()).toBe(0);
    await changeWebhook(app, admin, id, { isEnabled: true });
    expect(await deliver()).toBe(2);
    await changeWebhook(app, admin, id, { eventTypes: ['customer.restricted'] });
    await happen(1);
    await happen(1, 'customer.restricted');
    receiver.take();
    expect(await deliver()).toBe(1);
  });

  test('is worked on by one at a time, and sent again what a node that died had on the way', async () => {
    const { id } = await make();
    await happen(20);
    const [one, other] = await Promise.all([deliverEvents(app, id, open), deliverEvents(app, id, open)]);
    expect(one + other).toBe(20);
    expect(new Set(positions(receiver.take())).size).toBe(20);
    await happen(1);
    await app.db
      .updateTable('webhook')
      .set({ lockedBy: 'dead:1', lockedUntil: new Date(app.now().getTime() + 60_000) })
      .where('id', '=', id)
      .execute();
    expect(await deliver()).toBe(0);
    app.clock.advance(60_000);
    expect(await deliver()).toBe(1);
  });

  test('does not hold up another one while it hangs', async () => {
    const slow = await make();
    let letGo = (): void => {};
    const arrived = new Promise<void>((there) => {
      receiver.next((response) => {
        letGo = () => void response.writeHead(200).end();
        there();
      });
    });
    await happen(1);
    const hanging = deliverEvents(app, slow.id, open);
    await arrived;
    const quick = await make();
    await happen(1);
    expect(await deliverEvents(app, quick.id, open)).toBe(1);
    letGo();
    expect(await hanging).toBe(2);
  });
});

describe('an attempt', () => {
  const rules = {
    isAllowed: (address: string) => address === '127.0.0.1',
    resolve: async (host: string) => (host === 'two.example' ? ['127.0.0.1', '10.0.0.1'] : [host]),
  };
  const post = (url: string, waits?: { answerMs: number; textMs: number }) =>
    postPayload(url, {}, '{}', rules, open, waits);

  test('follows no redirect', async () => {
    receiver.next(answer(302, { location: receiver.url }));
    expect(await post(receiver.url)).toMatchObject({ ok: false, status: 302, code: 'redirect' });
    expect(receiver.take()).toHaveLength(1);
  });

  test('gives a receiver that hangs up so long and no longer', async () => {
    receiver.next(() => {});
    expect(await post(receiver.url, { answerMs: 50, textMs: 50 })).toMatchObject({
      ok: false,
      code: 'timeout',
    });
  });

  test('goes by the status, and waits for no text', async () => {
    receiver.next((response) => void response.writeHead(200).write('half'));
    expect(await post(receiver.url, { answerMs: 5_000, textMs: 20 })).toMatchObject({
      ok: true,
      status: 200,
      response: 'half',
    });
  });

  test('ends where the receiver would speak another protocol', async () => {
    const url = await startGarbage(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    );
    expect(await post(url)).toMatchObject({ ok: false, status: 101, code: 'status' });
  });

  test('keeps the beginning of an endless answer', async () => {
    receiver.next((response) => {
      response.writeHead(500);
      for (let part = 0; part < 100; part++) response.write('x'.repeat(10_000));
    });
    const { response } = await post(receiver.url);
    expect(response).toBe('x'.repeat(1_024));
  });

  test('hears what the receiver asks for', async () => {
    receiver.next(answer(429, { 'retry-after': '77' }));
    expect(await post(receiver.url)).toMatchObject({ status: 429, retryAfterSeconds: 77 });
    receiver.next(answer(429, { 'retry-after': 'soon' }));
    expect(await post(receiver.url)).toMatchObject({ retryAfterSeconds: null });
  });

  test('says what was wrong with garbage, a closed port, a wrong name', async () => {
    expect(await post(await startGarbage('no web here\r\n\r\n'))).toMatchObject({
      ok: false,
      code: 'garbage',
    });
    expect(await post(await startGarbage(''))).toMatchObject({ ok: false, code: 'connection' });
    expect(await post('http://127.0.0.1:1/')).toMatchObject({ code: 'refused' });
    expect(await post('http://two.example/')).toMatchObject({ code: 'address' });
    expect(await post('http://10.0.0.1/')).toMatchObject({ code: 'address' });
  });
});

describe('where it may go', () => {
  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'https://10.1.2.3/',
    'http://169.254.169.254/latest/meta-data',
    'https://[fd00::1]/',
  ])('%s is closed unless the installation opens its own network', async (url) => {
    const { rulesFor } = await import('./post-payload.ts');
    const closed = await postPayload(url, {}, '{}', rulesFor({ allowPrivateHosts: false }), open);
    expect(closed).toMatchObject({ ok: false, status: null, code: 'address' });
  });

  test.each(['http://169.254.169.254/', 'http://[fe80::1]/', 'http://[::ffff:169.254.169.254]/'])(
    '%s is closed always',
    async (url) => {
      const { rulesFor } = await import('./post-payload.ts');
      expect(await postPayload(url, {}, '{}', rulesFor({ allowPrivateHosts: true }), open)).toMatchObject({
        code: 'address',
      });
    },
  );

  test('is refused when it is chosen: credentials, and the clear outside one’s own network', async () => {
    await expect(make(['*'], 'https://user:secret@hooks.example/')).rejects.toMatchObject({
      code: 'request.invalid',
    });
    app.config.allowPrivateHosts = false;
    try {
      await expect(make(['*'], 'http://hooks.example/')).rejects.toMatchObject({ code: 'request.invalid' });
    } finally {
      app.config.allowPrivateHosts = true;
    }
  });
});

test('a test is sent at once and leaves no trace in the log of deliveries', async () => {
  const { id, secret } = await make();
  receiver.next(answer(202, {}, 'thanks'));
  expect(await testWebhook(app, admin, id)).toMatchObject({ ok: true, status: 202, response: 'thanks' });
  const [got] = receiver.take();
  expect(isSigned(got!, secret)).toBe(true);
  expect(eventSchema.parse(JSON.parse(got!.body))).toMatchObject({ type: 'webhook.tested', position: 0 });
  expect(await log(id)).toEqual([]);
});

test('what was told a month ago is forgotten, what failed is not', async () => {
  const { id } = await make();
  await happen(2);
  receiver.next(answer(204), answer(410));
  await deliver();
  await resumeWebhook(app, admin, id, { skipFailed: true });
  app.clock.advance(31 * 24 * 3_600_000);
  expect(await cleanDeliveries(app)).toMatchObject({ removed: expect.any(Number) });
  expect((await log(id)).map(({ state }) => state)).toEqual(['failed']);
});

test.each(roles.filter((role) => role !== 'administrator'))('%s may not', async (role) => {
  const actor: Actor = { type: 'agent', agentId: '01890000-0000-7000-8000-000000000009', role };
  const { id } = await make();
  const forbidden = { code: 'auth.forbidden' };
  await expect(listWebhooks(app, actor)).rejects.toMatchObject(forbidden);
  await expect(listDeliveries(app, actor, id, { limit: 1 })).rejects.toMatchObject(forbidden);
  await expect(
    createWebhook(app, actor, { name: 'x', url: receiver.url, eventTypes: ['*'], isEnabled: true }),
  ).rejects.toMatchObject(forbidden);
  await expect(changeWebhook(app, actor, id, { name: 'y' })).rejects.toMatchObject(forbidden);
  await expect(rotateSecret(app, actor, id, { overlapHours: 1 })).rejects.toMatchObject(forbidden);
  await expect(resumeWebhook(app, actor, id, { skipFailed: true })).rejects.toMatchObject(forbidden);
  await expect(replayDeliveries(app, actor, id, {})).rejects.toMatchObject(forbidden);
  await expect(testWebhook(app, actor, id)).rejects.toMatchObject(forbidden);
  await expect(deleteWebhook(app, actor, id)).rejects.toMatchObject(forbidden);
});
