import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';
import { wakeClocks } from '../wake/wake-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place, agents } = world;
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['es-trlgdcu'] });
const { agent, supervisor } = agents;
const substance = 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza.';
const holding = 'Hemos recibido su consulta y le contestaremos lo antes posible.';
let people = 0;

const question = async () => {
  const first = mail(`person${++people}@mail.example`);
  return { first, ...(await place(first)) };
};
const send = async (ticketId: string, text: string, more: object = {}) =>
  (await sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text, ...more }))).messageId;
const mark = (messageId: string, countsAsAnswer: boolean, actor = agent) =>
  ask(actor, 'POST', `/messages/${messageId}/mark`, { countsAsAnswer, reason: 'Lo dice el cliente' });
const unmark = (messageId: string) => ask(agent, 'DELETE', `/messages/${messageId}/mark`);
const clocks = (ticketId: string) => readTicketClocks(app, agent, ticketId);
const shown = async (ticketId: string) =>
  (await clocks(ticketId)).map(
    ({ kind, state, endReason }) => `${kind} ${state}${endReason ? ` ${endReason}` : ''}`,
  );
const standing = async (ticketId: string) => {
  const { status, waitingSince, resolvedAt, dueKind } = await world.ticket(ticketId);
  return { status, waitingSince, resolvedAt, dueKind };
};
const openInteractions = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('interaction')
      .select('id')
      .where('ticketId', '=', ticketId)
      .where('endedAt', 'is', null)
      .execute()
  ).length;

describe('a message that was sent', () => {
  it('is marked as no answer: what it met is owed again, from when she asked; and it is taken back', async () => {
    const { ticketId } = await question();
    const before = await clocks(ticketId);
    const waiting = await standing(ticketId);
    world.pass(10);
    const messageId = await send(ticketId, substance);
    const [answered, answeredClocks] = [await standing(ticketId), await clocks(ticketId)];
    world.pass(10);
    const { json } = await mark(messageId, false);
    expect(json).toMatchObject({
      countsAsAnswer: false,
      notCountedWhy: 'holding',
      mark: { byId: agent.agentId, reason: 'Lo dice el cliente', wasAnswer: true },
    });
    expect(await clocks(ticketId)).toEqual(before);
    expect(await standing(ticketId)).toEqual(waiting);
    expect(await openInteractions(ticketId)).toBe(1);
    expect((await mark(messageId, true)).json.code).toBe('resource.conflict');
    expect((await unmark(messageId)).json).toMatchObject({ countsAsAnswer: true, mark: null });
    expect(await clocks(ticketId)).toEqual(answeredClocks);
    expect(await standing(ticketId)).toEqual(answered);
    expect(await openInteractions(ticketId)).toBe(0);
    expect((await unmark(messageId)).status).toBe(404);
  });

  it('is marked as the answer: what was owed is met as of when it was sent', async () => {
    const { ticketId } = await question();
    const sentAt = app.now().toISOString();
    const messageId = await send(ticketId, holding);
    const before = await clocks(ticketId);
    world.pass(30);
    expect((await mark(messageId, true)).json).toMatchObject({
      countsAsAnswer: true,
      countsReason: 'Lo dice el cliente',
    });
    expect(await shown(ticketId)).toEqual(['solution running', 'firstAnswer met answered']);
    expect((await clocks(ticketId))[1]).toMatchObject({ endedAt: sentAt, metByMessageId: messageId });
    expect(await standing(ticketId)).toMatchObject({ waitingSince: null, dueKind: 'solution' });
    expect(await openInteractions(ticketId)).toBe(0);
    await unmark(messageId);
    expect(await clocks(ticketId)).toEqual(before);
  });

  it('that closed its ticket opens it again, and closes it again where that is taken back', async () => {
    const { ticketId } = await question();
    const messageId = await send(ticketId, substance, { thenStatus: 'resolved' });
    const before = await standing(ticketId);
    world.pass(60);
    await mark(messageId, false);
    expect(await standing(ticketId)).toMatchObject({ status: 'open', dueKind: 'firstAnswer' });
    // The time that there was for it, and not as much again.
    expect(await shown(ticketId)).toEqual(['firstAnswer running', 'solution running']);
    await unmark(messageId);
    expect(await standing(ticketId)).toEqual(before);
    expect((await clocks(ticketId)).filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });

  it('answers what was left open when its ticket ended, and leaves it open again', async () => {
    const { ticketId } = await question();
    const messageId = await send(ticketId, holding);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    const [before, ended] = [await standing(ticketId), await clocks(ticketId)];
    expect(await shown(ticketId)).toContain('firstAnswer cancelled resolved');
    world.pass(10);
    await mark(messageId, true);
    expect(await shown(ticketId)).toContain('firstAnswer met answered');
    await unmark(messageId);
    expect(await clocks(ticketId)).toEqual(ended);
    expect(await standing(ticketId)).toEqual(before);
  });

  it('leaves the older question open, and with it the younger', async () => {
    const { ticketId, first } = await question();
    world.pass(1);
    const messageId = await send(ticketId, substance);
    world.pass(1);
    await place(mail(first.from, { thread: { refs: [first.thread.ownRef!] } as never }));
    const before = await clocks(ticketId);
    await mark(messageId, false);
    expect(await shown(ticketId)).toEqual([
      'firstAnswer running',
      'solution running',
      'nextAnswer superseded revived',
    ]);
    await unmark(messageId);
    expect(await clocks(ticketId)).toEqual(before);
  });

  it('takes a breach that was none out of the register, by whoever keeps that', async () => {
    const { ticketId } = await question();
    const messageId = await send(ticketId, holding);
    world.pass(24 * 60);
    await wakeClocks(app);
    const breaches = async () =>
      (await ask(supervisor, 'GET', `/breaches?ticketId=${ticketId}`)).json.items.length;
    expect(await breaches()).toBe(1);
    expect((await mark(messageId, true)).status).toBe(403);
    expect((await mark(messageId, true, supervisor)).status).toBe(200);
    expect(await breaches()).toBe(0);
    expect(await shown(ticketId)).toContain('firstAnswer met answered');
    await unmark(messageId);
    await wakeClocks(app);
    expect(await breaches()).toBe(1);
  });

  it('is what it is where it went to somebody else, never left, or was nobody’s to send', async () => {
    const { ticketId, messageId } = await question();
    const partner = { kind: 'mailAddress', value: 'taller@socio.example', name: null };
    const forward = await send(ticketId, substance, { kind: 'forward', to: [partner] });
    expect((await mark(forward, true)).json.facts).toEqual({ why: 'notToCustomer' });
    expect((await mark(messageId, true)).status).toBe(404);
    const answer = await send(ticketId, substance, { undoSeconds: 30 });
    expect((await mark(answer, true)).json.code).toBe('resource.conflict');
    expect((await mark(answer, false, agents.reader)).status).toBe(403);
    await ask(agent, 'DELETE', `/messages/${answer}`);
    expect((await mark(answer, false)).json.facts).toEqual({ why: 'notSent' });
  });
});
