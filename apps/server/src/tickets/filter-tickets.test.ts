import type { TicketRow } from '@hilo/api';
import {
  type FilteredTicket,
  matchesRule,
  ruleOf,
  type TicketFilter,
  ticketSorts,
  ticketViews,
} from '@hilo/core';
import { describe, expect, it } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { insertTicket } from '../testing/insert-ticket.ts';
import { bulkChange } from './bulk-change.ts';
import { seeTicket } from './see-ticket.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const me = agents.agent;

/** Sixty tickets, each a little different in all that a filter asks for. */
const many = async (): Promise<void> => {
  for (let turn = 0; turn < 60; turn++) {
    world.pass(7);
    const owner = [null, me.agentId, agents.supervisor.agentId][turn % 3]!;
    const id = await insertTicket(app, {
      queueId: turn % 2 ? world.queueId : world.otherQueueId,
      ownerId: owner,
      status: (['open', 'open', 'waiting', 'resolved'] as const)[turn % 4]!,
    });
    await app.db
      .updateTable('ticket')
      .set({
        kind: turn % 5 ? 'query' : 'complaint',
        tags: [['vip'], ['vip', 'garden'], []][turn % 3]!,
        lastChannelId: turn % 4 ? world.letters.id : world.talk.id,
        waitingSince: turn % 6 ? null : new Date(app.now().getTime() - turn * 60_000),
        snoozedUntil: turn % 7 ? null : new Date(app.now().getTime() + 86_400_000),
        isSpam: turn % 11 === 0,
      })
      .where('id', '=', id)
      .execute();
  }
};
await many();

