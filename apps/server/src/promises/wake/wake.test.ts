import { type NotificationDto, sendMessageBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import { wakeTickets } from '../../jobs/wake-tickets.ts';
import { makeNotifications } from '../../notifications/make-notifications.ts';
import { sendMessage } from '../../outgoing/send-message.ts';
import { correspond } from '../../testing/correspond.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { wakeClocks } from './wake-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place, agents } = world;
const { somebody } = correspond(world);
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['es-trlgdcu'] });
const { agent, supervisor, administrator } = agents;
const substance = 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza.';

const news = async (actor: Actor, ticketId: string): Promise<string[]> => {
  await makeNotifications(app);
  const page = (await ask(actor, 'GET', '/notifications?isUnread=true')).json;
  return (page.items as NotificationDto[])
    .filter(({ ticket }) => ticket.id === ticketId)
    .map(({ kind }) => kind);
};
const wakes = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('event')
      .select(['type', 'facts'])
      .where('ticketId', '=', ticketId)
      .where('type', 'in', ['clock.warned', 'clock.breached', 'clock.escalated'])
      .orderBy('position')
      .execute()
  ).map(({ type, facts }) => {
    const { kind, share, step, agentIds } = facts as Record<string, unknown>;
    const names = {
      [agent.agentId]: 'agent',
      [supervisor.agentId]: 'supervisor',
      [administrator.agentId]: 'administrator',
    };
    return [type, kind, share ?? step ?? null, (agentIds as string[]).map((id) => names[id]).sort()];
  });
/** Monday 10:00 in Madrid, a week later each time. */
const monday = () => {
  const week = 7 * 24 * 3_600_000;
  const first = Date.parse('2026-03-09T09:00:00Z');
  const next = first + Math.max(0, Math.ceil((app.now().getTime() - first) / week)) * week;
  world.pass((next - app.now().getTime()) / 60_000);
};
const owned = async () => {
  monday();
  await wakeClocks(app);
  const first = mail(somebody());
  const { ticketId } = await place(first);
  await changeTicket(app, agent, ticketId, { ownerId: agent.agentId });
  await ask(agent, 'POST', '/notifications/read', {});
  await ask(supervisor, 'POST', '/notifications/read', {});
  return { first, ticketId };
};

