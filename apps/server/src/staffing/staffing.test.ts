import type { QueueDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wakeTickets } from '../jobs/wake-tickets.ts';
import { forgetDirections } from '../rules/directions.ts';
import { changeQueue, changeQueueBody } from '../settings/queues.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';
import { giveWaiting } from './give-waiting.ts';
import { standInForAway } from './stand-in-for-away.ts';

const world = await createWorld();
const { ask } = await createDomainServer(world);
const { app, agents } = world;
const hour = 3_600_000;
const inHours = (hours: number) => new Date(app.now().getTime() + hours * hour).toISOString();

const teamId = app.newId();
await app.db.insertInto('team').values({ id: teamId, name: 'Help', createdAt: app.now() }).execute();
const people: (Actor & { type: 'agent' })[] = [];
for (const name of ['a', 'b', 'c']) {
  const agentId = app.newId();
  await app.db
    .insertInto('agent')
    .values({
      id: agentId,
      loginId: `login-${name}`,
      email: `${name}@shop.example`,
      name,
      role: 'agent',
      createdAt: app.now(),
    })
    .execute();
  await app.db.insertInto('teamMember').values({ teamId, agentId }).execute();
  people.push({ type: 'agent', agentId, role: 'agent' });
}
// Ids of one millisecond are in no order of their own.
people.sort((one, other) => (one.agentId < other.agentId ? -1 : 1));
const [a, b, c] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
// Invited, but never signed in: may be in the team and gets nothing.
await app.db.insertInto('teamMember').values({ teamId, agentId: agents.agent.agentId }).execute();

const give = async (giving: QueueDto['giving'], team: string | null = teamId) => {
  await app.db.updateTable('queue').set({ giving, teamId: team }).where('id', '=', world.queueId).execute();
  forgetDirections(app);
};
const ownerOf = async (ticketId: string) => (await world.ticket(ticketId)).ownerId;
const newTicket = async () => (await world.place(world.mail(`c${Math.trunc(++serial)}@x.example`))).ticketId;
let serial = 0;
const assigned = (ticketId: string) =>
  app.db
    .selectFrom('event')
    .select('facts')
    .where('ticketId', '=', ticketId)
    .where('type', '=', 'ticket.assigned')
    .orderBy('position')
    .execute()
    .then((rows) => rows.map(({ facts }) => facts));

beforeEach(async () => {
  await app.db.deleteFrom('absence').execute();
  await app.db.deleteFrom('awaitingTurn').execute();
  await app.db.deleteFrom('rotation').execute();
  await app.db
    .updateTable('ticket')
    .set({ status: 'resolved' })
    .where('status', '<>', 'resolved')
    .where('followUpAt', 'is', null)
    .execute();
  await give('nobody', null);
});

