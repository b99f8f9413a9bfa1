import { expect, test } from 'vitest';
import { createWorld } from '../testing/domain-world.ts';
import {
  changeDomains,
  listOrganisationTickets,
  readOrganisation,
  suggestOrganisations,
} from './organisations.ts';
import { changeCustomer, createCustomer } from './write-customer.ts';

const world = await createWorld();
const { app, agents } = world;
const { agent, reader } = agents;

const organisation = (name: string) =>
  createCustomer(app, agent, { name, isOrganisation: true, about: '', locale: null, identities: [] });
const person = async (address: string) => {
  const { ticketId } = await world.place(world.mail(address));
  return { ticketId, id: (await world.ticket(ticketId)).customerId };
};
const suggested = async (id: string) =>
  (await suggestOrganisations(app, reader, id)).items.map((one) => one.organisation.name);

test('an organisation shows its people and their tickets, as long as they belong to it', async () => {
  const id = await organisation('Hotel Ibai');
  const maite = await person('maite@ibai.example');
  const jon = await person('jon@ibai.example');
  for (const { id: one } of [maite, jon]) await changeCustomer(app, agent, one, { organisationId: id });
  expect(await readOrganisation(app, reader, id)).toMatchObject({
    peopleCount: 2,
    ticketCount: 2,
    openTicketCount: 2,
  });
  const first = await listOrganisationTickets(app, reader, id, { limit: 1 });
  const second = await listOrganisationTickets(app, reader, id, { limit: 1, cursor: first.nextCursor! });
  expect(new Set([first.items[0]!.id, second.items[0]!.id])).toEqual(new Set([maite.ticketId, jon.ticketId]));
  expect(second.nextCursor).toBeNull();
  await changeCustomer(app, agent, jon.id, { organisationId: null });
  expect(await readOrganisation(app, reader, id)).toMatchObject({ peopleCount: 1, ticketCount: 1 });
  await expect(readOrganisation(app, reader, maite.id)).rejects.toMatchObject({ code: 'resource.notFound' });
});

test('a domain suggests, and links nobody by itself', async () => {
  const id = await organisation('Despacho Vega');
  await changeDomains(app, agent, id, { domains: ['vega.example', 'vega.example'] });
  const jesus = await person('jesus@vega.example');
  expect(await suggested(jesus.id)).toEqual(['Despacho Vega']);
  expect(await readOrganisation(app, reader, id)).toMatchObject({
    peopleCount: 0,
    domains: ['vega.example'],
  });
  await changeCustomer(app, agent, jesus.id, { organisationId: id });
  expect(await suggested(jesus.id)).toEqual([]);
  // By a colleague, where no domain was written down.
  await changeDomains(app, agent, id, { domains: [] });
  expect(await suggested((await person('ana@vega.example')).id)).toEqual(['Despacho Vega']);
  // Another domain that only ends alike is another one.
  expect(await suggested((await person('ana@otravega.example')).id)).toEqual([]);
});

test('a domain is of one organisation, and not one of everybody’s', async () => {
  const one = await organisation('Una');
  const other = await organisation('Otra');
  await changeDomains(app, agent, one, { domains: ['una.example'] });
  await expect(
    changeDomains(app, agent, other, { domains: ['otra.example', 'una.example'] }),
  ).rejects.toMatchObject({
    code: 'resource.conflict',
    facts: { customerId: one },
  });
  expect((await readOrganisation(app, reader, other)).domains).toEqual([]);
  await expect(changeDomains(app, agent, one, { domains: ['gmail.com'] })).rejects.toMatchObject({
    code: 'request.invalid',
  });
  await expect(changeDomains(app, reader, one, { domains: [] })).rejects.toMatchObject({
    code: 'auth.forbidden',
  });
  expect(await suggested((await person('someone@gmail.com')).id)).toEqual([]);
});
