import type { OpeningHoursDto, ServicePromiseDto, WriteHoursBody, WriteServicePromiseBody } from '@hilo/api';
import { defaultEscalation } from '@hilo/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { addVersion } from '../calendars/calendar-rows.ts';
import { ensurePromises } from '../setup/ensure-promises.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { createPromiseBook } from './promise-book.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents, letters, talk } = world;
const { supervisor, agent, administrator } = agents;
const nobody = '01890000-0000-7000-8000-000000000000';

const always = [{ from: '00:00', to: '24:00' }];
const shop: WriteHoursBody = {
  name: 'Tienda',
  zone: 'Europe/Madrid',
  calendarCode: 'ES',
  weekly: {
    1: [
      { from: '10:00', to: '14:00' },
      { from: '17:00', to: '20:00' },
    ],
    2: [],
    3: [],
    4: [],
    5: [],
    6: [{ from: '10:00', to: '14:00' }],
    7: [],
  },
  exceptions: [{ date: '2026-03-10', name: 'Inventario', spans: [{ from: '08:00', to: '09:00' }] }],
};
let general: ServicePromiseDto;
let office: OpeningHoursDto;

beforeAll(async () => {
  await inTransaction(app, { type: 'system' }, async (unit) => {
    await addVersion(
      unit,
      {
        code: 'ES',
        name: 'España',
        parentCode: null,
        scope: 'national',
        zone: 'Europe/Madrid',
        workingWeekdays: [1, 2, 3, 4, 5],
        years: [
          {
            year: 2026,
            status: 'official',
            source: 'BOE',
            holidays: [{ date: '2026-03-09', name: 'Made up', scope: 'national' }],
          },
        ],
      },
      null,
    );
    await ensurePromises(unit);
  });
  createPromiseBook(app).forget();
  general = (await ask(agent, 'GET', '/service-promises')).json.items[0];
  office = (await ask(agent, 'GET', '/opening-hours')).json.items[0];
});

describe('opening hours', () => {
  it('say whether they are open now and until when', async () => {
    // A Monday at 10:00 in Madrid.
    expect(office).toMatchObject({
      isDefault: true,
      isOpen: true,
      changesAt: '2026-03-02T17:00:00.000Z',
      promiseCount: 1,
      channelCount: 0,
    });
  });

  it('are previewed before they are kept, with holidays and days unlike the others', async () => {
    const { name: _, ...hours } = shop;
    const { json } = await ask(agent, 'POST', '/opening-hours/preview', {
      ...hours,
      from: '2026-03-07',
      days: 4,
    });
    expect(json.items).toEqual([
      { date: '2026-03-07', spans: [{ from: '10:00', to: '14:00' }], why: 'weekday', name: null },
      { date: '2026-03-08', spans: [], why: 'weekday', name: null },
      { date: '2026-03-09', spans: [], why: 'holiday', name: 'Made up' },
      { date: '2026-03-10', spans: [{ from: '08:00', to: '09:00' }], why: 'exception', name: 'Inventario' },
    ]);
    const far = await ask(agent, 'POST', '/opening-hours/preview', { ...hours, from: '2031-01-06', days: 1 });
    expect(far.json.items).toMatchObject([{ why: 'unknown', name: null }]);
    const now = await ask(agent, 'POST', '/opening-hours/preview', { ...hours, calendarCode: null });
    expect(now.json.items).toHaveLength(14);
    expect(now.json.items[0].date).toBe('2026-03-02');
  });

  it('refuse what cannot be', async () => {
    const wrong = async (more: Partial<WriteHoursBody>) =>
      (await ask(supervisor, 'POST', '/opening-hours', { ...shop, ...more })).json.facts?.fields;
    const closed = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    expect(await wrong({ weekly: closed })).toEqual([{ field: 'weekly', problem: 'neverOpen' }]);
    expect(await wrong({ weekly: { ...closed, 2: [{ from: '22:00', to: '02:00' }] } })).toEqual([
      { field: '2', problem: 'endsBeforeItBegins' },
    ]);
    const day = { date: '2026-12-24', name: '', spans: [] };
    expect(await wrong({ exceptions: [day, day] })).toEqual([{ field: '2026-12-24', problem: 'twice' }]);
    expect(await wrong({ zone: 'Mars/Base' })).toEqual([{ field: 'timeZone', problem: 'unknown' }]);
    expect(await wrong({ calendarCode: 'XX' })).toEqual([{ field: 'calendarCode', problem: 'unknown' }]);
    const day32 = { ...shop, exceptions: [{ ...day, date: '2026-02-30' }] };
    expect((await ask(supervisor, 'POST', '/opening-hours', day32)).status).toBe(400);
  });

  it('are kept, changed by whoever saw the newest, made the organisation’s own, and put away', async () => {
    const made = (await ask(supervisor, 'POST', '/opening-hours', shop)).json as OpeningHoursDto;
    expect(made).toMatchObject({ ...shop, version: 1, isDefault: false, isOpen: true });
    const change = (name: string, version: number) =>
      ask(supervisor, 'PUT', `/opening-hours/${made.id}`, { ...shop, name }, { 'if-match': `"${version}"` });
    expect((await change('Taller', 1)).json).toMatchObject({ name: 'Taller', version: 2 });
    expect((await change('Late', 1)).json).toMatchObject({ code: 'resource.changed' });
    expect((await ask(supervisor, 'POST', `/opening-hours/${made.id}/default`)).json.isDefault).toBe(true);
    expect((await ask(supervisor, 'DELETE', `/opening-hours/${made.id}`)).json.code).toBe(
      'resource.conflict',
    );
    expect((await ask(supervisor, 'POST', `/opening-hours/${office.id}/default`)).json.isDefault).toBe(true);
    await ask(administrator, 'PATCH', `/channels/${talk.id}`, { hoursId: made.id });
    expect((await ask(supervisor, 'DELETE', `/opening-hours/${made.id}`)).status).toBe(204);
    expect((await ask(agent, 'GET', `/channels/${talk.id}`)).json.hoursId).toBeNull();
    expect((await change('Gone', 2)).status).toBe(404);
  });
});

