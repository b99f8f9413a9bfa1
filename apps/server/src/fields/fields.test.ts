import { createFieldBody } from '@hilo/api';
import { type Actor, roles } from '@hilo/core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { eraseCustomer } from '../customers/erase-customer.ts';
import { moveIdentities } from '../customers/move-identities.ts';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { search } from '../search/search.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { changeField, createField, listFields } from './define-fields.ts';
import { changeFields, readFields } from './field-values.ts';

const world = await createWorld();
const { app, agents } = world;
const admin = agents.administrator;

const define = (given: Partial<z.input<typeof createFieldBody>> & { key: string }) =>
  createField(
    app,
    admin,
    createFieldBody.parse({ subject: 'ticket', name: given.key, type: 'text', ...given }),
  );
const fill = (
  ticketId: string,
  values: Record<string, string | number | boolean | string[] | null>,
  ifVersion?: number,
) =>
  changeFields(
    app,
    agents.agent,
    'ticket',
    ticketId,
    { values },
    ifVersion === undefined ? {} : { ifVersion },
  );
const place = async (who: string) => (await world.place(world.mail(`${who}@client.example`))).ticketId;
const eventsOf = (ticketId: string) =>
  app.db.selectFrom('event').select(['type', 'facts']).where('ticketId', '=', ticketId).execute();

beforeAll(async () => {
  await define({ key: 'order', name: 'Número de pedido' });
  await define({ key: 'boilers', type: 'number' });
  await define({
    key: 'area',
    type: 'choice',
    choices: [
      { id: 'north', name: 'Zona Norte' },
      { id: 'south', name: 'Zona Sur' },
    ],
  });
  await define({ key: 'contract', subject: 'customer', name: 'Contrato' });
});

test('values are kept by key, in one step, and the event names fields and nothing of what is in them', async () => {
  const ticketId = await place('ana');
  const before = await world.ticket(ticketId);
  const { values } = await fill(ticketId, { order: ' PED-20481 ', boilers: 2, area: 'north' });
  expect(values).toEqual({ order: 'PED-20481', boilers: 2, area: 'north' });
  expect((await world.ticket(ticketId)).version).toBe(before.version + 1);
  await fill(ticketId, { order: 'PED-20481' });
  expect((await world.ticket(ticketId)).version).toBe(before.version + 1);
  const changed = (await eventsOf(ticketId)).filter(({ type }) => type === 'ticket.changed');
  expect(changed.map(({ facts }) => facts)).toEqual([
    { fields: expect.arrayContaining(['field.order', 'field.boilers', 'field.area']) },
  ]);
  expect(JSON.stringify(changed)).not.toContain('20481');
  expect(await fill(ticketId, { order: null })).toEqual({ values: { boilers: 2, area: 'north' } });
});

test('one that is wrong refuses all, and says which', async () => {
  const ticketId = await place('berta');
  await expect(
    fill(ticketId, { order: 'x', boilers: 'two', area: 'east', nothing: 1 }),
  ).rejects.toMatchObject({
    code: 'request.invalid',
    facts: { fields: [{ field: 'boilers' }, { field: 'area' }, { field: 'nothing' }] },
  });
  expect((await readFields(app, agents.reader, 'ticket', ticketId)).values).toEqual({});
  await expect(fill(ticketId, { order: 'x' }, 999)).rejects.toMatchObject({ code: 'resource.changed' });
});

test('a search finds texts and choices by their words', async () => {
  const ticketId = await place('carla');
  await fill(ticketId, { order: 'Reclamación del pedido ZX-77', area: 'south' });
  const found = async (q: string) =>
    (await search(app, agents.agent, { q, limit: 10 })).items.map(({ id }) => id);
  expect(await found('reclamaciones ZX')).toContain(ticketId);
  expect(await found('zona sur')).toContain(ticketId);
  await fill(ticketId, { order: null, area: null });
  expect(await found('ZX-77')).not.toContain(ticketId);
  const { customerId } = await world.ticket(ticketId);
  await changeFields(app, agents.agent, 'customer', customerId, {
    values: { contract: 'Mantenimiento oro' },
  });
  const { customers } = await search(app, agents.agent, { q: 'mantenimiento oro', limit: 10 });
  expect(customers.map(({ id }) => id)).toEqual([customerId]);
});

