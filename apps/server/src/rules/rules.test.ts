import type { RuleDto, WriteRuleBody } from '@hilo/api';
import { roles } from '@hilo/core';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { forgetDirections } from './directions.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const nobody = '01890000-0000-7000-8000-000000000000';

const rule = (more: Partial<WriteRuleBody> = {}) => ({
  name: 'Invoices',
  conditions: [{ field: 'subject', values: ['factura', 'invoice'] }],
  actions: { queueId: world.otherQueueId, tags: ['billing'] },
  ...more,
});
const make = async (more: Partial<WriteRuleBody> = {}): Promise<RuleDto> => {
  const { status, json } = await ask(agents.supervisor, 'POST', '/rules', rule(more));
  expect(status).toBe(201);
  return json as RuleDto;
};
const eventsOf = (ticketId: string) =>
  app.db
    .selectFrom('event')
    .select(['type', 'facts', 'actorType'])
    .where('ticketId', '=', ticketId)
    .where('type', 'not like', 'clock.%')
    .orderBy('position')
    .execute();

beforeEach(async () => {
  await app.db.deleteFrom('rule').execute();
  forgetDirections(app);
});

describe('as a ticket opens', () => {
  it('is sorted, tagged and given by the rules, each of which leaves its trace', async () => {
    const invoices = await make();
    const ana = await make({
      name: 'Ana’s',
      conditions: [{ field: 'sender', values: ['taller.example'] }],
      actions: { queueId: world.queueId, ownerId: agents.agent.agentId, priority: 'high', kind: 'incident' },
    });
    const { ticketId } = await world.place(world.mail('ana@taller.example', { subject: 'Factura 12' }));
    expect(await world.ticket(ticketId)).toMatchObject({
      queueId: world.otherQueueId,
      tags: ['billing'],
      ownerId: agents.agent.agentId,
      priority: 'high',
      kind: 'incident',
    });
    const events = await eventsOf(ticketId);
    expect(events.map(({ type, facts }) => [type, facts]).slice(2, 6)).toEqual([
      ['ticket.ruleApplied', { ruleId: invoices.id, changes: { queueId: world.otherQueueId, tagCount: 1 } }],
      [
        'ticket.ruleApplied',
        { ruleId: ana.id, changes: { ownerId: agents.agent.agentId, kind: 'incident', priority: 'high' } },
      ],
      ['ticket.queued', { from: world.queueId, to: world.otherQueueId, why: 'rule' }],
      ['ticket.assigned', { from: null, to: agents.agent.agentId, why: 'rule' }],
    ]);
    expect(events[0]).toMatchObject({ type: 'ticket.opened', actorType: 'system' });
    const page = await ask(agents.agent, 'GET', `/tickets/${ticketId}`);
    expect(page.json.priority).toBe('high');
    expect(page.json.thread.events.map(({ type }: { type: string }) => type)).toContain('ticket.ruleApplied');
  });

  it('leaves what no rule fits, spam, and what is brought in from elsewhere', async () => {
    await make();
    const other = await world.place(world.mail('b@x.example', { subject: 'Hola' }));
    const spam = await world.place(world.mail('c@x.example', { subject: 'Factura', isSpam: true }));
    const old = await world.place(world.mail('d@x.example', { subject: 'Factura' }), {
      ...world.letters,
      isHistory: true,
    });
    for (const { ticketId } of [other, spam, old])
      expect(await world.ticket(ticketId)).toMatchObject({ queueId: world.queueId, tags: [] });
  });

  it('knows language, organisation, channel and whom it was written to', async () => {
    const organisationId = app.newId();
    const at = app.now();
    await app.db
      .insertInto('customer')
      .values({ id: organisationId, name: 'Gil', isOrganisation: true, createdAt: at, updatedAt: at })
      .execute();
    const known = await world.place(world.mail('gil@gil.example'));
    const { customerId } = await world.ticket(known.ticketId);
    await app.db.updateTable('customer').set({ organisationId }).where('id', '=', customerId).execute();
    const by = (tag: string, field: RuleDto['conditions'][number]['field'], value: string) =>
      make({ name: tag, conditions: [{ field, values: [value] }], actions: { tags: [tag] } });
    await by('english', 'language', 'en');
    await by('gil', 'organisation', organisationId);
    await by('talk', 'channel', world.talk.id);
    await by('help', 'recipient', 'help@shop.example');
    await by('both', 'tag', 'english');
    const text = 'Hello, I would like to know when my order is going to arrive, thanks.';
    const { ticketId } = await world.place(world.mail('gil@gil.example', { subject: 'Order', text }));
    expect((await world.ticket(ticketId)).tags).toEqual(['english', 'gil', 'help', 'both']);
  });

  it('knows what the channel is like, and the custom fields of the customer', async () => {
    for (const [key, type] of [
      ['vip', 'checkbox'],
      ['spent', 'number'],
    ])
      expect(
        (await ask(agents.administrator, 'POST', '/fields', { subject: 'customer', key, name: key, type }))
          .status,
      ).toBe(201);
    const known = await world.place(world.mail('vip@x.example'));
    const { customerId } = await world.ticket(known.ticketId);
    await ask(agents.agent, 'PATCH', `/customers/${customerId}/fields`, {
      values: { vip: true, spent: 900 },
    });
    const by = (tag: string, field: 'capability' | 'customField', ...values: string[]) =>
      make({ name: tag, conditions: [{ field, values }], actions: { tags: [tag] } });
    await by('vip', 'customField', 'customer.vip:true');
    await by('spender', 'customField', 'customer.spent:1000..', 'customer.spent:..10');
    await by('live', 'capability', 'live');
    await by('slow', 'capability', 'voice', 'deferred');
    const tagsOf = async (from: string) =>
      (await world.ticket((await world.place(world.mail(from))).ticketId)).tags;
    expect(await tagsOf('vip@x.example')).toEqual(['vip', 'slow']);
    expect(await tagsOf('other@x.example')).toEqual(['slow']);
    const { items } = (await ask(agents.agent, 'GET', '/fields')).json;
    const vip = items.find(({ key }: { key: string }) => key === 'vip');
    await ask(agents.administrator, 'PATCH', `/fields/${vip.id}`, { isArchived: true });
    expect((await ask(agents.agent, 'GET', '/rules')).json.items[0].missing).toEqual(['field']);
    expect(await tagsOf('vip@x.example')).toEqual(['slow']);
    const refused = await ask(
      agents.supervisor,
      'POST',
      '/rules',
      rule({ conditions: [{ field: 'customField', values: ['customer.vip:true'] }] }),
    );
    expect(refused.json).toMatchObject({ code: 'request.invalid', facts: { missing: ['field'] } });
  });

  it('looks no further than a rule that stops, which may do nothing else', async () => {
    await make({
      name: 'leave',
      conditions: [{ field: 'sender', values: ['boss@x.example'] }],
      actions: {},
      stops: true,
    });
    const all = await make({ name: 'all', conditions: [], actions: { tags: ['all'] } });
    const boss = await world.place(world.mail('boss@x.example'));
    const other = await world.place(world.mail('worker@x.example'));
    expect((await world.ticket(boss.ticketId)).tags).toEqual([]);
    expect((await world.ticket(other.ticketId)).tags).toEqual(['all']);
    expect(all.stops).toBe(false);
  });

  it('passes over a rule that points at something gone, and shows it as broken', async () => {
    const queue = (await ask(agents.supervisor, 'POST', '/rules', rule({ actions: { queueId: nobody } })))
      .json;
    expect(queue).toMatchObject({ code: 'request.invalid', facts: { missing: ['queue'] } });
    await make({ actions: { ownerId: agents.agent.agentId, tags: ['gone'] } });
    const { ticketId: first } = await world.place(world.mail('e@x.example', { subject: 'Factura' }));
    expect((await world.ticket(first)).tags).toEqual(['gone']);
    await app.db
      .updateTable('agent')
      .set({ deactivatedAt: app.now() })
      .where('id', '=', agents.agent.agentId)
      .execute();
    // No event told this process: what a rule points at is looked up where it matches.
    const { ticketId } = await world.place(world.mail('f@x.example', { subject: 'Factura' }));
    expect(await world.ticket(ticketId)).toMatchObject({ tags: [], ownerId: null });
    expect((await ask(agents.supervisor, 'GET', '/rules')).json.items[0].missing).toEqual(['agent']);
    await app.db
      .updateTable('agent')
      .set({ deactivatedAt: null })
      .where('id', '=', agents.agent.agentId)
      .execute();
  });
});

