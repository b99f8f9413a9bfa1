import type { AnswerDto, WriteAnswerBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const nobody = '01890000-0000-7000-8000-000000000000';

const answer = (more: Partial<WriteAnswerBody> = {}) => ({
  title: 'Plazo de envío',
  bodies: [{ locale: 'es', text: 'Hola {{customer.firstName|}}, llega mañana.' }],
  ...more,
});
const make = async (actor: Actor, more: Partial<WriteAnswerBody> = {}): Promise<AnswerDto> => {
  const { status, json } = await ask(actor, 'POST', '/answers', answer(more));
  expect(status).toBe(201);
  return json as AnswerDto;
};
const titles = async (actor: Actor) =>
  ((await ask(actor, 'GET', '/answers')).json.items as AnswerDto[]).map(({ title }) => title);

const teamId = app.newId();
const outsider: Actor = { type: 'agent', agentId: app.newId(), role: 'agent' };
await app.db.insertInto('team').values({ id: teamId, name: 'Billing', createdAt: app.now() }).execute();
await app.db.insertInto('teamMember').values({ teamId, agentId: agents.agent.agentId }).execute();
await app.db
  .insertInto('agent')
  .values({ id: outsider.agentId, email: 'o@shop.example', name: 'O', role: 'agent', createdAt: app.now() })
  .execute();
beforeEach(() => app.db.deleteFrom('answer').execute());

describe('who sees and writes what', () => {
  it('keeps one’s own to oneself', async () => {
    const own = await make(agents.agent, { title: 'Own', audience: 'private' });
    expect(await titles(agents.agent)).toEqual(['Own']);
    expect(await titles(agents.administrator)).toEqual([]);
    for (const actor of [agents.administrator, agents.supervisor, outsider]) {
      expect((await ask(actor, 'PUT', `/answers/${own.id}`, answer({ audience: 'everyone' }))).status).toBe(
        404,
      );
      expect((await ask(actor, 'DELETE', `/answers/${own.id}`)).status).toBe(404);
      expect((await ask(actor, 'POST', `/answers/${own.id}/uses`)).status).toBe(404);
    }
  });
  it('shows a team’s to the team and to those who keep them', async () => {
    await make(agents.supervisor, { title: 'Team', audience: 'team', teamId });
    expect(await titles(agents.agent)).toEqual(['Team']);
    expect(await titles(agents.administrator)).toEqual(['Team']);
    expect(await titles(outsider)).toEqual([]);
  });
  it('lets supervisors alone write what others see', async () => {
    const shared = await make(agents.supervisor, { title: 'All', audience: 'everyone' });
    expect(await titles(agents.reader)).toEqual(['All']);
    const refused: [Actor, 'POST' | 'PUT' | 'DELETE', string, object?][] = [
      [agents.agent, 'POST', '/answers', answer({ audience: 'everyone' })],
      [agents.agent, 'POST', '/answers', answer({ audience: 'team', teamId })],
      [agents.agent, 'PUT', `/answers/${shared.id}`, answer({ audience: 'everyone' })],
      [agents.agent, 'PUT', `/answers/${shared.id}`, answer({ audience: 'private' })],
      [agents.agent, 'DELETE', `/answers/${shared.id}`],
      [agents.reader, 'POST', '/answers', answer()],
      [{ type: 'apiKey', apiKeyId: nobody, scopes: ['tickets.write'] }, 'POST', '/answers', answer()],
    ];
    for (const [actor, method, url, body] of refused)
      expect((await ask(actor, method, url, body)).status, `${method} ${url}`).toBe(403);
    expect(await titles(agents.agent)).toEqual(['All']);
  });
  it('gives a team’s answer to nobody of a team that is not there', async () => {
    const body = answer({ audience: 'team', teamId: nobody });
    expect((await ask(agents.supervisor, 'POST', '/answers', body)).status).toBe(400);
  });
});

describe('what is kept', () => {
  test.each([
    ['a variable nobody can fill', { bodies: [{ locale: 'es', text: '{{customer.shoe}}' }] }],
    ['nothing at all', { bodies: [{ locale: 'es', text: '  ' }] }],
    [
      'two wordings for one place',
      {
        bodies: [
          { locale: 'es', text: 'a' },
          { locale: 'es', text: 'b' },
        ],
      },
    ],
    ['two ends', { actions: { status: 'resolved', waitDays: 2 } }],
    ['a shortcut with blanks', { shortcut: 'two words' }],
    ['a language we do not speak', { bodies: [{ locale: 'tlh', text: 'x' }] }],
    ['more than there is', { surprise: true }],
  ])('not %s', async (_name, more) => {
    expect((await ask(agents.agent, 'POST', '/answers', answer(more as object))).status).toBe(400);
  });
  it('is written on top of what was read, or not', async () => {
    const own = await make(agents.agent, { shortcut: 'Envío' });
    expect(own).toMatchObject({ shortcut: 'envío', version: 1, canWrite: true, useCount: 0, missing: [] });
    const put = (version: number) =>
      ask(agents.agent, 'PUT', `/answers/${own.id}`, answer({ title: 'New' }), {
        'if-match': `"${version}"`,
      });
    expect((await put(1)).json).toMatchObject({ title: 'New', version: 2 });
    expect((await put(1)).status).toBe(412);
    expect((await ask(agents.agent, 'DELETE', `/answers/${own.id}`)).status).toBe(204);
    expect(await titles(agents.agent)).toEqual([]);
  });
  it('is sorted by use, and counting makes no event', async () => {
    await make(agents.agent, { title: 'Seldom' });
    const often = await make(agents.agent, { title: 'Often' });
    const events = () => app.db.selectFrom('event').select('position').execute();
    const before = (await events()).length;
    for (let turn = 0; turn < 2; turn++)
      expect((await ask(agents.agent, 'POST', `/answers/${often.id}/uses`)).status).toBe(204);
    expect(await titles(agents.agent)).toEqual(['Often', 'Seldom']);
    expect((await events()).length).toBe(before);
  });
});

describe('a macro', () => {
  const open = async () => (await world.place(world.mail('ana@example.org'))).ticketId;
  const use = (ticketId: string, answerId: string, more: object = {}, headers: object = {}) =>
    ask(agents.agent, 'POST', `/tickets/${ticketId}/macros`, { answerId, ...more }, headers);

  it('does all it says at once, and says how to undo it', async () => {
    const macro = await make(agents.agent, {
      bodies: [],
      actions: {
        owner: { type: 'me' },
        queueId: world.otherQueueId,
        kind: 'complaint',
        priority: 'urgent',
        addTags: ['refund'],
        waitDays: 2,
        note: 'Refund agreed',
      },
    });
    const ticketId = await open();
    const { json, status } = await use(ticketId, macro.id);
    expect(status).toBe(200);
    expect(json.ticket).toMatchObject({
      ownerId: agents.agent.agentId,
      queueId: world.otherQueueId,
      kind: 'complaint',
      priority: 'urgent',
      tags: ['refund'],
      status: 'waiting',
      followUpAt: '2026-03-04T08:00:00.000Z',
    });
    expect((await world.message(json.noteId)).text).toBe('Refund agreed');
    const undone = await ask(agents.agent, 'PATCH', `/tickets/${ticketId}`, json.undo);
    expect(undone.json).toMatchObject({
      ownerId: null,
      queueId: world.queueId,
      kind: 'query',
      priority: 'normal',
      tags: [],
      status: 'open',
      followUpAt: null,
    });
    expect((await ask(agents.agent, 'GET', '/answers')).json.items[0].useCount).toBe(1);
  });

  it('answers and resolves in one go; called back, the ticket stands as before', async () => {
    const macro = await make(agents.agent, { actions: { status: 'resolved', addTags: ['done'] } });
    const ticketId = await open();
    const before = await world.ticket(ticketId);
    const { json } = await use(ticketId, macro.id, { message: { text: 'Hola Ana', undoSeconds: 10 } });
    expect(json.ticket).toMatchObject({ status: 'resolved', tags: ['done'] });
    expect((await ask(agents.agent, 'PATCH', `/tickets/${ticketId}`, json.undo)).status).toBe(200);
    expect((await ask(agents.agent, 'DELETE', `/messages/${json.messageId}`)).status).toBe(200);
    const { status, tags, lastText, ownerId } = await world.ticket(ticketId);
    expect({ status, tags, lastText, ownerId }).toEqual({
      status: before.status,
      tags: before.tags,
      lastText: before.lastText,
      ownerId: before.ownerId,
    });
  });

  it('does nothing where one part of it cannot be done', async () => {
    const macro = await make(agents.supervisor, {
      audience: 'everyone',
      actions: { addTags: ['x'], owner: { type: 'agent', agentId: outsider.agentId }, note: 'n' },
    });
    const ticketId = await open();
    const before = await world.ticket(ticketId);
    const gaps = await use(ticketId, macro.id, { message: { text: 'Hola {{customer.firstName}}' } });
    expect(gaps).toMatchObject({ status: 422, json: { code: 'message.hasGaps' } });
    await app.db
      .updateTable('agent')
      .set({ deactivatedAt: app.now() })
      .where('id', '=', outsider.agentId)
      .execute();
    expect((await ask(agents.agent, 'GET', '/answers')).json.items[0].missing).toEqual(['agent']);
    expect((await use(ticketId, macro.id)).status).toBe(400);
    await app.db
      .updateTable('agent')
      .set({ deactivatedAt: null })
      .where('id', '=', outsider.agentId)
      .execute();
    expect((await use(ticketId, macro.id, {}, { 'if-match': '"99"' })).status).toBe(412);
    expect(await world.ticket(ticketId)).toEqual(before);
    expect((await use(nobody, macro.id)).status).toBe(404);
    expect((await use(ticketId, nobody)).status).toBe(404);
    expect(
      (await ask(agents.reader, 'POST', `/tickets/${ticketId}/macros`, { answerId: macro.id })).status,
    ).toBe(403);
  });
});

test.each(['Hola {{customer.firstName}},', 'Hola ⟦nombre⟧:', '{{ agent.nme | x }}'])(
  'nothing leaves with a gap: %s',
  async (text) => {
    const { ticketId } = await world.place(world.mail('gap@example.org'));
    const refused = await ask(agents.agent, 'POST', `/tickets/${ticketId}/messages`, { text });
    expect(refused).toMatchObject({ status: 422, json: { code: 'message.hasGaps' } });
    const opened = await ask(agents.agent, 'POST', '/tickets', {
      channelId: world.letters.id,
      to: [{ kind: 'mailAddress', value: 'gap@example.org', name: null }],
      text,
    });
    expect(opened.status).toBe(422);
    const note = await ask(agents.agent, 'POST', `/tickets/${ticketId}/messages`, { kind: 'note', text });
    expect(note.status).toBe(201);
  },
);
