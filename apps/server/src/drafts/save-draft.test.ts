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
  attachmentIds: [],
  inReplyTo: null,
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
  expect(office.replaced).toEqual({ ...draft('Hola, Ana. Pasa el lunes.'), files: [] });
  // Known by now, or held in the new words, it is no loss; and a program that does not compare is told nothing.
  expect((await save('Otra cosa', office.updatedAt)).replaced).toBeNull();
  expect((await save('Otra cosa y más', first.updatedAt)).replaced).toBeNull();
  expect((await save('Nada de eso')).replaced).toBeNull();
  expect((await save('Empiezo aquí', null)).replaced).toMatchObject(draft('Nada de eso'));
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

test('each copy is later than the one before it, also where the clock stands still', async () => {
  const { ticketId: id } = await world.place(world.mail('rosa@client.example'));
  const keep = (text: string) => saveDraft(world.app, world.agents.agent.agentId, id, draft(text));
  const first = await keep('Una');
  const second = await keep('Dos');
  expect(Date.parse(second.updatedAt)).toBeGreaterThan(Date.parse(first.updatedAt));
});

test('who throws a draft away throws away what she knows, and nothing newer', async () => {
  const { ask } = await createDomainServer(world);
  const { agent, supervisor } = world.agents;
  const { ticketId: id } = await world.place(world.mail('luz@client.example'));
  const place = `/tickets/${id}/draft`;
  const put = async (text: string, kind: DraftDto['kind'] = 'answer') =>
    (await ask(agent, 'PUT', place, { ...draft(text), kind })).json.updatedAt as string;
  const drop = (query: string, actor = agent) => ask(actor, 'DELETE', `${place}?${query}`);
  const kept = async () => {
    const { draft: answer, note } = (await ask(agent, 'GET', place)).json;
    return [answer?.text ?? null, note?.text ?? null];
  };
  const old = await put('Hola, Luz.');
  const newer = await put('Hola, Luz. Pasa el lunes.');
  const note = await put('Entre nosotros', 'note');
  const refused = await drop(`kind=answer&knownAt=${old}`);
  expect(refused.status).toBe(412);
  expect(refused.json).toMatchObject({ code: 'resource.changed', facts: { updatedAt: newer } });
  // Others have drafts of their own.
  expect((await drop(`kind=answer&knownAt=${newer}`, supervisor)).status).toBe(204);
  expect(await kept()).toEqual(['Hola, Luz. Pasa el lunes.', 'Entre nosotros']);
  expect((await drop(`kind=forward&knownAt=${newer}`)).status).toBe(204);
  expect(await kept()).toEqual([null, 'Entre nosotros']);
  expect((await drop(`kind=answer&knownAt=${old}`)).status).toBe(204);
  expect((await drop(`knownAt=${note}`)).status).toBe(204);
  expect(await kept()).toEqual([null, null]);
});

test('a forward is kept as one: what it sends on, with names of files, for this agent and ticket alone', async () => {
  const { ask } = await createDomainServer(world);
  const { agent, supervisor } = world.agents;
  const file = await world.app.blobs.put(Buffer.from('plano'));
  const given = await world.place(
    world.mail('pau@client.example', {
      files: [
        { name: 'plano.pdf', type: 'application/pdf', blob: file, inline: false, contentId: null },
      ] as never,
    }),
  );
  const { id: attachmentId } = await world.app.db
    .selectFrom('attachment')
    .select('id')
    .where('messageId', '=', given.messageId)
    .executeTakeFirstOrThrow();
  const upload = async (name: string, by: string) => {
    const id = world.app.newId();
    const row = { id, blob: file.id, name, type: 'text/plain', size: 5, uploadedBy: by };
    await world.app.db
      .insertInto('upload')
      .values({ ...row, createdAt: world.app.now() })
      .execute();
    return id;
  };
  const own = await upload('nota.txt', agent.agentId);
  const ofAnother = await upload('ajeno.txt', supervisor.agentId);
  const forward: DraftDto = {
    ...draft('Mira'),
    kind: 'forward',
    to: [{ kind: 'mailAddress', value: 'taller@partner.example', name: null }],
    uploadIds: [own, ofAnother],
    attachmentIds: [attachmentId],
    inReplyTo: given.messageId,
  };
  const keep = async (ticketId: string) => {
    await ask(agent, 'PUT', `/tickets/${ticketId}/draft`, forward);
    return (await ask(agent, 'GET', `/tickets/${ticketId}/draft`)).json.draft;
  };
  expect(await keep(given.ticketId)).toEqual({
    ...forward,
    files: [
      { id: own, name: 'nota.txt', type: 'text/plain', size: 5 },
      { id: attachmentId, name: 'plano.pdf', type: 'application/pdf', size: file.size },
    ],
    updatedAt: expect.any(String),
  });
  const elsewhere = await world.place(world.mail('sol@client.example'));
  expect((await keep(elsewhere.ticketId)).files).toMatchObject([{ name: 'nota.txt' }]);
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
