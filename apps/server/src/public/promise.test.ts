import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { buildServer } from '../http/build-server.ts';
import { createPromiseBook } from '../promises/promise-book.ts';
import { createWorld } from '../testing/domain-world.ts';
import { createPromisePage, type PromisePage } from './promise-cards.ts';
import { promiseRoutes } from './promise-routes.ts';

const world = await createWorld();
const { app, letters, letters2, talk, page, mail, place } = world;
const server = await buildServer(app, async () => null);
await server.register(promiseRoutes(app, createPromisePage(app, world.hub)));
afterAll(() => server.close());

const at = app.now();
const hoursId = app.newId();
const nine = [{ from: '09:00', to: '20:00' }];
await app.db
  .insertInto('openingHours')
  .values({
    id: hoursId,
    name: 'Tienda',
    zone: 'Europe/Madrid',
    weekly: JSON.stringify({ 1: nine, 2: nine, 3: nine, 4: nine, 5: nine, 6: [], 7: [] }),
    exceptions: JSON.stringify([{ date: '2026-03-04', spans: [], name: 'Inventario' }]),
    isDefault: true,
    createdAt: at,
    updatedAt: at,
  })
  .onConflict((conflict) => conflict.doNothing())
  .execute();
await app.db.updateTable('channel').set({ hoursId }).execute();
await app.db
  .insertInto('servicePromise')
  .values({
    id: app.newId(),
    position: 1,
    channelId: letters.id,
    hoursId,
    firstAnswerMinutes: 480,
    nextAnswerMinutes: 240,
    solutionMinutes: 1_200,
    createdAt: at,
    updatedAt: at,
  })
  .execute();
await app.db
  .updateTable('channel')
  .set({
    vocation: JSON.stringify({
      purposes: ['orders', 'complaints'],
      text: { es: '<b>Pedidos</b>', en: null },
    }),
  })
  .where('id', '=', letters.id)
  .execute();

const { ticketId } = await place(mail('ana@world.example'));
const clock = async (values: Record<string, unknown>) => {
  const id = app.newId();
  await app.db
    .insertInto('clock')
    .values({
      ticketId,
      id,
      kind: 'firstAnswer',
      rule: 'promise',
      state: 'met',
      channelId: letters.id,
      startedAt: new Date('2026-02-27T09:00:00Z'),
      dueAt: new Date('2026-02-27T17:00:00Z'),
      endedAt: new Date('2026-02-27T09:30:00Z'),
      trace: '{}',
      ...values,
    } as never)
    .execute();
  return id;
};
const breach = async (state: string) => {
  const breachedAt = new Date('2026-02-27T17:00:00Z');
  const open = state === 'breached' ? { endedAt: null } : {};
  const clockId = await clock({ state, breachedAt, ...open });
  await app.db
    .insertInto('breach')
    .values({
      id: app.newId(),
      ticketId,
      clockId,
      kind: 'firstAnswer',
      rule: 'promise',
      channelId: letters.id,
      dueAt: breachedAt,
      breachedAt,
    })
    .execute();
};

/** What is kept for ten seconds is old by then. */
const read = async (): Promise<PromisePage> => {
  world.pass(1);
  createPromiseBook(app).forget();
  return (await server.inject({ url: '/promise.json' })).json();
};
const card = async (id = letters.id) => (await read()).channels.find(({ channelId }) => channelId === id)!;
const shown = async (url = '/promise', accept = 'es') =>
  (await server.inject({ url, headers: { 'accept-language': accept } })).body;

beforeEach(() => {
  world.pass(1);
});