describe('on a later message', () => {
  it('runs only the rules that look at each, and never takes a ticket from a person', async () => {
    await make({ name: 'opened', conditions: [], actions: { kind: 'complaint' } });
    const { ticketId } = await world.place(world.mail('g@x.example', { subject: 'Hola' }));
    await make({
      name: 'each',
      runsOn: 'message',
      conditions: [{ field: 'words', values: ['urgente'] }],
      actions: { priority: 'urgent', ownerId: agents.agent.agentId, tags: ['hot'] },
    });
    const first = await world.app.db
      .selectFrom('message')
      .select('ownRef')
      .where('ticketId', '=', ticketId)
      .executeTakeFirstOrThrow();
    const reply = (text: string) =>
      world.place(
        world.mail('g@x.example', {
          text,
          thread: { ownRef: null, nativeThread: null, refs: [first.ownRef!], replyTokens: [] },
        }),
      );
    await reply('Nada');
    expect(await world.ticket(ticketId)).toMatchObject({ priority: 'normal', tags: [], ownerId: null });
    expect((await reply('Es urgente')).ticketId).toBe(ticketId);
    expect(await world.ticket(ticketId)).toMatchObject({
      priority: 'urgent',
      tags: ['hot'],
      ownerId: agents.agent.agentId,
      kind: 'complaint',
    });
    await app.db
      .updateTable('ticket')
      .set({ ownerId: agents.supervisor.agentId })
      .where('id', '=', ticketId)
      .execute();
    const before = (await eventsOf(ticketId)).length;
    await reply('Muy urgente');
    expect((await world.ticket(ticketId)).ownerId).toBe(agents.supervisor.agentId);
    expect((await eventsOf(ticketId)).slice(before).map(({ type }) => type)).not.toContain(
      'ticket.ruleApplied',
    );
  });
});

