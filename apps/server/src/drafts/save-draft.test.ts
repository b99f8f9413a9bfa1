import type { DraftDto } from '@hilo/api';
import { expect, test } from 'vitest';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { saveDraft } from './save-draft.ts';

const world = await createWorld();
const { ticketId } = await world.place(world.mail('ana@client.example'));
const draft = (text: string): DraftDto => ({
  kind: 'answer',
  text,
  html: null,
  channelId: null,
  to: null,
  cc: null,
  bcc: [],
  subject: null,
  uploadIds: [],
});
const save = (text: string, knownAt?: string | null) => {
  world.pass(1);
  return saveDraft(world.app, world.agents.agent.agentId, ticketId, { ...draft(text), knownAt });
};

test('what was written on another machine meanwhile is handed back to whoever writes over it', async () => {
  const first = await save('Hola, Ana.', null);
  expect(first.replaced).toBeNull();
  const phone = await save('Hola, Ana. Pasa el lunes.', first.updatedAt);
  expect(phone.replaced).toBeNull();
  const office = await save('Hola, Ana. Lo miro.', first.updatedAt);
  expect(office.replaced).toEqual(draft('Hola, Ana. Pasa el lunes.'));
  // Known by now, or held in the new words, it is no loss; and a program that does not compare is told nothing.
  expect((await save('Otra cosa', office.updatedAt)).replaced).toBeNull();
  expect((await save('Otra cosa y más', first.updatedAt)).replaced).toBeNull();
  expect((await save('Nada de eso')).replaced).toBeNull();
  expect((await save('Empiezo aquí', null)).replaced).toEqual(draft('Nada de eso'));
});

test('what was written about somebody whose data are blocked is neither shown nor written on', async () => {
  const { ask } = await createDomainServer(world);
  const { agent, administrator } = world.agents;
  const place = `/tickets/${ticketId}/draft`;
  expect((await ask(agent, 'GET', place)).json.draft).toMatchObject({ text: 'Empiezo aquí' });
  await restrictCustomer(world.app, administrator, (await world.ticket(ticketId)).customerId);
  expect((await ask(agent, 'GET', place)).status).toBe(404);
  expect((await ask(agent, 'PUT', place, draft('Más'))).status).toBe(404);
});