test('what is required holds a ticket open, by whichever way it is resolved', async () => {
  const required = await define({ key: 'cause', name: 'Causa', isRequired: true });
  const ticketId = await place('diego');
  await expect(changeTicket(app, agents.agent, ticketId, { status: 'resolved' })).rejects.toMatchObject({
    code: 'field.required',
    facts: { fields: [{ field: 'cause', name: 'Causa' }] },
  });
  expect((await world.ticket(ticketId)).status).toBe('open');
  await fill(ticketId, { cause: 'Falta de gas' });
  await changeTicket(app, agents.agent, ticketId, { status: 'resolved' });
  await changeField(app, admin, required.id, { isArchived: true });
  const other = await place('elena');
  await changeTicket(app, agents.agent, other, { status: 'resolved' });
  expect((await world.ticket(other)).status).toBe('resolved');
  // Put away, not deleted: brought back, the value is there again.
  expect((await readFields(app, admin, 'ticket', ticketId)).values.cause).toBeUndefined();
  await changeField(app, admin, required.id, { isArchived: false, isRequired: false });
  expect((await readFields(app, admin, 'ticket', ticketId)).values.cause).toBe('Falta de gas');
});

test('a choice that is left out is put away, since values point at it', async () => {
  const ticketId = await place('fernando');
  await fill(ticketId, { area: 'south' });
  const area = (await listFields(app, admin)).items.find(({ key }) => key === 'area')!;
  const { choices } = await changeField(app, admin, area.id, {
    choices: [{ id: 'north', name: 'Norte', isArchived: false }],
  });
  expect(choices).toContainEqual({ id: 'south', name: 'Zona Sur', isArchived: true });
  await fill(ticketId, { area: 'south', boilers: 1 });
  await expect(fill(await place('gema'), { area: 'south' })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('keys are taken once, and choices stand where something is chosen', async () => {
  await expect(define({ key: 'order' })).rejects.toMatchObject({ code: 'resource.conflict' });
  await define({ key: 'order', subject: 'customer' });
  await expect(define({ key: 'empty', type: 'choices' })).rejects.toMatchObject({ code: 'request.invalid' });
  await expect(define({ key: 'odd', choices: [{ id: 'a', name: 'A' }] })).rejects.toMatchObject({
    code: 'request.invalid',
  });
});

test('two who write at once: each finds the ticket as the other left it', async () => {
  const ticketId = await place('hugo');
  const { version } = await world.ticket(ticketId);
  await Promise.all([
    fill(ticketId, { order: 'a' }),
    fill(ticketId, { boilers: 3 }),
    fill(ticketId, { order: 'a' }),
  ]);
  expect((await readFields(app, admin, 'ticket', ticketId)).values).toEqual({ order: 'a', boilers: 3 });
  expect((await world.ticket(ticketId)).version).toBe(version + 2);
});

test('two customers who are joined show one set, and erasing takes all of it', async () => {
  const one = (await world.ticket(await place('ines'))).customerId;
  const other = (await world.ticket(await place('ines.otra'))).customerId;
  const set = (id: string, values: Record<string, string>) =>
    changeFields(app, agents.agent, 'customer', id, { values });
  await set(one, { contract: 'A-1', order: 'viejo' });
  await set(other, { contract: 'B-2' });
  await moveIdentities(app, agents.agent, one, { toCustomerId: other, reasons: ['agentSaidSo'], note: null });
  expect((await readFields(app, agents.agent, 'customer', other)).values).toEqual({
    contract: 'B-2',
    order: 'viejo',
  });
  await restrictCustomer(app, admin, other);
  await expect(readFields(app, agents.agent, 'customer', other)).rejects.toMatchObject({
    code: 'resource.notFound',
  });
  await expect(set(other, { contract: 'C' })).rejects.toMatchObject({ code: 'customer.restricted' });
  await eraseCustomer(app, admin, other);
  const left = await app.db
    .selectFrom('fieldValue')
    .select('value')
    .where('customerId', 'in', [one, other])
    .execute();
  expect(left).toEqual([]);
});

describe.each(roles)('%s', (role) => {
  const actor: Actor = agents[role];
  test('defines fields as administrator only, and fills them in unless a reader', async () => {
    const ticketId = await place(`is-${role}`);
    const defining = createField(app, actor, {
      subject: 'ticket',
      key: `by${role}`,
      name: 'x',
      type: 'text',
      choices: [],
      isRequired: false,
      isProminent: true,
    });
    if (role === 'administrator') await defining;
    else await expect(defining).rejects.toMatchObject({ code: 'auth.forbidden' });
    const filling = changeFields(app, actor, 'ticket', ticketId, { values: { order: 'x' } });
    if (role === 'reader') await expect(filling).rejects.toMatchObject({ code: 'auth.forbidden' });
    else expect((await filling).values.order).toBe('x');
    expect((await listFields(app, actor)).items.length).toBeGreaterThan(3);
  });
});
