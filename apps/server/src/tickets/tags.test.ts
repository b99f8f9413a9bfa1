import type { Actor } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { insertTicket } from '../testing/insert-ticket.ts';
import { bulkChange } from './bulk-change.ts';
import { deleteTag, renameTag } from './tags.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const lead = agents.supervisor;

const tagged = async (...tags: string[]): Promise<string> => {
  const id = await insertTicket(app, { queueId: world.queueId });
  if (tags.length > 0)
    await bulkChange(app, lead, { ids: [id], action: { type: 'tag', add: tags, remove: [] } });
  return id;
};
const list = async (query = ''): Promise<[string, number | null][]> =>
  (await ask(agents.agent, 'GET', `/tags?withCounts=true&query=${query}`)).json.items.map(
    (tag: { name: string; ticketCount: number | null }) => [tag.name, tag.ticketCount],
  );

describe('tags', () => {
  it('are proposed by what is typed, one spelling each', async () => {
    await tagged('Envío', 'reenvío');
    await tagged('ENVÍO');
    expect(await list(encodeURIComponent('env'))).toEqual([
      ['Envío', 2],
      ['reenvío', 1],
    ]);
    expect(await list('%25')).toEqual([]);
  });

  it('that end in numbers stand as one counts, behind those that begin with what is typed', async () => {
    await tagged('lote 10', 'lote 2', 'un lote');
    expect((await list('lote')).map(([name]) => name)).toEqual(['lote 2', 'lote 10', 'un lote']);
  });

  it('are renamed on every ticket, with an event for each', async () => {
    const id = await tagged('old name', 'kept');
    const { version } = await world.ticket(id);
    expect(await renameTag(app, lead, { name: 'old name', to: 'new name' })).toEqual({ tickets: 1 });
    expect(await world.ticket(id)).toMatchObject({ tags: ['new name', 'kept'], version: version + 1 });
    const events = await app.db.selectFrom('event').select('facts').where('ticketId', '=', id).execute();
    expect(events.at(-1)?.facts).toEqual({ fields: ['tags'] });
    expect(JSON.stringify(events)).not.toContain('new name');
    expect((await list('old')).length).toBe(0);
  });

  it('change the size of their letters without parting', async () => {
    const id = await tagged('invoice');
    await renameTag(app, lead, { name: 'invoice', to: 'Invoice' });
    expect((await world.ticket(id)).tags).toEqual(['Invoice']);
    expect(await list('invoice')).toEqual([['Invoice', 1]]);
  });

  it('become one where the name is there already', async () => {
    const both = await tagged('left', 'right');
    const one = await tagged('left');
    await renameTag(app, lead, { name: 'left', to: 'RIGHT' });
    expect((await world.ticket(both)).tags).toEqual(['right']);
    expect((await world.ticket(one)).tags).toEqual(['right']);
    expect(await list('left')).toEqual([]);
    expect(await list('right')).toEqual([['right', 2]]);
  });

  it('go from every ticket, more than one batch of them', async () => {
    const ids: string[] = [];
    for (let turn = 0; turn < 503; turn++) ids.push(await insertTicket(app, { queueId: world.queueId }));
    await app.db
      .updateTable('ticket')
      .set({ tags: ['gone'] })
      .where('id', 'in', ids)
      .execute();
    await app.db.insertInto('tag').values({ name: 'gone', createdAt: app.now() }).execute();
    expect(await list('gone')).toEqual([['gone', 100]]);
    expect(await deleteTag(app, lead, 'gone')).toEqual({ tickets: 503 });
    expect(await list('gone')).toEqual([]);
    await expect(deleteTag(app, lead, 'gone')).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(renameTag(app, lead, { name: 'gone', to: 'x' })).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });

  it('have a colour by who arranges the work, and keep it under another name', async () => {
    await tagged('warranty', 'plain');
    const give = (who: Actor, colour: unknown, name = 'warranty') =>
      ask(who, 'POST', '/tags/colour', { name, colour });
    expect((await give(agents.agent, 'teal')).status).toBe(403);
    expect((await give(agents.reader, 'teal')).status).toBe(403);
    expect((await give(lead, 'teal', 'nothing')).status).toBe(404);
    expect((await give(lead, 'red')).status).toBe(400);
    expect((await give(lead, 'teal')).json).toMatchObject({ name: 'warranty', colour: 'teal' });
    const coloured = async () => (await ask(agents.agent, 'GET', '/tags?hasColour=true')).json.items;
    expect(await coloured()).toMatchObject([{ name: 'warranty', colour: 'teal' }]);
    await renameTag(app, lead, { name: 'warranty', to: 'guarantee' });
    expect(await coloured()).toMatchObject([{ name: 'guarantee', colour: 'teal' }]);
    await renameTag(app, lead, { name: 'guarantee', to: 'plain' });
    expect(await coloured()).toEqual([]);
    await give(lead, 'pink', 'plain');
    expect((await give(lead, null, 'plain')).json.colour).toBeNull();
    expect(await coloured()).toEqual([]);
  });

  it('are no more on one ticket than one may write there, however they are added', async () => {
    const names = (from: number) => Array.from({ length: 20 }, (_, n) => `many ${from + n}`);
    const id = await tagged(...names(0));
    const change = async (add: string[], remove: string[] = []) =>
      (await bulkChange(app, lead, { ids: [id], action: { type: 'tag', add, remove } })).items[0];
    expect(await change(names(20))).toMatchObject({ refused: { code: 'request.invalid' } });
    expect(await change(names(20).slice(10))).toMatchObject({ refused: null });
    // As rules may have left it.
    await app.db
      .updateTable('ticket')
      .set({ tags: [...names(0), ...names(20)] })
      .where('id', '=', id)
      .execute();
    expect(await change([], ['many 3'])).toMatchObject({ refused: null });
    const { json: macro } = await ask(lead, 'POST', '/answers', {
      title: 'Less',
      bodies: [],
      actions: { removeTags: ['many 4'] },
    });
    const used = await ask(lead, 'POST', `/tickets/${id}/macros`, { answerId: macro.id });
    expect([used.status, used.json.undo.tags.length]).toEqual([200, 39]);
  });

  it('are made once by two at the same time', async () => {
    const ids = await Promise.all([tagged(), tagged(), tagged(), tagged()]);
    await Promise.all(
      ids.map((id, turn) =>
        bulkChange(app, lead, {
          ids: [id],
          action: { type: 'tag', add: turn % 2 ? ['Beta', 'alpha'] : ['ALPHA', 'beta'], remove: [] },
        }),
      ),
    );
    expect((await list('alpha')).map(([, count]) => count)).toEqual([4]);
    expect((await list('beta')).map(([, count]) => count)).toEqual([4]);
  });
});