describe('promises', () => {
  const promise = (more: Partial<WriteServicePromiseBody> = {}): WriteServicePromiseBody => ({
    hoursId: office.id,
    firstAnswerMinutes: 60,
    nextAnswerMinutes: null,
    solutionMinutes: null,
    ...more,
  });
  const make = async (more: Partial<WriteServicePromiseBody> = {}): Promise<ServicePromiseDto> => {
    const { status, json } = await ask(supervisor, 'POST', '/service-promises', promise(more));
    expect(status).toBe(201);
    return json as ServicePromiseDto;
  };

  it('the most specific counts, and the test says by when', async () => {
    const night = (
      await ask(supervisor, 'POST', '/opening-hours', {
        ...shop,
        name: '24 h',
        calendarCode: null,
        exceptions: [],
        weekly: { 1: always, 2: always, 3: always, 4: always, 5: always, 6: always, 7: always },
      })
    ).json as OpeningHoursDto;
    const complaints = await make({ ticketKind: 'complaint', firstAnswerMinutes: 120 });
    const chat = await make({ channelId: talk.id, hoursId: night.id, firstAnswerMinutes: 5 });
    const chosen = await make({ segment: 'Premium', locale: 'en', solutionMinutes: 60 });
    const test = async (facts: object) =>
      (await ask(agent, 'POST', '/service-promises/test', { at: '2026-03-06T17:30:00Z', ...facts })).json;
    // A Friday at 18:30; the office opens again on Tuesday, since Monday is a holiday.
    expect(await test({})).toEqual({
      promiseId: general.id,
      otherPromiseIds: [],
      at: '2026-03-06T17:30:00.000Z',
      firstAnswerBy: '2026-03-10T12:00:00.000Z',
      nextAnswerBy: '2026-03-10T16:00:00.000Z',
      solutionBy: '2026-03-16T17:00:00.000Z',
    });
    expect(await test({ ticketKind: 'complaint', channelId: talk.id })).toMatchObject({
      promiseId: chat.id,
      otherPromiseIds: [general.id, complaints.id],
      firstAnswerBy: '2026-03-06T17:35:00.000Z',
      nextAnswerBy: null,
    });
    expect(await test({ segment: 'Premium', locale: 'en-GB' })).toMatchObject({ promiseId: chosen.id });
    expect(await test({ segment: 'Premium', locale: 'es' })).toMatchObject({ promiseId: general.id });
    // Beyond what the calendar knows nothing is guessed.
    expect(await test({ at: '2029-01-08T10:00:00Z' })).toMatchObject({ firstAnswerBy: null });
    expect((await ask(agent, 'GET', '/segments')).json).toEqual({
      items: ['Premium'],
      nextCursor: null,
    });
  });

  it('one that fits everything stays, whoever takes away which', async () => {
    const last = { code: 'promise.lastGeneral' };
    expect((await ask(supervisor, 'DELETE', `/service-promises/${general.id}`)).json).toMatchObject(last);
    const change = (more: object) =>
      ask(supervisor, 'PUT', `/service-promises/${general.id}`, {
        ...promise(),
        nextAnswerMinutes: 60,
        ...more,
      });
    expect((await change({ nextAnswerMinutes: null })).json).toMatchObject(last);
    expect((await change({ locale: 'es' })).json).toMatchObject(last);
    expect((await change({ firstAnswerMinutes: 30 })).json).toMatchObject({
      firstAnswerMinutes: 30,
      version: 2,
    });
    const other = await make({ nextAnswerMinutes: 90 });
    const both = await Promise.all(
      [general, other].map(({ id }) => ask(supervisor, 'DELETE', `/service-promises/${id}`)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
  });

  it('promises something, in hours and on a channel that are there', async () => {
    const wrong = async (more: object) =>
      (await ask(supervisor, 'POST', '/service-promises', promise(more))).json.facts.fields;
    expect(await wrong({ hoursId: nobody, channelId: nobody, firstAnswerMinutes: null })).toEqual([
      { field: 'hoursId', problem: 'unknown' },
      { field: 'channelId', problem: 'unknown' },
      { field: 'firstAnswerMinutes', problem: 'empty' },
    ]);
  });

  it('are put in order, also by two at once', async () => {
    const [one, two] = [await make({ segment: 'A' }), await make({ segment: 'A' })];
    const order = (...ids: string[]) =>
      ask(supervisor, 'PUT', '/service-promises/order', { promiseIds: ids });
    await Promise.all([order(two.id, one.id), order(two.id, nobody)]);
    const { json } = await ask(agent, 'POST', '/service-promises/test', { segment: 'A' });
    expect(json.promiseId).toBe(two.id);
    const rows = await app.db.selectFrom('servicePromise').select('position').orderBy('position').execute();
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index));
  });
});

