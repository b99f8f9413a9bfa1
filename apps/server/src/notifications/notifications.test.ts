import type { NotificationDto } from '@hilo/api';
import { usualChoice } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import type { StaffMail } from '../agents/send-staff-mail.ts';
import { wakeTickets } from '../jobs/wake-tickets.ts';
import { maySee } from '../live/event-permission.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { mailNotifications } from './mail-notifications.ts';
import { makeNotifications } from './make-notifications.ts';
import { noticeMail } from './notice-words.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const me = agents.agent;
const other = agents.supervisor;
type Who = typeof me;

const arrive = async (name: string): Promise<string> => {
  const { ticketId } = await world.place(world.mail(`${name}@correo.example`));
  world.pass(1);
  return ticketId;
};
const told = async (actor: Who = me): Promise<NotificationDto[]> => {
  await makeNotifications(app);
  return (await ask(actor, 'GET', '/notifications?isUnread=true')).json.items;
};
const kinds = async (actor: Who = me): Promise<string[]> => (await told(actor)).map(({ kind }) => kind);
const readAll = async (): Promise<void> => {
  await makeNotifications(app);
  for (const actor of Object.values(agents)) await ask(actor, 'POST', '/notifications/read', {});
};
const note = (actor: Who, ticketId: string, mentions: object[] = []) =>
  ask(actor, 'POST', `/tickets/${ticketId}/messages`, { kind: 'note', text: '@The agent look', mentions });
const assign = (actor: Who, ticketId: string, ownerId: string | null) =>
  ask(actor, 'PATCH', `/tickets/${ticketId}`, { ownerId });
const choose = (actor: Who, change: object) =>
  ask(actor, 'PUT', '/me/notifications', { ...usualChoice, ...change });

it('passes over what cannot be told, and tells of what comes after it', async () => {
  const [broken, next] = [await arrive('broken'), await arrive('next')];
  await makeNotifications(app);
  await world.pool.query(`
    create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger broken before insert on notification for each row
      when (new.ticket_id = '${broken}') execute function broken()`);
  await assign(other, broken, me.agentId);
  await assign(other, next, me.agentId);
  expect(await told()).toMatchObject([{ kind: 'assigned', ticket: { id: next } }]);
  await world.pool.query('drop function broken cascade');
  expect(await told()).toHaveLength(1);
  await readAll();
});

