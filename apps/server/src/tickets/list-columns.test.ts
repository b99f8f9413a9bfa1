import { changeMeBody, createFieldBody, type TicketRow } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeMe, readMe } from '../agents/me.ts';
import { changeField, createField } from '../fields/define-fields.ts';
import { changeFields } from '../fields/field-values.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const me = agents.agent;
const ticketIds = new Map<string, string>();

const list = async (query: string): Promise<TicketRow[]> => {
  const { status, json } = await ask(me, 'GET', `/tickets?view=all&sort=oldest${query}`);
  expect(status).toBe(200);
  return json.items;
};

beforeAll(async () => {
  for (const [subject, key, type] of [
    ['ticket', 'order', 'text'],
    ['ticket', 'boilers', 'number'],
    ['customer', 'vip', 'checkbox'],
    ['ticket', 'old', 'text'],
  ] as const) {
    const body = createFieldBody.parse({ subject, key, name: key, type });
    const { id } = await createField(app, agents.administrator, body);
    if (key === 'old') ticketIds.set('old field', id);
  }
  for (const name of ['ana', 'luis']) {
    const { ticketId } = await world.place(world.mail(`${name}@client.example`));
    ticketIds.set(name, ticketId);
  }
  const ana = ticketIds.get('ana')!;
  await changeFields(app, me, 'ticket', ana, { values: { order: 'A-1', boilers: 2, old: 'x' } });
  const { customerId } = await world.ticket(ana);
  await changeFields(app, me, 'customer', customerId, { values: { vip: true } });
  await changeField(app, agents.administrator, ticketIds.get('old field')!, { isArchived: true });
});

describe('custom fields of a list', () => {
  test('come where they are asked for, and only those', async () => {
    const rows = await list('&withField=ticket.order&withField=customer.vip&withField=ticket.old');
    expect(rows.map(({ fields }) => fields)).toEqual([{ 'ticket.order': 'A-1', 'customer.vip': true }, {}]);
    expect((await list('')).some((row) => 'fields' in row)).toBe(false);
    expect((await list('&withField=ticket.nothing')).map(({ fields }) => fields)).toEqual([{}, {}]);
  });

  test('show what a customer was joined with', async () => {
    const [ana, luis] = await Promise.all(['ana', 'luis'].map((name) => world.ticket(ticketIds.get(name)!)));
    await app.db
      .updateTable('customer')
      .set({ mergedInto: luis!.customerId })
      .where('id', '=', ana!.customerId)
      .execute();
    const rows = await list('&withField=customer.vip');
    expect(rows.map(({ fields }) => fields)).toEqual([{ 'customer.vip': true }, { 'customer.vip': true }]);
  });

  test('are no names, or too many', async () => {
    expect((await ask(me, 'GET', '/tickets?withField=order')).status).toBe(400);
    const many = Array.from({ length: 13 }, (_, at) => `withField=ticket.f${at}`).join('&');
    expect((await ask(me, 'GET', `/tickets?${many}`)).status).toBe(400);
  });

  test('of customers are for whoever may read customers', async () => {
    const program: Actor = { type: 'apiKey', apiKeyId: app.newId(), scopes: ['tickets.read'] };
    expect((await ask(program, 'GET', '/tickets?withField=customer.vip')).status).toBe(403);
    const { status, json } = await ask(program, 'GET', '/tickets?sort=oldest&withField=ticket.boilers');
    expect(status).toBe(200);
    expect(json.items[0].fields).toEqual({ 'ticket.boilers': 2 });
  });
});

describe('columns', () => {
  const columns = ['status', 'ticket.boilers', 'customer.vip'];

  test('are kept with a view, whose rows then bring their fields', async () => {
    const saved = await ask(me, 'POST', '/views', { name: 'Boilers', view: 'all', sort: 'oldest', columns });
    expect(saved).toMatchObject({ status: 201, json: { columns } });
    const place = `/tickets?savedViewId=${saved.json.id}`;
    const fields = async (more = ''): Promise<unknown> =>
      (await ask(me, 'GET', `${place}${more}`)).json.items[0].fields;
    expect(await fields()).toEqual({ 'ticket.boilers': 2, 'customer.vip': true });
    expect(await fields('&withField=ticket.order')).toEqual({ 'ticket.order': 'A-1' });
    const changed = await ask(me, 'PATCH', `/views/${saved.json.id}`, { columns: ['owner'] });
    expect(changed.json).toMatchObject({ name: 'Boilers', columns: ['owner'] });
    expect(await fields()).toBeUndefined();
  });

  test('are kept with an agent', async () => {
    expect((await readMe(app, me)).listColumns).toEqual([]);
    expect((await changeMe(app, me, changeMeBody.parse({ listColumns: columns }))).listColumns).toEqual(
      columns,
    );
    expect((await changeMe(app, me, { locale: 'en' })).listColumns).toEqual(columns);
  });

  test.each([
    [['shoe size']],
    [['status', 'status']],
    [Array.from({ length: 13 }, (_, at) => `ticket.f${at}`)],
  ])('%j are none', async (wrong) => {
    expect(changeMeBody.safeParse({ listColumns: wrong }).success).toBe(false);
    const view = { name: 'x', view: 'all', columns: wrong };
    expect((await ask(me, 'POST', '/views', view)).status).toBe(400);
  });
});
