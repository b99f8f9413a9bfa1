import { type Actor, guessColumns, roles } from '@hilo/core';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { createCustomer } from '../customers/write-customer.ts';
import { createField } from '../fields/define-fields.ts';
import { changeFields } from '../fields/field-values.ts';
import { listBreaches } from '../promises/breaches/breaches.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { exportBreaches } from './export-breaches.ts';
import { exportCustomers } from './export-customers.ts';
import { exportTickets } from './export-tickets.ts';

const world = await createWorld();
const { app, agents } = world;
const boss = agents.supervisor;

const wholeOf = async (pieces: Promise<AsyncGenerator<string>>): Promise<string> => {
  let whole = '';
  for await (const piece of await pieces) whole += piece;
  return whole;
};
const rowsOf = (csv: string, delimiter = ','): Record<string, string>[] =>
  parse(csv, { columns: true, bom: true, delimiter });

test('the tickets of a list, with what narrows it, as a program and as a person reads them', async () => {
  await createField(app, agents.administrator, {
    subject: 'ticket',
    key: 'zone',
    name: 'Zona',
    type: 'choice',
    choices: [{ id: 'north', name: 'Norte', isArchived: false }],
    isRequired: false,
    isProminent: false,
  });
  const one = await world.place(world.mail('a@client.example', { subject: '=cmd|calc' }));
  const other = await world.place(world.mail('b@client.example', { subject: 'Factura' }));
  await changeTicket(app, boss, other.ticketId, { tags: ['pago', 'mayo'] });
  await changeFields(app, boss, 'ticket', other.ticketId, { values: { zone: 'north' } });

  const all = rowsOf(await wholeOf(exportTickets(app, boss, { view: 'all' })));
  expect(all.map(({ subject }) => subject)).toEqual(['Factura', "'=cmd|calc"]);
  expect(all[0]).toMatchObject({
    trackingKey: (await world.ticket(other.ticketId)).trackingKey,
    status: 'open',
    tags: 'pago, mayo',
    queue: 'General',
    channel: 'help@shop.example',
    openedAt: app.now().toISOString(),
    zone: 'Norte',
  });

  const tagged = await wholeOf(exportTickets(app, boss, { tag: ['mayo'], locale: 'es' }));
  expect(tagged.startsWith('\ufeffClave;Asunto;Estado;')).toBe(true);
  expect(rowsOf(tagged, ';')).toMatchObject([
    { Asunto: 'Factura', Estado: 'Abierta', Abierta: '2026-03-02 10:00', Zona: 'Norte' },
  ]);
  expect(
    rowsOf(
      await wholeOf(exportTickets(app, boss, { customerId: (await world.ticket(one.ticketId)).customerId })),
    ),
  ).toHaveLength(1);
  const told = await app.db
    .selectFrom('event')
    .select('actorId')
    .where('type', '=', 'ticket.exported')
    .execute();
  expect(told).toHaveLength(3);
});

test('customers leave in columns by which they come back; the blocked stay', async () => {
  const person = (name: string, ...values: [string, string][]) =>
    createCustomer(app, boss, {
      name,
      isOrganisation: false,
      about: '',
      locale: 'es',
      identities: values.map(([kind, value]) => ({ kind, value })),
    });
  await person(
    'Rosa "la jefa"',
    ['mailAddress', 'rosa@c.example'],
    ['mailAddress', 'jefa@c.example'],
    ['phone', '+34600112233'],
  );
  const blocked = await person('Nadie', ['mailAddress', 'nadie@c.example']);
  await restrictCustomer(app, agents.administrator, blocked);

  const csv = await wholeOf(exportCustomers(app, boss, { query: 'c.example', locale: 'es' }));
  expect(csv).not.toContain('nadie@');
  const [row, ...more] = rowsOf(csv, ';');
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    Nombre: 'Rosa "la jefa"',
    Teléfono: "'+34600112233",
    'Es una empresa': 'no',
  });
  expect([row!.Correo, row!['Correo 2']].sort()).toEqual(['jefa@c.example', 'rosa@c.example']);
  expect(guessColumns(Object.keys(row!), []).filter(Boolean).sort()).toEqual([
    'about',
    'locale',
    'mailAddress',
    'mailAddress',
    'name',
    'organisation',
    'phoneNumber',
  ]);
  const [plain] = rowsOf(await wholeOf(exportCustomers(app, boss, { query: 'rosa@' })));
  expect(guessColumns(Object.keys(plain!), []).filter(Boolean)).toHaveLength(7);
});

test('goes on from batch to batch and tells each once', async () => {
  const at = app.now();
  await app.db
    .insertInto('customer')
    .values(
      Array.from({ length: 2_100 }, (_, number) => ({
        id: app.newId(),
        name: `Masa ${number}`,
        searchName: `masa ${number}`,
        createdAt: at,
        updatedAt: at,
      })),
    )
    .execute();
  const names = rowsOf(await wholeOf(exportCustomers(app, boss, { query: 'masa' }))).map(({ name }) => name);
  expect(names).toHaveLength(2_100);
  expect(new Set(names).size).toBe(2_100);
});

test.each(roles)('%s', async (role) => {
  const actor: Actor = agents[role];
  for (const exporting of [exportTickets(app, actor, {}), exportCustomers(app, actor, {})])
    if (role === 'administrator' || role === 'supervisor') await wholeOf(exporting);
    else await expect(exporting).rejects.toMatchObject({ code: 'auth.forbidden' });
});

test('the register of what was not kept, with its articles, as an auditor reads it', async () => {
  const { ticketId } = await world.place(world.mail('c@client.example', { subject: 'Sin agua' }));
  const [clockId, taken] = [app.newId(), app.newId()];
  const due = new Date('2026-03-02T11:00:00Z');
  for (const [id, rule] of [
    [clockId, 'ley-10-2025/17.2'],
    [taken, 'trlgdcu/21.3'],
  ] as const) {
    await app.db
      .insertInto('clock')
      .values({
        ticketId,
        id,
        kind: 'legal',
        rule,
        state: 'breached',
        startedAt: app.now(),
        dueAt: due,
        breachedAt: due,
        trace: JSON.stringify({ article: 'Ley 10/2025, art. 17.2' }),
      })
      .execute();
    await app.db
      .insertInto('breach')
      .values({
        id,
        clockId: id,
        ticketId,
        kind: 'legal',
        rule,
        ownerId: agents.agent.agentId,
        dueAt: due,
        breachedAt: due,
        cause: '=avería',
        withdrawnAt: id === taken ? app.now() : null,
      })
      .execute();
  }
  const whole = await wholeOf(exportBreaches(app, boss, { locale: 'es' }));
  expect(rowsOf(whole, ';')).toMatchObject([
    {
      Asunto: 'Sin agua',
      Plazo: 'Plazo legal',
      Norma: 'ley-10-2025/17.2',
      Artículo: 'Ley 10/2025, art. 17.2',
      Incumplido: '2026-03-02 12:00',
      Contestado: '',
      Causa: "'=avería",
    },
  ]);
  expect((await listBreaches(app, boss, { limit: 10 })).items).toMatchObject([
    { clockId, article: 'Ley 10/2025, art. 17.2' },
  ]);
  expect(rowsOf(await wholeOf(exportBreaches(app, boss, { isOpen: true })))).toEqual([]);
  expect(rowsOf(await wholeOf(exportBreaches(app, boss, { kind: 'legal' })))).toHaveLength(1);
  await expect(exportBreaches(app, agents.agent, {})).rejects.toMatchObject({ code: 'auth.forbidden' });
});