describe('a clock wakes', () => {
  it('at half and at three quarters of its time, and when it is broken, and every working day after', async () => {
    const { ticketId } = await owned();
    world.pass(119);
    expect(await wakeClocks(app)).toBe(0);
    world.pass(1);
    expect(await wakeClocks(app)).toBe(1);
    expect(await world.ticket(ticketId)).toMatchObject({ dueState: 'onTime' });
    expect(await news(agent, ticketId)).toEqual(['warned']);
    world.pass(60);
    await wakeClocks(app);
    expect(await world.ticket(ticketId)).toMatchObject({ dueState: 'atRisk' });
    const { json: risk } = await ask(agent, 'GET', '/tickets?view=atRisk&sort=dueNext');
    expect(risk.items).toMatchObject([{ id: ticketId, dueState: 'atRisk', dueKind: 'firstAnswer' }]);
    world.pass(60);
    await wakeClocks(app);
    expect(await wakeClocks(app)).toBe(0);
    expect(await world.ticket(ticketId)).toMatchObject({ dueState: 'overdue' });
    expect((await news(agent, ticketId)).sort()).toEqual(['breached', 'warned']);
    expect(await news(supervisor, ticketId)).toEqual(['breached']);
    expect((await ask(agent, 'GET', '/tickets?view=overdue')).json.items).toMatchObject([{ id: ticketId }]);
    // Tuesday at nine, and Thursday at nine.
    world.pass(24 * 60);
    await wakeClocks(app);
    world.pass(2 * 24 * 60);
    await wakeClocks(app);
    expect((await wakes(ticketId)).filter(([, kind]) => kind === 'firstAnswer')).toEqual([
      ['clock.warned', 'firstAnswer', 0.5, ['agent']],
      ['clock.warned', 'firstAnswer', 0.75, ['agent']],
      ['clock.breached', 'firstAnswer', null, ['agent', 'supervisor']],
      ['clock.escalated', 'firstAnswer', 1, ['supervisor']],
      ['clock.escalated', 'firstAnswer', 3, ['administrator', 'supervisor']],
    ]);
    const register = await ask(supervisor, 'GET', `/breaches?ticketId=${ticketId}`);
    expect(register.json.items).toMatchObject([
      {
        kind: 'firstAnswer',
        rule: 'promise',
        article: null,
        ownerId: agent.agentId,
        answeredAt: null,
        cause: null,
      },
    ]);
    const ofOwner = async (ownerId: string) =>
      (await ask(supervisor, 'GET', `/breaches?ticketId=${ticketId}&ownerId=${ownerId}`)).json.items;
    expect(await ofOwner(agent.agentId)).toEqual(register.json.items);
    expect(await ofOwner(supervisor.agentId)).toEqual([]);
    const { id } = register.json.items[0];
    const noted = { cause: 'Nadie en el turno', remedy: 'Más gente los lunes' };
    expect((await ask(supervisor, 'PATCH', `/breaches/${id}`, noted)).json).toMatchObject({
      ...noted,
      notedById: supervisor.agentId,
    });
    expect((await ask(supervisor, 'GET', `/breaches?ticketId=${ticketId}&isOpen=true`)).json.items).toEqual(
      [],
    );
    await sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text: substance }));
    expect((await ask(supervisor, 'GET', `/breaches?ticketId=${ticketId}`)).json.items).toMatchObject([
      { answeredAt: app.now().toISOString() },
    ]);
  });

  it('once for all that was missed, and only once with several at work', async () => {
    const { ticketId } = await owned();
    world.pass(3 * 24 * 60);
    const counts = await Promise.all([wakeClocks(app), wakeClocks(app), wakeClocks(app)]);
    expect(counts.reduce((sum, one) => sum + one)).toBeGreaterThan(0);
    const told = (await wakes(ticketId)).filter(([, kind]) => kind === 'firstAnswer');
    expect(told.map(([type, , step]) => [type, step])).toEqual([
      ['clock.breached', null],
      ['clock.escalated', 3],
    ]);
  });

  it('whoever is there, where nobody has the ticket', async () => {
    monday();
    await wakeClocks(app);
    const { ticketId } = await place(mail(somebody()));
    world.pass(120);
    await wakeClocks(app);
    expect(await wakes(ticketId)).toEqual([['clock.warned', 'firstAnswer', 0.5, ['supervisor']]]);
  });

  it('a ticket that sleeps; one that waits comes back only for what is broken', async () => {
    const { ticketId } = await owned();
    const nextWeek = new Date(app.now().getTime() + 7 * 24 * 3_600_000).toISOString();
    await changeTicket(app, agent, ticketId, { snoozedUntil: nextWeek });
    world.pass(120);
    await wakeClocks(app);
    expect(await world.ticket(ticketId)).toMatchObject({ snoozedUntil: null });
    expect((await news(agent, ticketId)).sort()).toEqual(['returned', 'warned']);
    await changeTicket(app, agent, ticketId, {
      status: 'waiting',
      waitingOn: 'partner',
      followUpAt: nextWeek,
    });
    world.pass(60);
    await wakeClocks(app);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'waiting' });
    world.pass(60);
    await wakeClocks(app);
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      followUpAt: null,
      dueState: 'overdue',
    });
  });

  it('the end of a snooze by itself', async () => {
    const { ticketId } = await owned();
    const soon = new Date(app.now().getTime() + 10 * 60_000).toISOString();
    await changeTicket(app, agent, ticketId, { snoozedUntil: soon });
    world.pass(11);
    await wakeClocks(app);
    await wakeTickets(app);
    expect(await world.ticket(ticketId)).toMatchObject({ snoozedUntil: null, dueKind: 'firstAnswer' });
    const ended = await app.db
      .selectFrom('clock')
      .select(['state', 'endReason'])
      .where('ticketId', '=', ticketId)
      .where('rule', '=', 'snooze')
      .execute();
    expect(ended).toEqual([{ state: 'cancelled', endReason: 'cameBack' }]);
    expect((await wakes(ticketId)).filter(([, kind]) => kind === 'followUp')).toEqual([]);
  });

  it('who gave a word, though the ticket is resolved', async () => {
    const { ticketId } = await owned();
    await sendMessage(
      app,
      hub,
      agent,
      ticketId,
      sendMessageBody.parse({ text: substance, thenStatus: 'resolved' }),
    );
    const dueAt = new Date(app.now().getTime() + 4 * 3_600_000).toISOString();
    await ask(supervisor, 'POST', `/tickets/${ticketId}/follow-ups`, { dueAt, note: 'La llamo' });
    world.pass(120);
    await wakeClocks(app);
    expect(await news(supervisor, ticketId)).toEqual(['promised']);
    world.pass(120);
    await wakeClocks(app);
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      dueKind: 'followUp',
      dueState: 'overdue',
    });
  });

  it('nobody for a customer whose data are blocked, until that is lifted', async () => {
    const { ticketId } = await owned();
    const { customerId } = await world.ticket(ticketId);
    const block = (restrictedAt: Date | null) =>
      app.db.updateTable('customer').set({ restrictedAt }).where('id', '=', customerId).execute();
    await block(app.now());
    world.pass(121);
    await wakeClocks(app);
    expect(await wakes(ticketId)).toEqual([]);
    await block(null);
    await wakeClocks(app);
    expect(await wakes(ticketId)).toMatchObject([['clock.warned', 'firstAnswer', 0.5, ['agent']]]);
  });
});