describe('giving new tickets', () => {
  it('to nobody, where nobody asked for it', async () => {
    expect(await ownerOf(await newTicket())).toBeNull();
  });
  it('in turn, past those who are away', async () => {
    await give('inTurn');
    const owners = [];
    for (let turn = 0; turn < 4; turn++) owners.push(await ownerOf(await newTicket()));
    expect(owners).toEqual([a.agentId, b.agentId, c.agentId, a.agentId]);
    expect((await ask(b, 'PUT', `/agents/${b.agentId}/absence`, { until: inHours(8) })).status).toBe(204);
    // The one of b's whose customer waits was given on: that was c's turn.
    expect(await ownerOf(await newTicket())).toBe(a.agentId);
    const last = await newTicket();
    expect(await assigned(last)).toEqual([{ from: null, to: c.agentId, why: 'turn' }]);
  });
  it('to nobody where all are away, and goes on when one is back', async () => {
    await give('inTurn');
    for (const one of people) await ask(one, 'PUT', `/agents/${one.agentId}/absence`, { until: inHours(8) });
    const waiting = await newTicket();
    expect(await ownerOf(waiting)).toBeNull();
    expect((await ask(c, 'DELETE', `/agents/${c.agentId}/absence`)).status).toBe(204);
    expect(await giveWaiting(app)).toBe(1);
    expect(await ownerOf(waiting)).toBe(c.agentId);
    expect(await ownerOf(await newTicket())).toBe(c.agentId);
  });
  it('to those who have the desk open, where somebody waits for an answer on the spot', async () => {
    await give('inTurn');
    const here = new Set([b.agentId, c.agentId]);
    const live = { ...world.talk, queueId: world.queueId, whoIsHere: () => here };
    const owners = [];
    for (let turn = 0; turn < 3; turn++) {
      const { ticketId } = await world.place(world.mail(`live${turn}@x.example`), live);
      owners.push(await ownerOf(ticketId));
    }
    expect(owners).toEqual([b.agentId, c.agentId, b.agentId]);
    here.clear();
    const { ticketId } = await world.place(world.mail('night@x.example'), live);
    expect(await ownerOf(ticketId)).toBe(c.agentId);
  });
  it('to nobody who has as many as the queue lets one have: the rest waits in the queue', async () => {
    await give('inTurn');
    const limit = async (openLimit: number | null) => {
      const body = changeQueueBody.parse({ openLimit });
      const queue = await changeQueue(app, world.agents.administrator, world.queueId, body);
      forgetDirections(app);
      return queue;
    };
    await expect(limit(0)).rejects.toThrow();
    expect(await limit(1)).toMatchObject({ giving: 'inTurn', openLimit: 1 });
    const owners = [];
    for (let turn = 0; turn < 4; turn++) owners.push(await ownerOf(await newTicket()));
    expect(owners).toEqual([a.agentId, b.agentId, c.agentId, null]);
    await limit(null);
    expect(await giveWaiting(app)).toBe(1);
    expect(await ownerOf(await newTicket())).toBe(b.agentId);
  });
  it('to who has fewest open', async () => {
    await give('fewestOpen');
    const first = await newTicket();
    expect(await ownerOf(first)).toBe(a.agentId);
    expect(await ownerOf(await newTicket())).toBe(b.agentId);
    await app.db.updateTable('ticket').set({ ownerId: c.agentId }).where('id', '=', first).execute();
    expect(await ownerOf(await newTicket())).toBe(a.agentId);
  });
  it.each(['inTurn', 'fewestOpen'] as const)('fairly (%s), however many come at once', async (how) => {
    await give(how);
    const mails = Array.from({ length: 24 }, (_, at) => world.mail(`burst-${how}-${at}@x.example`));
    await Promise.all(mails.map((mail) => world.bring(mail)));
    const counts = new Map<string | null, number>();
    for (const mail of mails) {
      const owner = await ownerOf((await world.whereIs(mail)).ticketId);
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ [a.agentId]: 8, [b.agentId]: 8, [c.agentId]: 8 });
  });
  it('once each, where the same arrival comes twice at once', async () => {
    await give('inTurn');
    const mail = world.mail('twice@x.example');
    await Promise.all([world.bring(mail), world.bring(mail), world.bring(mail)]);
    expect(
      (await app.db.selectFrom('rotation').select('givenCount').executeTakeFirstOrThrow()).givenCount,
    ).toBe(1);
  });
});

