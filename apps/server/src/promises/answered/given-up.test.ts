import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises, setRegime } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';

const world = await createWorld();
// Into the time of the law that wants a second person.
world.pass(320 * 24 * 60);
const { app, hub, mail, place, agents } = world;
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['es-ley-10-2025'] });
const { agent, supervisor } = agents;
const holding = 'Hemos recibido su consulta y le contestaremos lo antes posible.';
const substance = 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza.';
let people = 0;

const send = async (ticketId: string, text: string, more: object = {}) =>
  (await sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text, ...more }))).messageId;
const clocks = async (ticketId: string) =>
  (await readTicketClocks(app, agent, ticketId))
    .filter(({ kind }) => kind === 'legal' || kind === 'cure')
    .sort((one, other) => (one.rule < other.rule ? -1 : 1));
const shown = async (ticketId: string) =>
  (await clocks(ticketId)).map(
    ({ rule, state, endReason }) => `${rule} ${state}${endReason ? ` ${endReason}` : ''}`,
  );
/** Ended unanswered, by two. */
const giveUp = async (ticketId: string): Promise<void> => {
  const { json } = await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, {
    action: 'close',
    change: { disposition: 'duplicado' },
    reason: 'Es la misma avería',
  });
  expect((await ask(supervisor, 'POST', `/approvals/${json.id}/approve`)).status).toBe(200);
  expect((await world.ticket(ticketId)).status).toBe('resolved');
};
const complaint = async () => {
  const first = mail(`person${++people}@mail.example`);
  const { ticketId } = await place(first);
  await changeTicket(app, agent, ticketId, { kind: 'complaint' });
  const writes = () => place(mail(first.from, { thread: { refs: [first.thread.ownRef!] } as never }));
  return { ticketId, writes };
};
const mark = (messageId: string, countsAsAnswer: boolean, actor = agent) =>
  ask(actor, 'POST', `/messages/${messageId}/mark`, { countsAsAnswer, reason: 'Lo dice el cliente' });

const given = ['ley-10-2025/17.1 cancelled approved', 'trlgdcu/21.3 cancelled approved'];
const running = ['ley-10-2025/17.1 running', 'trlgdcu/21.3 running'];

describe('what the law waited for when a ticket ended unanswered', () => {
  it.each([
    ['the customer writes again', (_id: string, writes: () => Promise<unknown>) => writes()],
    ['an agent opens it again', (id: string) => changeTicket(app, agent, id, { status: 'open' })],
  ])('is waited for again, by the same time, once %s', async (_name, reopen) => {
    const { ticketId, writes } = await complaint();
    const before = await clocks(ticketId);
    world.pass(60);
    await giveUp(ticketId);
    expect(await shown(ticketId)).toEqual(given);
    world.pass(60);
    await reopen(ticketId, writes);
    expect(await clocks(ticketId)).toEqual(before);
    expect((await world.ticket(ticketId)).status).toBe('open');
  });

  it('is not, where somebody answered after all', async () => {
    const { ticketId, writes } = await complaint();
    await giveUp(ticketId);
    world.pass(1);
    await send(ticketId, substance, { thenStatus: 'resolved' });
    world.pass(1);
    await writes();
    expect(await shown(ticketId)).toEqual(given);
  });

  it('cannot be got rid of by another name in the same breath', async () => {
    const { ticketId } = await complaint();
    await giveUp(ticketId);
    await expect(
      changeTicket(app, agent, ticketId, { status: 'open', kind: 'thanks' }),
    ).rejects.toMatchObject({ code: 'ticket.guarded', facts: { action: 'relabel' } });
  });

  it('is met by what is seen to be the answer afterwards, and given up again where that is taken back', async () => {
    const { ticketId } = await complaint();
    world.pass(5);
    const sentAt = app.now().toISOString();
    const messageId = await send(ticketId, holding);
    world.pass(5);
    await giveUp(ticketId);
    const before = await clocks(ticketId);
    world.pass(5);
    expect((await mark(messageId, true)).status).toBe(200);
    const after = await clocks(ticketId);
    expect(after).toMatchObject([
      // What wants the matter settled was settled when it ended.
      { rule: 'ley-10-2025/17.1', state: 'met', endReason: 'resolved', endedAt: before[0]!.endedAt },
      { rule: 'trlgdcu/21.3', state: 'met', endReason: 'answered', endedAt: sentAt },
    ]);
    expect(after.every(({ metByMessageId }) => metByMessageId === messageId)).toBe(true);
    world.pass(5);
    expect((await ask(agent, 'DELETE', `/messages/${messageId}/mark`)).status).toBe(200);
    expect(await clocks(ticketId)).toEqual(before);
    expect((await world.ticket(ticketId)).status).toBe('resolved');
  });

  it('is met by the very message with which the ticket ended', async () => {
    await setRegime(world, { profileIds: ['es-trlgdcu'], place: 'ES' });
    const { ticketId } = await complaint();
    world.pass(5);
    const more = { thenStatus: 'resolved', why: 'Ya lo sabe por teléfono' };
    const messageId = await send(ticketId, holding, more);
    const before = await clocks(ticketId);
    expect(before).toMatchObject([{ endReason: 'givenUp', endedAt: app.now().toISOString() }]);
    world.pass(5);
    await mark(messageId, true);
    expect(await clocks(ticketId)).toMatchObject([{ state: 'met', metByMessageId: messageId }]);
    await ask(agent, 'DELETE', `/messages/${messageId}/mark`);
    expect(await clocks(ticketId)).toEqual(before);
    await setRegime(world, { profileIds: ['es-ley-10-2025'], place: 'ES' });
  });

  it('comes back with an answer that is seen to be none', async () => {
    const { ticketId, writes } = await complaint();
    world.pass(5);
    await giveUp(ticketId);
    world.pass(5);
    // Answered afterwards, and it was no answer: nobody has answered what was given up.
    const messageId = await send(ticketId, substance, { thenStatus: 'resolved' });
    await writes();
    await send(ticketId, holding);
    await changeTicket(app, agent, ticketId, { status: 'resolved', why: 'x' });
    expect(await shown(ticketId)).toEqual(given);
    expect((await mark(messageId, false)).status).toBe(200);
    expect((await world.ticket(ticketId)).status).toBe('open');
    expect(await shown(ticketId)).toEqual(running);
  });

  it('begins anew with what completes it, where it ended while that was missing', async () => {
    const { ticketId, writes } = await complaint();
    await ask(agent, 'POST', `/tickets/${ticketId}/cure`, { text: 'Falta la factura.' });
    await giveUp(ticketId);
    world.pass(24 * 60);
    await writes();
    expect((await shown(ticketId)).filter((one) => / running| met /.test(one))).toEqual([
      'es-ley-10-2025/cure met cured',
      ...running,
    ]);
    const living = (await clocks(ticketId)).filter(({ state }) => state === 'running');
    expect(living.every(({ startedAt }) => startedAt === app.now().toISOString())).toBe(true);
  });
});
