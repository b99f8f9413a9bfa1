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

test('a note is written beside an answer; a forward is the answer become another', async () => {
  const { ask } = await createDomainServer(world);
  const { agent } = world.agents;
  const { ticketId: id } = await world.place(world.mail('eva@client.example'));
  const place = `/tickets/${id}/draft`;
  const put = (text: string, kind: DraftDto['kind']) => ask(agent, 'PUT', place, { ...draft(text), kind });
  const kept = async () => {
    const { draft: answer, note } = (await ask(agent, 'GET', place)).json;
    return [answer?.text ?? null, note?.text ?? null];
  };
  await put('Para Eva', 'answer');
  await put('Entre nosotros', 'note');
  expect(await kept()).toEqual(['Para Eva', 'Entre nosotros']);
  await put('Para otros', 'forward');
  expect(await kept()).toEqual(['Para otros', 'Entre nosotros']);
  expect((await ask(agent, 'DELETE', `${place}?kind=forward`)).status).toBe(204);
  expect(await kept()).toEqual([null, 'Entre nosotros']);
  await put('Para Eva', 'answer');
  await ask(agent, 'DELETE', `${place}?kind=note`);
  expect(await kept()).toEqual(['Para Eva', null]);
  await put('Entre nosotros', 'note');
  await ask(agent, 'DELETE', place);
  expect(await kept()).toEqual([null, null]);
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