const list = async (query: string): Promise<{ items: TicketRow[]; nextCursor: string | null }> => {
  const { status, json } = await ask(me, 'GET', `/tickets?${query}`);
  expect(status).toBe(200);
  return json;
};
/** Every page of a list, one after the other. */
const walk = async (query: string, limit = 7): Promise<TicketRow[]> => {
  const rows: TicketRow[] = [];
  let cursor: string | null = null;
  do {
    const page = await list(`${query}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows;
};

const filters: [string, TicketFilter][] = [
  ['', {}],
  ['status=waiting', { status: ['waiting'] }],
  ['status=open&status=resolved', { status: ['open', 'resolved'] }],
  ['owner=me', { owner: 'me' }],
  ['owner=none', { owner: 'none' }],
  ['owner=somebody', { owner: 'somebody' }],
  [`owner=${agents.supervisor.agentId}`, { owner: agents.supervisor.agentId }],
  [`queueId=${world.queueId}`, { queueId: [world.queueId] }],
  ['tag=vip&tag=garden', { tag: ['vip', 'garden'] }],
  ['kind=complaint', { kind: ['complaint'] }],
  [`channelId=${world.talk.id}`, { channelId: [world.talk.id] }],
  ['waitingMinutes=30', { waitingMinutes: 30 }],
  ['dueWithinHours=4', { dueWithinHours: 4 }],
  [
    `owner=somebody&tag=vip&queueId=${world.otherQueueId}`,
    { owner: 'somebody', tag: ['vip'], queueId: [world.otherQueueId] },
  ],
];

describe('a list that is narrowed', () => {
  it.each(filters)('by "%s" holds what the rule says, in every view, once', async (query, filter) => {
    const all = await walk('view=all', 100);
    expect(all).toHaveLength(60);
    for (const view of ticketViews) {
      const found = await walk(`view=${view}&${query}`);
      const rule = ruleOf(view, filter, me.agentId);
      const expected = all.filter((row) => matchesRule(row as FilteredTicket, rule, app.now().getTime()));
      expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });

  it.each(ticketSorts)('comes in the order "%s", page by page, each ticket once', async (sort) => {
    const rows = await walk(`view=all&sort=${sort}`);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(60);
    const keys = rows.map((row) =>
      sort === 'longestWait'
        ? (row.waitingSince ?? '9999')
        : sort === 'dueNext'
          ? (row.dueAt ?? '9999')
          : row.lastMessageAt,
    );
    const sorted = [...keys].sort();
    expect(keys).toEqual(sort === 'newest' ? sorted.reverse() : sorted);
  });

  it.each([
    [`due_state in ('overdue')`, 'ticket_at_risk'],
    [`due_state in ('atRisk') and not is_spam`, 'ticket_at_risk'],
    [`due_at <= now() and status = 'open'`, 'ticket_due'],
  ])('what is due comes by an index, whatever is said of spam: %s', async (asked, index) => {
    const client = await world.pool.connect();
    await client.query('begin; set local enable_seqscan = off; set local enable_sort = off');
    const { rows } = await client.query(
      `explain select id from ticket where ${asked} and due_at is not null order by due_at, id limit 51`,
    );
    await client.query('rollback');
    client.release();
    expect(JSON.stringify(rows)).toContain(`using ${index} `);
  });

  it('holds nothing without a time where only what is due is wanted', async () => {
    expect(await walk('view=all&status=open&dueWithinHours=4&sort=dueNext')).toEqual([]);
    expect(await walk('view=all&due=overdue&due=atRisk&sort=dueNext')).toEqual([]);
    expect((await walk('view=all&status=open&sort=dueNext')).length).toBeGreaterThan(10);
  });

  it('refuses what is no filter', async () => {
    for (const query of [
      'status=asleep',
      'owner=x',
      'waitingMinutes=0',
      'dueWithinHours=0',
      'sort=best',
      'queueId=1',
      'cursor=abc',
    ])
      expect((await ask(me, 'GET', `/tickets?${query}`)).status).toBe(400);
  });

  it('of tickets that are named gives those that belong to the list', async () => {
    const [waiting] = (await list('view=waiting&limit=1')).items;
    const [resolved] = (await list('view=resolved&limit=1')).items;
    const named = `id=${waiting!.id}&id=${resolved!.id}`;
    expect((await list(`view=waiting&${named}`)).items).toEqual([waiting]);
    expect((await list(`view=all&${named}`)).items).toHaveLength(2);
    expect((await list(`view=open&id=${waiting!.id}`)).items).toEqual([]);
  });

  it('knows the customers of an organisation', async () => {
    const [of, other] = (await list('view=all&limit=2')).items;
    const organisationId = app.newId();
    await app.db
      .insertInto('customer')
      .values({ id: organisationId, isOrganisation: true, createdAt: app.now(), updatedAt: app.now() })
      .execute();
    await app.db.updateTable('customer').set({ organisationId }).where('id', '=', of!.customer.id).execute();
    expect((await walk(`view=all&organisationId=${organisationId}`)).map(({ id }) => id)).toEqual([of!.id]);
    expect((await walk(`view=all&organisationId=${other!.customer.id}`)).map(({ id }) => id)).toEqual([
      other!.id,
    ]);
  });
});

describe('what is unread', () => {
  it('is what came from others since one looked, for each agent apart', async () => {
    const { ticketId } = await world.place(world.mail('ana@correo.example'));
    const unread = async (actor: typeof me) =>
      (await ask(actor, 'GET', `/tickets/${ticketId}`)).json as { isUnread: boolean; position: number };
    expect((await unread(me)).isUnread).toBe(true);
    expect((await list('isUnread=true')).items.map(({ id }) => id)).toEqual([ticketId]);
    const { position } = await unread(me);
    expect((await ask(me, 'PUT', `/tickets/${ticketId}/seen`, { position })).status).toBe(204);
    expect((await unread(me)).isUnread).toBe(false);
    expect((await list('isUnread=true')).items).toEqual([]);
    expect((await unread(agents.supervisor)).isUnread).toBe(true);

    world.pass(1);
    await ask(me, 'POST', `/tickets/${ticketId}/messages`, { kind: 'note', text: 'mine' });
    expect((await unread(me)).isUnread).toBe(false);
    await ask(agents.supervisor, 'POST', `/tickets/${ticketId}/messages`, { kind: 'note', text: 'theirs' });
    expect((await unread(me)).isUnread).toBe(true);
  });

  it('stays new where it came between reading and saying so, and cannot be read ahead', async () => {
    const { ticketId } = await world.place(world.mail('eva@correo.example'));
    const before = (await ask(me, 'GET', `/tickets/${ticketId}`)).json.position as number;
    world.pass(1);
    await ask(agents.supervisor, 'POST', `/tickets/${ticketId}/messages`, { kind: 'note', text: 'between' });
    await seeTicket(app, me, ticketId, before);
    const now = (await ask(me, 'GET', `/tickets/${ticketId}`)).json;
    expect(now).toMatchObject({ isUnread: true, seen: { position: before } });
    const note = now.thread.items.at(-1);
    expect(note.createdAt > now.seen.at).toBe(true);

    await seeTicket(app, me, ticketId, 10 ** 12);
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.seen.position).toBe(now.position);
    world.pass(1);
    await ask(agents.supervisor, 'POST', `/tickets/${ticketId}/messages`, { kind: 'note', text: 'after' });
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.isUnread).toBe(true);
    // Older than what is known: nothing goes back.
    await seeTicket(app, me, ticketId, before);
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.seen.position).toBe(now.position);
  });

  it('can be put back by hand, and is nothing for a machine or an answer of a machine', async () => {
    const { ticketId } = await world.place(
      world.mail('iris@correo.example', { automatic: { kind: 'bulk', why: 'list' } }),
    );
    const { position } = (await ask(me, 'GET', `/tickets/${ticketId}`)).json;
    await seeTicket(app, me, ticketId, position);
    await ask(me, 'DELETE', `/tickets/${ticketId}/seen`);
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.isUnread).toBe(true);
    await seeTicket(app, me, ticketId, position);
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.isUnread).toBe(false);
    const key = { type: 'apiKey' as const, apiKeyId: app.newId(), scopes: ['*' as const] };
    expect((await ask(key, 'GET', `/tickets/${ticketId}`)).json).toMatchObject({
      isUnread: false,
      seen: null,
    });
    expect((await ask(key, 'PUT', `/tickets/${ticketId}/seen`, { position })).status).toBe(403);
  });

  it('writes nothing where nothing is new', async () => {
    const { ticketId } = await world.place(world.mail('luis@correo.example'));
    const { position } = (await ask(me, 'GET', `/tickets/${ticketId}`)).json;
    const row = () => app.db.selectFrom('ticketSeen').selectAll().where('ticketId', '=', ticketId).execute();
    await seeTicket(app, me, ticketId, position);
    const first = await row();
    world.pass(5);
    await seeTicket(app, me, ticketId, position);
    expect(await row()).toEqual(first);
  });
});

describe('many tickets at once', () => {
  it('say of each what was done, what was refused and why, and what leads back', async () => {
    const one = await insertTicket(app, { queueId: world.queueId });
    const two = await insertTicket(app, { queueId: world.queueId, ownerId: agents.supervisor.agentId });
    const nobody = app.newId();
    const { status, json } = await ask(me, 'POST', '/tickets/bulk', {
      ids: [one, two, nobody, one],
      action: { type: 'change', ownerId: me.agentId, queueId: world.otherQueueId },
    });
    expect(status).toBe(200);
    expect(json.items).toMatchObject([
      { id: one, refused: null, undo: { type: 'change', ownerId: null, queueId: world.queueId } },
      { id: two, refused: null, undo: { type: 'change', ownerId: agents.supervisor.agentId } },
      { id: nobody, refused: { code: 'resource.notFound' }, undo: null },
    ]);
    const back = json.items
      .filter((item: { undo: unknown }) => item.undo)
      .map(({ id, undo }: { id: string; undo: unknown }) => ({ id, action: undo }));
    await ask(me, 'POST', '/tickets/bulk', { items: back });
    expect(await world.ticket(one)).toMatchObject({ ownerId: null, queueId: world.queueId });
    expect(await world.ticket(two)).toMatchObject({
      ownerId: agents.supervisor.agentId,
      queueId: world.queueId,
    });
  });

  it('resolve, wait, sleep and come back to where each was', async () => {
    const open = await insertTicket(app, { queueId: world.queueId });
    const waiting = await insertTicket(app, { queueId: world.queueId, status: 'waiting' });
    const day = new Date(app.now().getTime() + 86_400_000);
    await app.db.updateTable('ticket').set({ followUpAt: day }).where('id', '=', waiting).execute();
    const since = new Date(app.now().getTime() - 3_600_000);
    await app.db.updateTable('ticket').set({ waitingSince: since }).where('id', '=', open).execute();
    const done = await bulkChange(app, me, {
      ids: [open, waiting],
      action: { type: 'change', status: 'resolved' },
    });
    expect(await world.ticket(open)).toMatchObject({ status: 'resolved', waitingSince: null });
    expect((await world.ticket(waiting)).status).toBe('resolved');
    await bulkChange(app, me, { items: done.items.map(({ id, undo }) => ({ id, action: undo! })) });
    // Whoever was waiting for a person waits on, since then.
    expect(await world.ticket(open)).toMatchObject({ status: 'open', waitingSince: since });
    expect(await world.ticket(waiting)).toMatchObject({
      status: 'waiting',
      followUpAt: day,
      waitingSince: null,
    });
    const late = await bulkChange(app, me, { ids: [open], action: { type: 'change', status: 'waiting' } });
    expect(late.items[0]?.refused?.code).toBe('ticket.followUpNeeded');
    const asleep = await bulkChange(app, me, {
      ids: [open],
      action: { type: 'change', snoozedUntil: day.toISOString() },
    });
    expect(asleep.items[0]?.undo).toEqual({ type: 'change', snoozedUntil: null });
  });

  it('put tags on and off, in the spelling in use, and take back what each really changed', async () => {
    const bare = await insertTicket(app, { queueId: world.queueId });
    const tagged = await insertTicket(app, { queueId: world.queueId });
    await bulkChange(app, me, { ids: [tagged], action: { type: 'tag', add: ['Roses'], remove: [] } });
    const done = await bulkChange(app, me, {
      ids: [bare, tagged],
      action: { type: 'tag', add: ['roses', 'hedge'], remove: ['nothing'] },
    });
    expect((await world.ticket(bare)).tags).toEqual(['Roses', 'hedge']);
    expect(done.items.map(({ undo }) => undo)).toEqual([
      { type: 'tag', add: [], remove: ['Roses', 'hedge'] },
      { type: 'tag', add: [], remove: ['hedge'] },
    ]);
    await bulkChange(app, me, { items: done.items.map(({ id, undo }) => ({ id, action: undo! })) });
    expect((await world.ticket(bare)).tags).toEqual([]);
    expect((await world.ticket(tagged)).tags).toEqual(['Roses']);
  });

  it('become one, and many again', async () => {
    const [into, first, second] = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => (await world.place(world.mail(`${name}@merge.example`))).ticketId),
    );
    const done = await bulkChange(app, me, {
      ids: [first!, second!, into!],
      action: { type: 'merge', toTicketId: into! },
    });
    expect(done.items.map(({ refused }) => refused?.code ?? null)).toEqual([null, null, 'request.invalid']);
    expect((await world.ticket(first!)).mergedInto).toBe(into);
    await bulkChange(app, me, {
      items: done.items.flatMap(({ id, undo }) => (undo ? [{ id, action: undo }] : [])),
    });
    expect((await world.ticket(first!)).mergedInto).toBeNull();
    expect((await world.ticket(second!)).mergedInto).toBeNull();
  });

  it('are bounded, and twice is once', async () => {
    const id = await insertTicket(app, { queueId: world.queueId });
    const body = { ids: [id], action: { type: 'change', isSpam: true } };
    const bounds = [
      { ids: [], action: body.action },
      { ids: Array(201).fill(id), action: body.action },
      { ids: [id], action: { type: 'drop' } },
    ];
    for (const wrong of bounds) expect((await ask(me, 'POST', '/tickets/bulk', wrong)).status).toBe(400);
    expect((await ask(agents.reader, 'POST', '/tickets/bulk', body)).status).toBe(403);
    expect((await ask(me, 'POST', '/tickets/bulk', body)).json.items[0].undo).toEqual({
      type: 'change',
      isSpam: false,
    });
    expect((await ask(me, 'POST', '/tickets/bulk', body)).json.items[0]).toMatchObject({
      refused: null,
      undo: null,
    });
  });
});

describe('a list of what is due', () => {
  it('lays what is overdue and what is at risk together in their order, page by page', async () => {
    const all = await walk('view=all', 100);
    for (const [turn, { id }] of all.entries())
      await app.db
        .updateTable('ticket')
        .set({
          // Pairs at the same moment, and neither state before the other.
          dueAt: new Date(app.now().getTime() + ((turn * 7) % 30) * 60_000),
          dueKind: 'firstAnswer',
          dueState: (['overdue', 'atRisk', 'onTime'] as const)[turn % 3]!,
        })
        .where('id', '=', id)
        .execute();
    const key = ({ dueAt, id }: TicketRow): string => `${dueAt} ${id}`;
    const expected = (await walk('view=all', 100)).filter(({ dueState }) => dueState !== 'onTime').map(key);
    const found = await walk('view=all&due=overdue&due=atRisk&sort=dueNext');
    expect(found.map(key)).toEqual(expected.sort());
    expect(found.length).toBeGreaterThan(30);
  });
});
