import { expect, test } from 'vitest';
import { createTestApp } from '../testing/create-test-app.ts';
import { insertTicket } from '../testing/insert-ticket.ts';
import { createPeopleServer } from '../testing/people-server.ts';
import { changeOrganisation, readOrganisation } from './organisation.ts';
import { archiveQueue, changeQueue, createQueue, listQueues } from './queues.ts';

const app = await createTestApp();
const system = { type: 'system' } as const;
const people = await createPeopleServer(app, { authenticate: async () => system });
const general = await createQueue(app, system, { name: 'General', teamId: null, isDefault: true });

test('a queue that is put away moves its tickets and channels, and tells', async () => {
  const returns = await createQueue(app, system, { name: 'Returns', teamId: null });
  const open = await insertTicket(app, { queueId: returns.id });
  const waiting = await insertTicket(app, { queueId: returns.id, status: 'waiting' });
  const resolved = await insertTicket(app, { queueId: returns.id, status: 'resolved' });
  const channelId = app.newId();
  const times = { createdAt: app.now(), updatedAt: app.now() };
  await app.db
    .insertInto('channel')
    .values({ id: channelId, kind: 'made-up', name: 'x', settings: '{}', queueId: returns.id, ...times })
    .execute();
  expect(await listQueues(app, system)).toMatchObject({
    items: [
      { name: 'General', openCount: 0 },
      { name: 'Returns', openCount: 1 },
    ],
  });
  app.clock.advance(1_000);
  const answer = await people.server.inject({
    method: 'POST',
    url: `/api/v1/queues/${returns.id}/archive`,
    payload: {},
  });
  expect(answer.json()).toEqual({ movedTickets: 2, channelIds: [channelId] });
  expect(people.channelsChanged.count).toBe(1);
  const rows = await app.db.selectFrom('ticket').select(['id', 'queueId']).execute();
  expect(Object.fromEntries(rows.map(({ id, queueId }) => [id, queueId]))).toEqual({
    [open]: general.id,
    [waiting]: general.id,
    [resolved]: returns.id,
  });
  const events = await app.db
    .selectFrom('event')
    .select('ticketId')
    .where('type', '=', 'ticket.queued')
    .execute();
  expect(events.map(({ ticketId }) => ticketId).sort()).toEqual([open, waiting].sort());
  expect(await app.db.selectFrom('channel').select(['queueId', 'updatedAt']).executeTakeFirst()).toEqual({
    queueId: general.id,
    updatedAt: app.now(),
  });
  expect(await listQueues(app, system)).toMatchObject({ items: [{ name: 'General', openCount: 1 }] });
});

test('the default queue stays until another one is the default', async () => {
  const archive = (id: string, moveToQueueId?: string) =>
    archiveQueue(app, system, id, moveToQueueId ? { moveToQueueId } : {});
  await expect(archive(general.id)).rejects.toMatchObject({ code: 'resource.conflict' });
  const next = await createQueue(app, system, { name: 'Next', teamId: null });
  await expect(archive(next.id, next.id)).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(archive(next.id, app.newId())).rejects.toMatchObject({ code: 'request.invalid' });
  await changeQueue(app, system, next.id, { isDefault: true });
  await archive(general.id);
  expect(await listQueues(app, system)).toMatchObject({ items: [{ name: 'Next', isDefault: true }] });
  await createQueue(app, system, { name: 'Third', teamId: null, isDefault: true });
  expect(await listQueues(app, system)).toMatchObject({
    items: [
      { name: 'Next', isDefault: false },
      { name: 'Third', isDefault: true },
    ],
  });
});

test('the organisation keeps what was said and refuses what cannot be', async () => {
  expect(await readOrganisation(app, system)).toEqual({
    name: '',
    locale: 'es',
    timeZone: 'Europe/Madrid',
    accentColour: null,
    formality: 'familiar',
  });
  await changeOrganisation(app, system, { name: 'Talleres Ribera', accentColour: '#0a7f5a' });
  const kept = await changeOrganisation(app, system, { locale: 'en' });
  expect(kept).toMatchObject({ name: 'Talleres Ribera', locale: 'en', accentColour: '#0a7f5a' });
  expect(await readOrganisation(app, system)).toEqual(kept);
  await expect(changeOrganisation(app, system, { timeZone: 'Mars/Base' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  const wrong = await people.server.inject({
    method: 'PATCH',
    url: '/api/v1/settings',
    payload: { accentColour: 'red; x' },
  });
  expect(wrong.json()).toMatchObject({ code: 'request.invalid' });
});
