import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { checkRows } from './testing/check-whole.ts';
import { startOutgoingWorld } from './testing/outgoing-world.ts';
import { until } from './testing/start-server.ts';

/** Longer than the outbox takes to look for work twice. */
const twoLooksMs = 2_500;

test('a provider that takes the mail and never says so: unknown, once, until a person decides', {
  timeout: 180_000,
}, async () => {
  const { hilo, sink, ticketIds, answer, standing, sent } = await startOutgoingWorld(1);
  sink.setMood('cut-after-data');
  const id = await answer(ticketIds[0]!, 'respuesta-cortada', { thenStatus: 'resolved' });
  await until(async () => (await standing(id)).delivery === 'unknown');
  expect(await standing(id)).toMatchObject({
    state: 'unknown',
    attempt: 1,
    lastCode: 'ambiguous',
    // What perhaps did not go out must be seen.
    ticketStatus: 'open',
  });
  await sleep(twoLooksMs);
  expect(sent('respuesta-cortada')).toBe(1);
  await hilo.stop();
  await hilo.start();
  await sleep(twoLooksMs);
  expect(await standing(id)).toMatchObject({ delivery: 'unknown', state: 'unknown' });
  expect(sent('respuesta-cortada')).toBe(1);
  const { status } = await hilo.ask('POST', `/api/v1/messages/${id}/resend`);
  expect(status).toBeLessThan(300);
  await until(async () => (await standing(id)).delivery === 'sent');
  expect(sent('respuesta-cortada')).toBe(2);
  await checkRows(hilo.pool);
});

test('kill -9 in mid-send: what was on the wire is unknown, what waited goes out exactly once', {
  timeout: 240_000,
}, async () => {
  const { hilo, sink, ticketIds, answer, standing, sent } = await startOutgoingWorld(7);
  sink.setMood('hang');
  const texts = ticketIds.map((_, n) => `respuesta-en-vuelo-${n}.`);
  const ids: string[] = [];
  for (const [n, ticketId] of ticketIds.entries()) ids.push(await answer(ticketId, texts[n]!));
  // As many as are carried at once hang at the final dot; the others have not begun.
  await until(() => sink.mails.length === 4);
  await hilo.kill();
  const before = await Promise.all(ids.map(standing));
  expect(before.map(({ state }) => state).sort()).toEqual([
    ...Array(3).fill('queued'),
    ...Array(4).fill('sending'),
  ]);
  const onTheWire = ids.filter((_, n) => before[n]!.state === 'sending');
  sink.setMood('well');
  await hilo.start();
  await until(async () =>
    (await Promise.all(ids.map(standing))).every(
      ({ delivery }) => delivery === 'sent' || delivery === 'unknown',
    ),
  );
  await sleep(twoLooksMs);
  for (const [n, id] of ids.entries()) {
    const wasOnTheWire = onTheWire.includes(id);
    expect(await standing(id)).toMatchObject(
      wasOnTheWire
        ? { delivery: 'unknown', state: 'unknown', lastCode: 'ambiguous', ticketStatus: 'open', attempt: 1 }
        : { delivery: 'sent', state: 'done', attempt: 1 },
    );
    expect(sent(texts[n]!), texts[n]).toBe(1);
  }
  await checkRows(hilo.pool);
});

test('SIGTERM in mid-send: a mail the provider answers in time is sent, one that hangs is unknown', {
  timeout: 240_000,
}, async () => {
  const { hilo, sink, ticketIds, answer, standing, sent } = await startOutgoingWorld(2);
  sink.setMood('slow');
  const slow = await answer(ticketIds[0]!, 'respuesta-lenta');
  await until(() => sink.mails.length === 1);
  // Code 0 is the orderly end; at nine seconds it would be 1.
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  sink.setMood('hang');
  await hilo.start();
  expect(await standing(slow)).toMatchObject({ delivery: 'sent', state: 'done', attempt: 1 });
  const hanging = await answer(ticketIds[1]!, 'respuesta-colgada');
  await until(() => sink.mails.length === 2);
  expect(await hilo.stop()).toEqual({ code: 0, signal: null });
  sink.setMood('well');
  await hilo.start();
  expect(await standing(hanging)).toMatchObject({
    delivery: 'unknown',
    state: 'unknown',
    ticketStatus: 'open',
  });
  await sleep(twoLooksMs);
  expect([sent('respuesta-lenta'), sent('respuesta-colgada')]).toEqual([1, 1]);
  await checkRows(hilo.pool);
});

test('kill -9 of PostgreSQL in mid-send: what became of the mail still reaches its row', {
  timeout: 180_000,
}, async () => {
  const { hilo, sink, ticketIds, answer, standing, sent } = await startOutgoingWorld(1);
  sink.setMood('slow');
  const id = await answer(ticketIds[0]!, 'respuesta-sin-base');
  await until(() => sink.mails.length === 1);
  process.kill(hilo.postmasterPid(), 'SIGKILL');
  const ask = () => standing(id).catch(() => null);
  await until(async () => (await ask())?.delivery === 'sent');
  expect(await standing(id)).toMatchObject({ state: 'done', attempt: 1 });
  await sleep(twoLooksMs);
  expect(sent('respuesta-sin-base')).toBe(1);
  await checkRows(hilo.pool);
});

test('a provider that is down is tried again by the schedule; one that refuses for good is seen', {
  timeout: 180_000,
}, async () => {
  const { hilo, sink, ticketIds, answer, standing, sent } = await startOutgoingWorld(4);
  await sink.pause();
  const down = await answer(ticketIds[0]!, 'respuesta-sin-proveedor');
  await until(async () => (await standing(down)).lastCode !== null);
  const first = await standing(down);
  expect(first).toMatchObject({ delivery: 'queued', state: 'queued', attempt: 1, lastCode: 'transient' });
  // The provider gives no hint, so it is the longer of one minute and greylisting's five, up to a tenth more.
  expect(first.waitSeconds).toBeGreaterThanOrEqual(60);
  expect(first.waitSeconds).toBeLessThanOrEqual(360);
  await hilo.pool.query('update outbox set due_at = created_at where message_id = $1', [down]);
  await until(async () => (await standing(down)).attempt === 2);
  await until(async () => (await standing(down)).state === 'queued');
  expect((await standing(down)).waitSeconds).toBeGreaterThan(first.waitSeconds - 60);
  await sink.resume();
  await hilo.pool.query('update outbox set due_at = created_at where message_id = $1', [down]);
  await until(async () => (await standing(down)).delivery === 'sent');
  expect(sent('respuesta-sin-proveedor')).toBe(1);

  sink.setMood('rate-limit');
  const limited = await answer(ticketIds[1]!, 'respuesta-limitada');
  await until(async () => (await standing(limited)).lastCode !== null);
  expect(await standing(limited)).toMatchObject({ delivery: 'queued', lastCode: 'rate-limited' });

  sink.setMood('refuse-recipient');
  const refused = await answer(ticketIds[2]!, 'respuesta-rechazada', { thenStatus: 'resolved' });
  await until(async () => (await standing(refused)).delivery === 'failed');
  expect(await standing(refused)).toMatchObject({
    state: 'failed',
    attempt: 1,
    lastCode: 'recipient-unreachable',
    ticketStatus: 'open',
    deliveryDetail: expect.stringContaining('550'),
  });
  sink.setMood('refuse-content');
  const spam = await answer(ticketIds[3]!, 'respuesta-spam');
  await until(async () => (await standing(spam)).delivery === 'failed');
  expect(await standing(spam)).toMatchObject({ state: 'failed', lastCode: 'content-rejected' });
  await checkRows(hilo.pool);
});