describe('an agent is told', () => {
  it('of an assignment by another, and not of one’s own', async () => {
    const ticketId = await arrive('ana');
    await assign(me, ticketId, me.agentId);
    expect(await kinds()).toEqual([]);
    await assign(other, ticketId, other.agentId);
    await assign(other, ticketId, me.agentId);
    expect(await told()).toMatchObject([
      { kind: 'assigned', actorId: other.agentId, ticket: { id: ticketId }, times: 1, inBrowser: false },
    ]);
    expect(await kinds(other)).toEqual([]);
  });

  it('of what comes to one’s tickets, gathered while it is unread', async () => {
    await readAll();
    const ticketId = await arrive('eva');
    await assign(other, ticketId, me.agentId);
    await readAll();
    const { trackingKey } = await world.ticket(ticketId);
    for (const text of ['one', 'two']) {
      world.pass(1);
      await world.bring(world.mail('eva@correo.example', { text, subject: `Re: ${trackingKey}` }));
    }
    expect(await told()).toMatchObject([{ kind: 'message', times: 2, ticket: { id: ticketId } }]);
    // Looking at the ticket is reading what told of it.
    const { position } = (await ask(me, 'GET', `/tickets/${ticketId}`)).json;
    await ask(me, 'PUT', `/tickets/${ticketId}/seen`, { position });
    expect(await kinds()).toEqual([]);
    expect((await ask(me, 'GET', '/notifications')).json.items[0]).toMatchObject({ kind: 'message' });
  });

  it('of a note that names one, alone or as one of a team', async () => {
    await readAll();
    const ticketId = await arrive('iris');
    const teamId = app.newId();
    await app.db.insertInto('team').values({ id: teamId, name: 'Garden', createdAt: app.now() }).execute();
    await app.db
      .insertInto('teamMember')
      .values([
        { teamId, agentId: me.agentId },
        { teamId, agentId: other.agentId },
      ])
      .execute();
    const made = await note(other, ticketId, [{ type: 'team', id: teamId }]);
    expect(made.json.mentions).toEqual([{ type: 'team', id: teamId, name: 'Garden' }]);
    expect(await told()).toMatchObject([
      { kind: 'mentioned', actorId: other.agentId, messageId: made.json.id },
    ]);
    expect(await kinds(other)).toEqual([]);
    // Named is following, unless one left.
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.followerIds).toEqual([me.agentId]);
    await ask(me, 'DELETE', `/tickets/${ticketId}/follow`);
    await note(other, ticketId, [{ type: 'agent', id: me.agentId }]);
    await makeNotifications(app);
    expect((await ask(me, 'GET', `/tickets/${ticketId}`)).json.followerIds).toEqual([]);
    expect((await told())[0]).toMatchObject({ kind: 'mentioned', times: 2 });
  });

  it('of what one follows, and no longer once one left', async () => {
    await readAll();
    const ticketId = await arrive('luis');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    expect(await kinds()).toEqual(['message']);
    await ask(me, 'DELETE', `/tickets/${ticketId}/follow`);
    await readAll();
    await note(other, ticketId);
    expect(await kinds()).toEqual([]);
    const events = await app.db
      .selectFrom('event')
      .select('type')
      .where('ticketId', '=', ticketId)
      .where('type', 'like', '%follow%')
      .execute();
    expect(events.map(({ type }) => type)).toEqual(['ticket.followed', 'ticket.unfollowed']);
  });

  it('once of a list that a colleague hands over, after the first few', async () => {
    await readAll();
    const list: string[] = [];
    for (let number = 0; number < 8; number++) list.push(await arrive(`list${number}`));
    await ask(other, 'POST', '/tickets/bulk', { ids: list, action: { type: 'change', ownerId: me.agentId } });
    const [gathered, ...alone] = await told();
    expect(gathered).toMatchObject({ kind: 'assigned', tickets: 6, ticket: { id: list[7] } });
    expect(alone.map(({ kind, tickets }) => [kind, tickets])).toEqual([
      ['assigned', 1],
      ['assigned', 1],
    ]);
    expect(list.slice(0, 3)).toEqual(expect.arrayContaining(alone.map(({ ticket }) => ticket.id)));
    // Of another hand, or later, it is news again; one of them twice is no more of them.
    await assign(agents.administrator, list[5]!, other.agentId);
    await assign(agents.administrator, list[5]!, me.agentId);
    world.pass(11);
    await assign(other, list[3]!, other.agentId);
    await assign(other, list[3]!, me.agentId);
    expect((await told()).map(({ tickets }) => tickets)).toEqual([1, 1, 6, 1, 1]);
    // Looking at one of them reads that one alone.
    for (const ticketId of [alone[0]!.ticket.id, list[7]]) {
      const { position } = (await ask(me, 'GET', `/tickets/${ticketId}`)).json;
      await ask(me, 'PUT', `/tickets/${ticketId}/seen`, { position });
    }
    expect((await told()).map(({ tickets }) => tickets)).toEqual([1, 1, 6, 1]);
  });

  it('of what comes in that nobody has, where they keep watch over its queue', async () => {
    await readAll();
    await choose(other, {
      kinds: { ...usualChoice.kinds, opened: { desk: true, browser: true, mail: false } },
    });
    const ticketId = await arrive('nadie');
    expect(await told(other)).toMatchObject([{ kind: 'opened', inBrowser: true, ticket: { id: ticketId } }]);
    expect(await kinds(me)).toEqual([]);
    // Somebody has it by the time that anybody is told.
    await readAll();
    const taken = await arrive('alguien');
    await app.db.updateTable('ticket').set({ ownerId: me.agentId }).where('id', '=', taken).execute();
    expect(await kinds(other)).toEqual([]);
    // The queue of a team concerns the team.
    const { queueId } = await app.db
      .selectFrom('ticket')
      .select('queueId')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow();
    const teamId = app.newId();
    await app.db.insertInto('team').values({ id: teamId, name: 'Night', createdAt: app.now() }).execute();
    await app.db.updateTable('queue').set({ teamId }).where('id', '=', queueId).execute();
    await arrive('equipo');
    expect(await kinds(other)).toEqual([]);
    await app.db.updateTable('queue').set({ teamId: null }).where('id', '=', queueId).execute();
    await choose(other, {});
  });

  it('of what came back by itself', async () => {
    await readAll();
    const ticketId = await arrive('marta');
    await assign(me, ticketId, me.agentId);
    const soon = new Date(app.now().getTime() + 60_000).toISOString();
    await ask(me, 'PATCH', `/tickets/${ticketId}`, { snoozedUntil: soon });
    world.pass(2);
    await wakeTickets(app);
    expect(await kinds()).toEqual(['returned']);
  });

  it('in the place that one chose, or not at all', async () => {
    await readAll();
    const nowhere = { desk: false, browser: false, mail: false };
    await choose(me, { kinds: { ...usualChoice.kinds, message: nowhere } });
    const ticketId = await arrive('pau');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    expect(await kinds()).toEqual([]);
    await choose(me, { kinds: { ...usualChoice.kinds, message: { ...nowhere, browser: true } } });
    await note(other, ticketId);
    expect(await told()).toMatchObject([{ kind: 'message', inBrowser: true }]);
    expect((await ask(me, 'GET', '/me/notifications')).json.kinds.message).toEqual({
      ...nowhere,
      browser: true,
    });
    expect((await ask(me, 'PUT', '/me/notifications', { kinds: {} })).status).toBe(400);
    await choose(me, {});
  });

  it('once, whoever asks at the same time, and again after the log is read again', async () => {
    await readAll();
    const ticketId = await arrive('nil');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    await Promise.all([makeNotifications(app), makeNotifications(app), makeNotifications(app)]);
    expect(await told()).toMatchObject([{ times: 1 }]);
    await app.db.updateTable('notificationProgress').set({ position: 0 }).execute();
    expect((await told()).filter((one) => one.ticket.id === ticketId)).toMatchObject([{ times: 1 }]);
  });

  it('by nobody else’s list, log or hand', async () => {
    await readAll();
    const ticketId = await arrive('zoe');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    const [mine] = await told();
    await ask(other, 'POST', '/notifications/read', { ids: [mine!.id] });
    expect(await told()).toHaveLength(1);
    expect(
      (await ask(other, 'GET', '/notifications')).json.items.map(({ id }: { id: string }) => id),
    ).not.toContain(mine!.id);
    const facts = { agentId: me.agentId };
    expect(maySee(me, 'notification.made', facts)).toBe(true);
    for (const actor of [other, agents.administrator, { type: 'system' as const }])
      expect(maySee(actor, 'notification.made', facts)).toBe(false);
    expect(maySee(me, 'notification.made')).toBe(false);
    expect(
      (await ask({ type: 'apiKey', apiKeyId: app.newId(), scopes: ['*'] }, 'GET', '/notifications')).status,
    ).toBe(403);
    await ask(me, 'POST', '/notifications/read', { ids: [mine!.id] });
    expect((await ask(me, 'GET', '/notifications/count')).json).toEqual({ unread: 0 });
  });

  it('nothing of a customer whose data are blocked', async () => {
    await readAll();
    const ticketId = await arrive('rita');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    expect(await told()).toHaveLength(1);
    const { customerId } = await world.ticket(ticketId);
    await ask(agents.administrator, 'POST', `/customers/${customerId}/restrict`);
    expect(await told()).toEqual([]);
    expect((await ask(me, 'GET', '/notifications/count')).json).toEqual({ unread: 0 });
  });
});

