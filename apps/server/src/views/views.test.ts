import { describe, expect, it } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { insertTicket } from '../testing/insert-ticket.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const me = agents.agent;

const save = async (actor: typeof me, body: object) => {
  const { status, json } = await ask(actor, 'POST', '/views', body);
  return { status, view: json };
};
const names = async (actor: typeof me): Promise<string[]> =>
  (await ask(actor, 'GET', '/views')).json.items.map(({ name }: { name: string }) => name);

describe('saved views', () => {
  it('are one’s own, or everybody’s by who arranges the work', async () => {
    const filter = { tag: ['vip'], status: ['open', 'waiting'] };
    const own = await save(me, { name: '  Mine only ', view: 'open', sort: 'longestWait', filter });
    expect(own).toMatchObject({
      status: 201,
      view: { name: 'Mine only', isShared: false, view: 'open', sort: 'longestWait', filter },
    });
    expect((await save(me, { name: 'All', view: 'open', isShared: true })).status).toBe(403);
    const shared = await save(agents.supervisor, { name: 'For all', view: 'open', isShared: true });
    expect(await names(me)).toEqual(['For all', 'Mine only']);
    expect(await names(agents.administrator)).toEqual(['For all']);

    const { id } = own.view;
    for (const other of [agents.supervisor, agents.administrator]) {
      expect((await ask(other, 'GET', `/tickets?savedViewId=${id}`)).status).toBe(404);
      expect((await ask(other, 'PATCH', `/views/${id}`, { name: 'Taken' })).status).toBe(404);
      expect((await ask(other, 'DELETE', `/views/${id}`)).status).toBe(404);
    }
    expect((await ask(me, 'PATCH', `/views/${shared.view.id}`, { name: 'x' })).status).toBe(403);
    expect((await ask(me, 'PATCH', `/views/${id}`, { isShared: true })).status).toBe(403);
    const key = { type: 'apiKey' as const, apiKeyId: app.newId(), scopes: ['*' as const] };
    expect((await ask(key, 'GET', '/views')).json.items).toHaveLength(1);
    expect((await ask(key, 'POST', '/views', { name: 'x', view: 'open' })).status).toBe(403);
  });

  it('are renamed, shared, put in order and deleted', async () => {
    const lead = agents.supervisor;
    const [one, two] = [
      await save(lead, { name: 'One', view: 'all' }),
      await save(lead, { name: 'Two', view: 'all' }),
    ];
    await ask(lead, 'PATCH', `/views/${one.view.id}`, { name: 'First' });
    await ask(lead, 'POST', '/views/order', { isShared: false, ids: [two.view.id, one.view.id] });
    expect(await names(lead)).toEqual(['For all', 'Two', 'First']);
    await ask(lead, 'PATCH', `/views/${two.view.id}`, { isShared: true });
    expect(await names(me)).toEqual(['For all', 'Two', 'Mine only']);
    expect((await ask(lead, 'DELETE', `/views/${two.view.id}`)).status).toBe(204);
    expect((await ask(lead, 'DELETE', `/views/${two.view.id}`)).status).toBe(404);
    expect(await names(me)).toEqual(['For all', 'Mine only']);
  });

  it('are seen by the team that they are shared with, and by who arranges the work', async () => {
    const teamId = app.newId();
    const at = app.now();
    await app.db.insertInto('team').values({ id: teamId, name: 'Night', createdAt: at }).execute();
    const lead = agents.supervisor;
    const nightly = await save(lead, { name: 'Nightly', view: 'open', isShared: true, teamId });
    expect(nightly.view).toMatchObject({ isShared: true, teamId });
    expect(await names(me)).not.toContain('Nightly');
    expect(await names(lead)).toContain('Nightly');
    expect((await ask(me, 'GET', `/tickets?savedViewId=${nightly.view.id}`)).status).toBe(404);
    await app.db.insertInto('teamMember').values({ teamId, agentId: me.agentId }).execute();
    expect(await names(me)).toContain('Nightly');
    expect((await ask(me, 'GET', `/tickets?savedViewId=${nightly.view.id}`)).status).toBe(200);
    expect(await names(agents.reader)).not.toContain('Nightly');
    const place = `/views/${nightly.view.id}`;
    expect((await ask(lead, 'PATCH', place, { name: 'By night' })).json.teamId).toBe(teamId);
    expect((await ask(lead, 'PATCH', place, { teamId: null })).json).toMatchObject({ teamId: null });
    expect(await names(agents.reader)).toContain('By night');
    expect((await ask(lead, 'PATCH', place, { teamId: app.newId() })).status).toBe(400);
    await ask(lead, 'DELETE', place);
    expect((await save(me, { name: 'Own', view: 'all', teamId })).view).toMatchObject({ teamId: null });
    await ask(me, 'DELETE', `/views/${(await ask(me, 'GET', '/views')).json.items.at(-1).id}`);
  });

  it('refuse what is no filter, and too many', async () => {
    for (const filter of [{ status: ['asleep'] }, { owner: 'x' }, { drop: 1 }, { waitingMinutes: -1 }])
      expect((await save(me, { name: 'x', view: 'open', filter })).status).toBe(400);
    expect((await save(me, { name: ' ', view: 'open' })).status).toBe(400);
    const answers: number[] = [];
    for (let turn = 0; turn < 51; turn++)
      answers.push((await save(agents.reader, { name: `${turn}`, view: 'all' })).status);
    expect(answers.filter((status) => status === 201)).toHaveLength(50);
    expect(answers.at(-1)).toBe(409);
  });

  it('list and count what they say, up to a bound', async () => {
    for (let turn = 0; turn < 103; turn++)
      await insertTicket(app, { queueId: world.queueId, ownerId: turn < 3 ? me.agentId : null });
    const { view } = await save(me, { name: 'With me', view: 'open', filter: { owner: 'me' } });
    const rows = (await ask(me, 'GET', `/tickets?savedViewId=${view.id}`)).json.items;
    expect(rows).toHaveLength(3);
    const narrowed = await ask(me, 'GET', `/tickets?savedViewId=${view.id}&queueId=${world.otherQueueId}`);
    expect(narrowed.json.items).toEqual([]);
    const { counts } = (await ask(me, 'GET', '/views/counts')).json;
    expect(counts).toMatchObject({ mine: 3, unassigned: 100, open: 100, resolved: 0, [view.id]: 3 });
    expect((await ask(agents.supervisor, 'GET', '/views/counts')).json.counts).toMatchObject({ mine: 0 });
    expect((await ask(agents.supervisor, 'GET', '/views/counts')).json.counts).not.toHaveProperty(view.id);
  });
});