describe('who hears of a broken promise', () => {
  it('comes with the program until somebody says otherwise', async () => {
    const first = await ask(agent, 'GET', '/escalation');
    expect(first.json).toEqual(defaultEscalation);
    const next = await ask(supervisor, 'PUT', '/escalation', {
      steps: [
        { afterWorkingDays: 3, tells: ['supervisors'] },
        { afterWorkingDays: 0, tells: ['owner'] },
        { afterWorkingDays: 3, tells: ['owner', 'supervisors'] },
      ],
      repeatsLast: false,
    });
    expect(next.json).toEqual({
      steps: [
        { afterWorkingDays: 0, tells: ['owner'] },
        { afterWorkingDays: 3, tells: ['supervisors', 'owner'] },
      ],
      repeatsLast: false,
    });
    const { wakePolicy } = await createPromiseBook(app).read();
    expect(wakePolicy).toMatchObject({ ...next.json, zone: 'Europe/Madrid', calendar: { code: 'ES' } });
  });
});

describe('a channel', () => {
  it('says what it is for, when it is open, whether it is shown and confirms; and does not open anew for it', async () => {
    const before = await app.db
      .selectFrom('channel')
      .select('updatedAt')
      .where('id', '=', letters.id)
      .executeTakeFirstOrThrow();
    world.pass(1);
    const vocation = { purposes: ['complaints', 'billing'], text: { es: 'Para reclamar.', en: null } };
    const change = { vocation, hoursId: office.id, isShown: false, sendsReceipts: false };
    expect((await ask(administrator, 'PATCH', `/channels/${letters.id}`, change)).json).toMatchObject(change);
    const { channels, defaultHours } = await createPromiseBook(app).read();
    expect(channels.get(letters.id)).toMatchObject({
      vocation,
      isShown: false,
      sendsReceipts: false,
      hours: { id: office.id },
    });
    expect(channels.get(talk.id)).toMatchObject({
      vocation: { purposes: [], text: { es: null, en: null } },
      isShown: true,
      hours: { id: defaultHours!.id },
    });
    const after = await app.db
      .selectFrom('channel')
      .select('updatedAt')
      .where('id', '=', letters.id)
      .executeTakeFirstOrThrow();
    expect(after).toEqual(before);
    const wrong = await ask(administrator, 'PATCH', `/channels/${letters.id}`, { hoursId: nobody });
    expect(wrong.json.facts.fields).toEqual([{ field: 'hoursId', problem: 'unknown' }]);
  });
});

describe('a customer', () => {
  it('has a segment and a place, which is a calendar', async () => {
    const made = await ask(agent, 'POST', '/customers', { name: 'Ana' });
    const change = (body: object) => ask(agent, 'PATCH', `/customers/${made.json.id}`, body);
    expect((await change({ segment: ' Premium ', place: 'ES' })).json).toMatchObject({
      segment: 'Premium',
      place: 'ES',
    });
    expect((await change({ place: 'Atlantis' })).json.facts.fields).toEqual([
      { field: 'place', problem: 'unknown' },
    ]);
    expect((await ask(agent, 'GET', '/segments')).json.items).toContain('Premium');
    expect((await change({ segment: null, place: null })).json).toMatchObject({ segment: null, place: null });
  });
});

it('agents read what is promised and do not change it', async () => {
  const minutes = { firstAnswerMinutes: 1, nextAnswerMinutes: 1, solutionMinutes: null };
  for (const [method, url, body] of [
    ['POST', '/opening-hours', shop],
    ['PUT', `/opening-hours/${office.id}`, shop],
    ['POST', `/opening-hours/${office.id}/default`, undefined],
    ['DELETE', `/opening-hours/${office.id}`, undefined],
    ['POST', '/service-promises', { ...minutes, hoursId: office.id }],
    ['PUT', `/service-promises/${general.id}`, { ...minutes, hoursId: office.id }],
    ['DELETE', `/service-promises/${general.id}`, undefined],
    ['PUT', '/service-promises/order', { promiseIds: [] }],
    ['PUT', '/escalation', { steps: [], repeatsLast: false }],
  ] as const) {
    const { json } = await ask(agent, method, url, body);
    expect(json).toMatchObject({ code: 'auth.forbidden', facts: { permission: 'promises.write' } });
  }
});