describe('keeping them', () => {
  it('puts them into an order, also where two do it at once', async () => {
    const [one, two, three] = [
      await make({ name: '1' }),
      await make({ name: '2' }),
      await make({ name: '3' }),
    ];
    const order = (...ids: string[]) => ask(agents.supervisor, 'PUT', '/rules/order', { ruleIds: ids });
    const answer = await order(three.id, one.id);
    expect(answer.json.items.map(({ name }: RuleDto) => name)).toEqual(['3', '1', '2']);
    const both = await Promise.all([order(one.id, two.id, three.id), order(two.id, one.id, nobody)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { json } = await ask(agents.agent, 'GET', '/rules');
    expect(json.items).toHaveLength(3);
    expect(
      (await app.db.selectFrom('rule').select('position').orderBy('position').execute()).map(
        (row) => row.position,
      ),
    ).toEqual([0, 1, 2]);
  });

  it('tells which of the newest tickets would match and why, and changes nothing', async () => {
    world.pass(1);
    const found = await world.place(world.mail('h@x.example', { subject: 'Sobre la FACTURA de marzo' }));
    const before = await eventsOf(found.ticketId);
    const { json } = await ask(agents.supervisor, 'POST', '/rules/test', {
      match: 'any',
      conditions: [
        { field: 'words', values: ['marzo'] },
        { field: 'sender', values: ['x.example'] },
      ],
    });
    expect(json.tested).toBeGreaterThan(3);
    expect(json.items[0]).toMatchObject({
      ticketId: found.ticketId,
      reasons: [
        { field: 'words', value: 'marzo' },
        { field: 'sender', value: 'x.example' },
      ],
    });
    expect(await eventsOf(found.ticketId)).toEqual(before);
  });

  it('explains, rule by rule, what would become of a ticket that is there, and changes nothing', async () => {
    const { ticketId } = await world.place(world.mail('why@x.example', { subject: 'Factura de mayo' }));
    await app.db
      .updateTable('ticket')
      .set({ tags: ['late'] })
      .where('id', '=', ticketId)
      .execute();
    const first = await make();
    await make({
      name: 'late',
      conditions: [{ field: 'tag', values: ['late'] }],
      actions: { priority: 'high' },
    });
    await make({ name: 'off', isOn: false });
    await make({
      name: 'each',
      runsOn: 'message',
      conditions: [{ field: 'tag', values: ['billing', 'late'] }],
      actions: { priority: 'low' },
      stops: true,
    });
    await make({ name: 'below', conditions: [], actions: { kind: 'complaint' } });
    const before = await eventsOf(ticketId);
    const explain = async (ticket: string, on: 'opened' | 'message' = 'opened') =>
      (await ask(agents.supervisor, 'POST', '/rules/explain', { ticket, on })).json;
    const opened = await explain(ticketId);
    expect(opened.items.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'applied',
      'unmatched',
      'off',
      'applied',
      'afterStop',
    ]);
    expect(opened).toMatchObject({ sender: 'why@x.example', subject: 'Factura de mayo' });
    expect(opened.items[0]).toMatchObject({
      ruleId: first.id,
      reasons: [{ field: 'subject', value: 'factura' }],
      changes: { queueId: world.otherQueueId, tags: ['billing'] },
    });
    expect(opened.items[1].unmet).toEqual([{ field: 'tag', values: ['late'] }]);
    const later = await explain(opened.trackingKey.toLowerCase(), 'message');
    expect(later.items.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'notNow',
      'notNow',
      'off',
      'applied',
      'afterStop',
    ]);
    expect(await eventsOf(ticketId)).toEqual(before);
    expect(await explain('H-222-222-222')).toMatchObject({ code: 'resource.notFound' });
    expect(await explain(nobody)).toMatchObject({ code: 'resource.notFound' });
    expect((await ask(agents.agent, 'POST', '/rules/explain', { ticket: ticketId })).status).toBe(403);
  });

  test.each([
    ['does nothing', { actions: {} }],
    ['tags nothing', { actions: { tags: [] } }],
    ['names two owners', { actions: { ownerId: nobody, teamId: nobody } }],
    ['asks for nothing', { conditions: [{ field: 'words', values: [] }] }],
    ['asks a channel for what none is', { conditions: [{ field: 'capability', values: ['smell'] }] }],
    ['asks a field for nothing', { conditions: [{ field: 'customField', values: ['vip'] }] }],
    ['asks what nobody knows', { conditions: [{ field: 'weather', values: ['rain'] }] }],
  ])('refuses one that %s', async (_name, more) => {
    expect((await ask(agents.supervisor, 'POST', '/rules', rule(more as object))).status).toBe(400);
  });

  it.each(roles)('is for those who may: %s', async (role) => {
    const kept = await make();
    const may = role === 'administrator' || role === 'supervisor';
    expect((await ask(agents[role], 'GET', '/rules')).status).toBe(200);
    expect((await ask(agents[role], 'POST', '/rules', rule())).status).toBe(may ? 201 : 403);
    expect((await ask(agents[role], 'PUT', '/rules/order', { ruleIds: [] })).status).toBe(may ? 200 : 403);
    expect((await ask(agents[role], 'POST', '/rules/test', { match: 'all', conditions: [] })).status).toBe(
      may ? 200 : 403,
    );
    expect((await ask(agents[role], 'PUT', `/rules/${kept.id}`, rule({ isOn: false }))).status).toBe(
      may ? 200 : 403,
    );
    expect((await ask(agents[role], 'DELETE', `/rules/${kept.id}`)).status).toBe(may ? 204 : 403);
    expect((await ask(null, 'GET', '/rules')).status).toBe(401);
  });
});