describe('what waits in a queue because nobody has room', () => {
  const limit = async (openLimit: number | null) => {
    await changeQueue(app, agents.administrator, world.queueId, changeQueueBody.parse({ openLimit }));
    forgetDirections(app);
  };
  const resolve = (ticketId: string) => ask(a, 'PATCH', `/tickets/${ticketId}`, { status: 'resolved' });
  const due = (ticketId: string, hours: number) =>
    app.db
      .updateTable('ticket')
      .set({ dueAt: new Date(inHours(hours)) })
      .where('id', '=', ticketId)
      .execute();
  /** Everybody has one, and `count` more wait. */
  const fill = async (count: number) => {
    await give('inTurn');
    await limit(1);
    const taken = [];
    for (const _ of people) taken.push(await newTicket());
    const waiting = [];
    for (let turn = 0; turn < count; turn++) {
      world.pass(1);
      waiting.push(await newTicket());
    }
    for (const ticketId of waiting) expect(await ownerOf(ticketId)).toBeNull();
    return { taken, waiting };
  };
  afterEach(() => limit(null));

  it('is given to whoever resolves something, the oldest promise first and each once', async () => {
    const { taken, waiting } = await fill(3);
    await due(waiting[0]!, 3);
    await due(waiting[1]!, 1);
    await due(waiting[2]!, 2);
    expect(await giveWaiting(app)).toBe(0);
    expect((await resolve(taken[1]!)).status).toBe(200);
    expect(await giveWaiting(app)).toBe(1);
    expect(await giveWaiting(app)).toBe(0);
    expect(await assigned(waiting[1]!)).toEqual([{ from: null, to: b.agentId, why: 'turn' }]);
    await resolve(taken[0]!);
    await resolve(taken[2]!);
    expect(await giveWaiting(app)).toBe(2);
    expect([await ownerOf(waiting[2]!), await ownerOf(waiting[0]!)]).toEqual([c.agentId, a.agentId]);
    expect(await app.db.selectFrom('awaitingTurn').selectAll().execute()).toEqual([]);
  });
  it('goes before what arrives just as somebody has room again', async () => {
    const { taken, waiting } = await fill(1);
    await resolve(taken[1]!);
    world.pass(1);
    const later = await newTicket();
    expect(await ownerOf(later)).toBeNull();
    expect(await giveWaiting(app)).toBe(1);
    expect([await ownerOf(waiting[0]!), await ownerOf(later)]).toEqual([b.agentId, null]);
    await resolve(taken[0]!);
    expect(await giveWaiting(app)).toBe(1);
    expect(await ownerOf(later)).toBe(a.agentId);
  });
  it('keeps its place while many arrive at once and somebody has room again', async () => {
    for (let round = 0; round < 4; round++) {
      const { taken, waiting } = await fill(1);
      world.pass(1);
      const mails = Array.from({ length: 6 }, (_, n) => world.mail(`rush-${round}-${n}@x.example`));
      await Promise.all([...mails.map((mail) => world.bring(mail)), resolve(taken[0]!)]);
      await giveWaiting(app);
      expect(await ownerOf(waiting[0]!)).toBe(a.agentId);
      await app.db.updateTable('ticket').set({ status: 'resolved' }).execute();
      await app.db.deleteFrom('rotation').execute();
    }
  });
  it('does not keep a mail from whoever has room where a chat waits for somebody at the desk', async () => {
    await give('inTurn');
    await limit(1);
    const here = new Set([b.agentId]);
    const live = { ...world.talk, queueId: world.queueId, whoIsHere: () => here };
    for (const who of ['desk1', 'desk2']) await world.place(world.mail(`${who}@x.example`), live);
    world.pass(1);
    expect(await ownerOf(await newTicket())).toBe(c.agentId);
    expect(await ownerOf(await newTicket())).toBe(a.agentId);
    const third = await newTicket();
    const fourth = (await world.place(world.mail('desk3@x.example'), live)).ticketId;
    expect([await ownerOf(third), await ownerOf(fourth)]).toEqual([null, null]);
    await app.db.updateTable('ticket').set({ status: 'resolved' }).where('ownerId', '=', c.agentId).execute();
    expect(await giveWaiting(app, () => here)).toBe(1);
    expect(await ownerOf(third)).toBe(c.agentId);
  });
  it('is given out as far as a raised limit goes, or wholly where there is none any more', async () => {
    const { waiting } = await fill(5);
    await limit(2);
    expect(await giveWaiting(app)).toBe(3);
    expect(await Promise.all(waiting.map(ownerOf))).toEqual([a.agentId, b.agentId, c.agentId, null, null]);
    await limit(null);
    expect(await giveWaiting(app)).toBe(2);
  });
  it('is given to whoever comes back, also what was left by one who went away', async () => {
    await give('inTurn');
    const left = await newTicket();
    for (const one of people) await ask(one, 'PUT', `/agents/${one.agentId}/absence`, { until: inHours(8) });
    await standInForAway(app);
    const later = await newTicket();
    expect([await ownerOf(left), await ownerOf(later)]).toEqual([null, null]);
    expect(await giveWaiting(app)).toBe(0);
    await ask(c, 'DELETE', `/agents/${c.agentId}/absence`);
    expect(await giveWaiting(app)).toBe(2);
    expect([await ownerOf(left), await ownerOf(later)]).toEqual([c.agentId, c.agentId]);
  });
  it('is given out once by two nodes at once, and nobody is given more than the limit', async () => {
    const { waiting } = await fill(9);
    await limit(3);
    const counts = await Promise.all([giveWaiting(app), giveWaiting(app), giveWaiting(app)]);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(6);
    const owners = await Promise.all(waiting.map(ownerOf));
    expect(owners.slice(6)).toEqual([null, null, null]);
    for (const { agentId } of people) expect(owners.filter((owner) => owner === agentId)).toHaveLength(2);
    for (const ticketId of waiting.slice(0, 6)) expect(await assigned(ticketId)).toHaveLength(1);
  });
  it('and not what an agent put back, what sleeps, what is settled, or what never asked for a turn', async () => {
    await give('nobody');
    const old = await newTicket();
    const { waiting } = await fill(3);
    world.pass(1);
    await ask(b, 'PATCH', `/tickets/${waiting[0]}`, { ownerId: b.agentId });
    await ask(b, 'PATCH', `/tickets/${waiting[0]}`, { ownerId: null });
    await ask(b, 'PATCH', `/tickets/${waiting[1]}`, { snoozedUntil: inHours(2) });
    await resolve(waiting[2]!);
    await limit(null);
    expect(await giveWaiting(app)).toBe(0);
    expect(await Promise.all([old, ...waiting].map(ownerOf))).toEqual([null, null, null, null]);
    world.pass(3 * 60);
    await wakeTickets(app);
    expect(await giveWaiting(app)).toBe(1);
    expect(await ownerOf(waiting[1]!)).not.toBeNull();
  });
  it('a chat goes to somebody who has the desk open', async () => {
    await give('inTurn');
    await limit(1);
    const here = new Set([b.agentId]);
    const live = { ...world.talk, queueId: world.queueId, whoIsHere: () => here };
    const first = (await world.place(world.mail('chat1@x.example'), live)).ticketId;
    const second = (await world.place(world.mail('chat2@x.example'), live)).ticketId;
    expect([await ownerOf(first), await ownerOf(second)]).toEqual([b.agentId, null]);
    expect(await giveWaiting(app, () => here)).toBe(0);
    here.add(c.agentId);
    expect(await giveWaiting(app, () => here)).toBe(1);
    expect(await ownerOf(second)).toBe(c.agentId);
  });
});