describe('the state of a channel', () => {
  test('is open until it closes, with what it is for and what is promised', async () => {
    expect(await card()).toMatchObject({
      state: 'open',
      openUntil: '2026-03-02T19:00:00.000Z',
      opensAt: null,
      promised: { firstAnswerMinutes: 480, nextAnswerMinutes: 240, solutionMinutes: 1_200 },
      vocation: { purposes: ['orders', 'complaints'] },
      week: [
        { date: '2026-03-02', spans: nine, holiday: null },
        { date: '2026-03-03' },
        { date: '2026-03-04', spans: [], holiday: 'Inventario' },
        {},
        {},
        { date: '2026-03-07', spans: [], holiday: null },
        {},
      ],
    });
    const body = await shown();
    expect(body).toContain('Abierto hasta las 20:00');
    expect(body).toContain('en 8 horas de atención');
    expect(body).toContain('&#60;b&#62;Pedidos&#60;/b&#62;');
    expect(body).not.toMatch(/<script|style=|\son\w+=/i);
    expect(await shown('/promise', 'en')).toContain('Open until 20:00');
  });

  test('is promised in days where it takes whole ones', async () => {
    const set = (solutionMinutes: number) =>
      app.db.updateTable('servicePromise').set({ solutionMinutes }).execute();
    await set(3 * 11 * 60);
    await card();
    expect(await shown()).toContain('en 3 días de atención');
    await set(1_200);
  });

  test('that a probe found broken says so, and what works now', async () => {
    await app.db
      .updateTable('channel')
      .set({ health: JSON.stringify({ ok: false, steps: [], facts: {}, at: at.toISOString() }) })
      .where('id', '=', letters.id)
      .execute();
    expect(await card()).toMatchObject({ state: 'notWorking', openUntil: null });
    const body = await shown();
    expect(body).toContain('No funciona en este momento');
    expect(body).toMatch(/escríbenos por .*sales@shop\.example/);
    await app.db.updateTable('channel').set({ health: null }).where('id', '=', letters.id).execute();
  });

  test('that is paused does not work; one that is not shown or put away is not there', async () => {
    const set = (id: string, change: object) =>
      app.db.updateTable('channel').set(change).where('id', '=', id).execute();
    await set(letters2.id, { isEnabled: false });
    await set(talk.id, { isShown: false });
    await set(page.id, { archivedAt: at });
    const { channels } = await read();
    expect(Object.fromEntries(channels.map(({ channelId, state }) => [channelId, state]))).toEqual({
      [letters.id]: 'open',
      [letters2.id]: 'notWorking',
    });
  });
});

describe('what was kept', () => {
  test('is too little to say under thirty; late, missing and open ones are broken, called off ones are nothing', async () => {
    for (let n = 0; n < 26; n++) await clock({});
    await breach('met');
    await breach('breached');
    await breach('cancelled');
    await clock({ state: 'cancelled' });
    await clock({ state: 'superseded' });
    await clock({ endedAt: new Date('2026-01-01T10:00:00Z') });
    expect((await card()).kept).toEqual({ percent: null, kept: 26, due: 28, weeks: 4 });
    expect(await shown()).toContain('aún son pocas para saberlo (28)');
    await clock({});
    await clock({});
    expect((await card()).kept).toEqual({ percent: 93, kept: 28, due: 30, weeks: 4 });
    expect(await shown()).toContain('93 % de 30 respuestas llegaron a tiempo');
  });

  test('gives the wait: by the newest answers, and by those who wait already', async () => {
    const { estimate } = await card();
    expect(estimate).toMatchObject({ minutes: 30, waiting: 1, answers: 29 });
    await sql`update clock set state = 'cancelled' where state = 'met'`.execute(app.db);
    expect((await card()).estimate).toBeNull();
    expect(await shown()).toContain('hay pocas respuestas recientes para saberlo');
  });
});

test('is worked out once for all who ask within ten seconds, and may be shown anywhere', async () => {
  world.pass(1);
  const asked = await Promise.all(Array.from({ length: 20 }, () => server.inject({ url: '/promise.json' })));
  expect(new Set(asked.map(({ body }) => body)).size).toBe(1);
  expect(asked[0]!.headers).toMatchObject({
    'cache-control': 'public, max-age=10',
    'access-control-allow-origin': '*',
  });
  await app.db.updateTable('channel').set({ isShown: false }).execute();
  createPromiseBook(app).forget();
  expect((await server.inject({ url: '/promise.json' })).body).toBe(asked[0]!.body);
  world.pass(1);
  expect((await server.inject({ url: '/promise.json' })).json().channels).toEqual([]);
  expect(await shown()).toContain('href="/t"');
});
