import { beforeAll, describe, expect, test } from 'vitest';
import { listCustomers } from '../customers/list-customers.ts';
import { createWorld } from '../testing/domain-world.ts';
import { search } from './search.ts';

const world = await createWorld();
const { app, agents } = world;
const ask = (q: string, limit = 20) => search(app, agents.agent, { q, limit });

const tickets = new Map<string, string>();

beforeAll(async () => {
  for (const [name, text] of [
    ['boiler', 'La caldera pierde agua.'],
    ['galician', 'A miña cociña non está lista.'],
    ['basque', 'Kaixo, nire eskaera ez da iritsi.'],
  ] as const) {
    const { ticketId } = await world.place(world.mail(`${name}@client.example`, { text }));
    tickets.set(name, ticketId);
    world.pass(1);
  }
});

describe('keys', () => {
  const keyOf = async (name: string): Promise<string> => (await world.ticket(tickets.get(name)!)).trackingKey;

  test('as written, without dashes, in lower case, with the prefix or without, and in a sentence of spaces', async () => {
    const key = await keyOf('boiler');
    for (const q of [key, key.toLowerCase(), key.replaceAll('-', ''), key.replaceAll('-', ' '), ` ${key} `])
      expect((await ask(q)).items[0]?.trackingKey, q).toBe(key);
  });
  test('with a typing error finds no ticket at all rather than a wrong one', async () => {
    const key = await keyOf('boiler');
    for (let at = 2; at < key.length; at++) {
      if (key[at] === '-') continue;
      const typo = `${key.slice(0, at)}${key[at] === 'B' ? 'C' : 'B'}${key.slice(at + 1)}`;
      expect((await ask(typo)).items, typo).toEqual([]);
    }
  });
});

describe('customers', () => {
  beforeAll(async () => {
    for (const [address, name] of [
      ['jose.nunez@empresa.example', 'José Núñez Ibáñez'],
      ['m@x.example', 'Müller & Söhne S.L.'],
      ['percent@x.example', '100% Natural_Foods'],
    ] as const)
      await world.place(world.mail({ kind: 'mailAddress', value: address, name }));
  });
  const names = async (q: string) => (await ask(q)).customers.map((customer) => customer.name);

  test.each([
    'José',
    'jose',
    'nuñez',
    'NUNEZ',
    'ibanez',
    'se Nú',
    'jose nunez',
    'Ibáñez José',
    'jose.nunez@',
    'empresa.example',
    'nunez@emp',
  ])('%s', async (q) => {
    expect(await names(q)).toEqual(['José Núñez Ibáñez']);
  });
  test.each([
    ['muller', 'Müller & Söhne S.L.'],
    ['Söhne', 'Müller & Söhne S.L.'],
    ['100%', '100% Natural_Foods'],
    ['l_f', '100% Natural_Foods'],
  ])('%s', async (q, name) => {
    expect(await names(q)).toEqual([name]);
  });
  test.each(['612345678', '612 34 56 78', '+34 612-345-678', '0034612345678', '(612) 345678', '345 678'])(
    'a telephone number as it is typed: %s',
    async (q) => {
      const { customerId } = await world.ticket(tickets.get('boiler')!);
      await app.db
        .insertInto('identity')
        .values({
          id: app.newId(),
          customerId,
          kind: 'phone',
          value: '+34612345678',
          createdAt: app.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      expect((await ask(q)).customers.map(({ id }) => id)).toEqual([customerId]);
      const listed = await listCustomers(app, agents.agent, { query: q, limit: 5 });
      expect(listed.items.map(({ id }) => id)).toEqual([customerId]);
    },
  );
  test('signs of patterns are letters', async () => {
    expect(await names('%%')).toEqual([]);
    expect(await names('__')).toEqual([]);
    expect(await names('\\\\')).toEqual([]);
    expect(await names('x')).toEqual([]);
  });
  test('are left out for who may not read them', async () => {
    const actor = { type: 'apiKey', apiKeyId: app.newId(), scopes: ['tickets.read'] } as const;
    expect((await search(app, actor, { q: 'jose', limit: 5 })).customers).toEqual([]);
    await expect(
      search(app, { ...actor, scopes: ['customers.read'] }, { q: 'jose', limit: 5 }),
    ).rejects.toThrow('tickets.read');
  });
});

describe('blocked and merged data', () => {
  test('a restricted customer is nowhere: not by words, key, name or address', async () => {
    const { ticketId } = await world.place(
      world.mail(
        { kind: 'mailAddress', value: 'blocked@hidden.example', name: 'Bloqueada Pérez' },
        { text: 'palabrarara' },
      ),
    );
    const ticket = await world.ticket(ticketId);
    expect((await ask('palabrarara')).items).toHaveLength(1);
    await app.db
      .updateTable('customer')
      .set({ restrictedAt: app.now() })
      .where('id', '=', ticket.customerId)
      .execute();
    for (const q of ['palabrarara', ticket.trackingKey, 'Bloqueada', 'blocked@hidden.example', 'hidden'])
      expect(await ask(q)).toEqual({ items: [], nextCursor: null, customers: [], isPartial: false });
  });
});

describe('what was merged', () => {
  test('the key of a merged ticket leads to where its messages are', async () => {
    const from = await world.ticket(tickets.get('basque')!);
    const to = tickets.get('galician')!;
    await app.db.updateTable('ticket').set({ mergedInto: to }).where('id', '=', from.id).execute();
    expect((await ask(from.trackingKey)).items.map((row) => row.id)).toEqual([to]);
  });
  test('a merged customer is not offered', async () => {
    const one = await app.db
      .selectFrom('customer')
      .selectAll()
      .where('name', '=', '100% Natural_Foods')
      .executeTakeFirstOrThrow();
    const { customerId } = await world.ticket(tickets.get('basque')!);
    await app.db.updateTable('customer').set({ mergedInto: customerId }).where('id', '=', one.id).execute();
    expect((await ask('natural')).customers).toEqual([]);
  });
});