describe('while an agent is away', () => {
  const write = async (ticketId: string) => {
    const { ownRef } = await app.db
      .selectFrom('message')
      .innerJoin('identity', 'identity.id', 'message.authorIdentityId')
      .select(['ownRef', 'value'])
      .where('ticketId', '=', ticketId)
      .executeTakeFirstOrThrow();
    const { value } = await app.db
      .selectFrom('ticket')
      .innerJoin('identity', 'identity.customerId', 'ticket.customerId')
      .select('value')
      .where('ticket.id', '=', ticketId)
      .executeTakeFirstOrThrow();
    const thread = { ownRef: null, nativeThread: null, refs: [ownRef!], replyTokens: [] };
    expect((await world.place(world.mail(value, { thread }))).ticketId).toBe(ticketId);
  };
  /** A ticket of a's that was answered: its customer waits for nothing. */
  const answered = async () => {
    const ticketId = await newTicket();
    const sent = await ask(a, 'POST', `/tickets/${ticketId}/messages`, { text: 'Dicho' });
    expect(sent.status).toBe(201);
    expect(await ownerOf(ticketId)).toBe(a.agentId);
    return ticketId;
  };
  const away = (who: typeof a, handToAgentId: string | null = null, hours = 24) =>
    ask(who, 'PUT', `/agents/${who.agentId}/absence`, { until: inHours(hours), handToAgentId });

  it('the next message of a customer takes the ticket to whom he named', async () => {
    const ticketId = await answered();
    await away(a, b.agentId);
    expect(await ownerOf(ticketId)).toBe(a.agentId);
    await write(ticketId);
    expect(await ownerOf(ticketId)).toBe(b.agentId);
    expect((await assigned(ticketId)).at(-1)).toEqual({ from: a.agentId, to: b.agentId, why: 'away' });
  });
  it('or back to the queue, and there to whose turn it is', async () => {
    const ticketId = await answered();
    await away(a);
    await write(ticketId);
    expect(await ownerOf(ticketId)).toBeNull();
    await ask(a, 'DELETE', `/agents/${a.agentId}/absence`);
    await give('inTurn');
    const other = await answered().catch(() => null);
    expect(other).not.toBeNull();
    await away(a);
    await write(other!);
    expect([b.agentId, c.agentId]).toContain(await ownerOf(other!));
  });
  it('follows a chain, and ends in the queue where it turns in a circle', async () => {
    const first = await answered();
    const second = await answered();
    await away(b, c.agentId);
    await away(a, b.agentId);
    await write(first);
    expect(await ownerOf(first)).toBe(c.agentId);
    await away(b, a.agentId);
    await write(second);
    expect(await ownerOf(second)).toBeNull();
  });
  it('takes over at once where a customer waits already, and what is given to him later', async () => {
    const waiting = await newTicket();
    await app.db.updateTable('ticket').set({ ownerId: a.agentId }).where('id', '=', waiting).execute();
    await away(a, b.agentId);
    expect(await ownerOf(waiting)).toBe(b.agentId);
    const later = await newTicket();
    await ask(agents.supervisor, 'PATCH', `/tickets/${later}`, { ownerId: a.agentId });
    expect(await standInForAway(app)).toBe(1);
    expect(await ownerOf(later)).toBe(b.agentId);
    expect(await standInForAway(app)).toBe(0);
  });
  it('what comes back from waiting comes back to somebody who is here', async () => {
    const ticketId = await answered();
    await ask(a, 'PATCH', `/tickets/${ticketId}`, { status: 'waiting', followUpAt: inHours(2) });
    await away(a, c.agentId, 48);
    world.pass(3 * 60);
    await wakeTickets(app);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open', ownerId: c.agentId });
  });
  it('ends by itself', async () => {
    const ticketId = await answered();
    await away(a, b.agentId, 1);
    expect((await ask(c, 'GET', '/absences')).json.items).toMatchObject([
      { agentId: a.agentId, handToAgentId: b.agentId },
    ]);
    world.pass(61);
    expect((await ask(c, 'GET', '/absences')).json.items).toEqual([]);
    await write(ticketId);
    expect(await ownerOf(ticketId)).toBe(a.agentId);
    await standInForAway(app);
    expect(await app.db.selectFrom('absence').selectAll().execute()).toEqual([]);
  });
  it('is said by oneself, or by those who arrange teams', async () => {
    const put = (who: Actor, body: object) => ask(who, 'PUT', `/agents/${a.agentId}/absence`, body);
    expect((await put(b, { until: inHours(1) })).status).toBe(403);
    expect((await put(agents.reader, { until: inHours(1) })).status).toBe(403);
    expect((await put(agents.supervisor, { until: inHours(1) })).status).toBe(204);
    expect((await put(a, { until: inHours(-1) })).status).toBe(400);
    expect((await put(a, { until: inHours(24 * 500) })).status).toBe(400);
    expect((await put(a, { until: inHours(1), handToAgentId: a.agentId })).status).toBe(400);
    expect((await put(a, { until: inHours(1), handToAgentId: agents.reader.agentId })).status).toBe(400);
    expect((await ask(b, 'DELETE', `/agents/${a.agentId}/absence`)).status).toBe(403);
  });
});