describe('a note', () => {
  it('names nobody who is not there', async () => {
    const ticketId = await arrive('tono');
    expect((await note(other, ticketId, [{ type: 'agent', id: app.newId() }])).status).toBe(400);
    expect((await note(other, ticketId, [{ type: 'queue', id: world.queueId }])).status).toBe(400);
    const twice = [
      { type: 'agent', id: me.agentId },
      { type: 'agent', id: me.agentId },
    ];
    expect((await note(other, ticketId, twice)).json.mentions).toHaveLength(1);
  });
});

it('many of a kind are named by that kind, in both languages', () => {
  const many = { kind: 'breached', trackingKey: 'H-1', times: 1, tickets: 4, link: 'https://desk' } as const;
  expect(noticeMail('es', 'Eva', [many], '').text).toContain('Han vencido 4 plazos');
  expect(noticeMail('en', 'Eva', [{ ...many, kind: 'assigned' }], '').text).toContain(
    '4 tickets were assigned to you',
  );
});

describe('by mail', () => {
  const mails: StaffMail[] = [];
  const send = async (mail: StaffMail): Promise<void> => {
    mails.push(mail);
  };
  const post = (way = send) => mailNotifications(app, way, () => 'https://desk.example');

  it('an agent gets what is unread, gathered, where that was chosen', async () => {
    await readAll();
    const ticketId = await arrive('una');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    await makeNotifications(app);
    world.pass(60);
    expect(await post()).toBe(0);

    await readAll();
    const byMail = { desk: true, browser: false, mail: true };
    await choose(me, { kinds: { ...usualChoice.kinds, message: byMail, mentioned: byMail } });
    await note(other, ticketId);
    await note(other, ticketId, [{ type: 'agent', id: me.agentId }]);
    await makeNotifications(app);
    expect(await post()).toBe(0);
    world.pass(3);
    expect(await Promise.all([post(), post()])).toEqual(expect.arrayContaining([0, 1]));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: 'agent@shop.example', subject: 'Tienes 2 novedades en Hilo' });
    expect(mails[0]?.text).toContain(`https://desk.example/tickets/${ticketId}`);
    expect(mails[0]?.text).not.toContain('look');

    // Not again so soon, not what was mailed, and not what was read.
    await note(other, ticketId);
    await makeNotifications(app);
    world.pass(3);
    expect(await post()).toBe(0);
    await readAll();
    world.pass(30);
    expect(await post()).toBe(0);
  });

  it('that did not go is tried with the next', async () => {
    await readAll();
    const ticketId = await arrive('blas');
    await ask(me, 'PUT', `/tickets/${ticketId}/follow`);
    await note(other, ticketId);
    await makeNotifications(app);
    world.pass(30);
    const fails = async (): Promise<void> => {
      throw new Error('no server');
    };
    expect(await post(fails)).toBe(0);
    world.pass(11);
    expect(await post()).toBe(1);
    world.pass(11);
    expect(await post()).toBe(0);
  });
});
