import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place, agents } = world;
await makePromises(world);
const { agent } = agents;
let people = 0;

describe('the answer that was promised when a ticket ended without one', () => {
  const promised = async (ticketId: string) =>
    (await readTicketClocks(app, agent, ticketId)).filter(({ kind }) => /Answer$/.test(kind));

  it('is owed by the same time once an agent opens it again: a key pressed by mistake forgets nobody', async () => {
    const { ticketId } = await place(mail(`person${++people}@mail.example`));
    const before = await promised(ticketId);
    expect(before).toMatchObject([{ kind: 'firstAnswer', state: 'running' }]);
    world.pass(5);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    expect(await promised(ticketId)).toMatchObject([{ state: 'cancelled', endReason: 'resolved' }]);
    world.pass(5);
    await changeTicket(app, agent, ticketId, { status: 'open' });
    expect(await promised(ticketId)).toEqual(before);
  });

  it('is not, where it was answered, nor where what she had written long before had been left so', async () => {
    const first = mail(`person${++people}@mail.example`);
    const { ticketId } = await place(first);
    world.pass(5);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    world.pass(60);
    await place(mail(first.from, { thread: { refs: [first.thread.ownRef!] } as never }));
    world.pass(5);
    await sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text: 'Vamos mañana.' }));
    world.pass(5);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    const before = await promised(ticketId);
    world.pass(5);
    await changeTicket(app, agent, ticketId, { status: 'open' });
    expect(await promised(ticketId)).toEqual(before);
  });
});
