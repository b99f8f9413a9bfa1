import { createFieldBody, type TicketRow } from '@hilo/api';
import { beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { createField } from '../fields/define-fields.ts';
import { changeFields } from '../fields/field-values.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const zones = ['north', 'south'].map((id) => ({ id, name: id }));
const names = new Map<string, string>();

beforeAll(async () => {
  const fields: Partial<z.input<typeof createFieldBody>>[] = [
    { key: 'order' },
    { key: 'boilers', type: 'number' },
    { key: 'visit', type: 'date' },
    { key: 'zone', type: 'choice', choices: zones },
    { key: 'brands', type: 'choices', choices: zones },
    { key: 'warranty', type: 'checkbox' },
    { key: 'vip', type: 'checkbox', subject: 'customer' },
  ];
  for (const field of fields)
    await createField(
      app,
      agents.administrator,
      createFieldBody.parse({ subject: 'ticket', name: field.key, type: 'text', ...field }),
    );
  const tickets = {
    ana: {
      order: 'Avería 20_481',
      boilers: 2,
      visit: '2026-12-03',
      zone: 'north',
      brands: ['north', 'south'],
      warranty: true,
    },
    luis: {
      order: 'B-7',
      boilers: 10,
      visit: '2026-12-20',
      zone: 'south',
      brands: ['south'],
      warranty: false,
    },
    eva: {},
  };
  for (const [name, values] of Object.entries(tickets)) {
    const { ticketId } = await world.place(world.mail(`${name}@client.example`));
    const { customerId } = await world.ticket(ticketId);
    names.set(ticketId, name);
    await changeFields(app, agents.agent, 'ticket', ticketId, { values });
    if (name === 'luis')
      await changeFields(app, agents.agent, 'customer', customerId, { values: { vip: true } });
  }
});

test.each([
  [['ticket.zone:north'], ['ana']],
  [
    ['ticket.zone:north', 'ticket.zone:south'],
    ['ana', 'luis'],
  ],
  [['ticket.zone:south', 'ticket.boilers:2'], []],
  [['ticket.zone:-'], ['eva']],
  [['ticket.order:*'], ['ana', 'luis']],
  [['ticket.order:averia'], ['ana']],
  [['ticket.order:20_4'], ['ana']],
  [['ticket.order:20%4'], []],
  [['ticket.brands:south'], ['ana', 'luis']],
  [['ticket.brands:sou'], []],
  [['ticket.boilers:10'], ['luis']],
  [['ticket.boilers:3..'], ['luis']],
  [['ticket.boilers:2..9.5'], ['ana']],
  [['ticket.visit:2026-12-01..2026-12-07'], ['ana']],
  [['ticket.order:1..2'], []],
  [['ticket.warranty:true'], ['ana']],
  [['ticket.warranty:false'], ['eva', 'luis']],
  [['customer.vip:true'], ['luis']],
  [['customer.vip:false'], ['ana', 'eva']],
  [['ticket.nothing:false'], []],
])('%j', async (fields, found) => {
  const query = fields.map((field) => `field=${encodeURIComponent(field)}`).join('&');
  const { status, json } = await ask(agents.agent, 'GET', `/tickets?view=all&${query}`);
  expect(status).toBe(200);
  expect(json.items.map(({ id }: TicketRow) => names.get(id)).toSorted()).toEqual(found);
});

test('a view keeps them, and what is no field is refused', async () => {
  const filter = { field: ['ticket.zone:north'] };
  const saved = await ask(agents.agent, 'POST', '/views', { name: 'North', view: 'all', filter });
  expect(saved).toMatchObject({ status: 201, json: { filter } });
  const counts = await ask(agents.agent, 'GET', '/views/counts');
  expect(counts.json.counts[saved.json.id]).toBe(1);
  expect((await ask(agents.agent, 'GET', '/tickets?field=zone')).status).toBe(400);
});
