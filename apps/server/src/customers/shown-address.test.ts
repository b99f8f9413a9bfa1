import { expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import { listCustomers } from './list-customers.ts';
import { createCustomer } from './write-customer.ts';

const { app, agents } = await createWorld();

test.each([
  [
    'the mail address, whatever came first',
    [
      ['visitor', 'a'.repeat(64)],
      ['phone', '+34600112233'],
      ['mailAddress', 'ana@c.example'],
    ],
    'ana@c.example',
  ],
  [
    'else the number',
    [
      ['visitor', 'b'.repeat(64)],
      ['phone', '+34600112244'],
    ],
    '+34600112244',
  ],
  [
    'what a site calls its own people, without the channel',
    [['visitor', '01a22c8b-b2b6-752f-b91c-b428d3df43b6:cliente-7']],
    'cliente-7',
  ],
  ['nothing that only machines read', [['visitor', 'c'.repeat(64)]], null],
] as const)('a list shows %s', async (name, identities, shown) => {
  await createCustomer(app, agents.agent, {
    name,
    isOrganisation: false,
    about: '',
    locale: null,
    identities: identities.map(([kind, value]) => ({ kind, value })),
  });
  const { items } = await listCustomers(app, agents.agent, { query: name, limit: 5 });
  expect(items.map(({ address }) => address)).toEqual([shown]);
});
