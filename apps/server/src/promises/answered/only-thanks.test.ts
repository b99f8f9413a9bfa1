import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';

const world = await createWorld();
// Into the time of the law that wants a second person.
world.pass(320 * 24 * 60);
const { app, hub, mail, place } = world;
const { agent } = world.agents;
await makePromises(world, { profileIds: ['es-ley-10-2025'] });
const substance = 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza.';
let people = 0;

const write = (given: Parameters<typeof mail>[1]) => mail(`person${++people}@mail.example`, given);
const again = (first: ReturnType<typeof mail>, text: string) =>
  place(mail(first.from, { text, thread: { refs: [first.thread.ownRef!] } as never }));
const legal = async (ticketId: string) =>
  (await readTicketClocks(app, agent, ticketId))
    .filter(({ kind }) => kind === 'legal')
    .map(({ rule, state, endReason }) => `${rule} ${state}${endReason ? ` ${endReason}` : ''}`);
const close = (ticketId: string) => changeTicket(app, agent, ticketId, { status: 'resolved' });
const asksSecondPerson = { code: 'ticket.guarded', facts: { guard: 'secondPerson' } };

describe('a customer who only gives thanks', () => {
  it('after an answer: the matter is closed by whoever answered it, and the law has what it waited for', async () => {
    const first = write({});
    const { ticketId } = await place(first);
    await changeTicket(app, agent, ticketId, { kind: 'complaint' });
    await sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text: substance }));
    await again(first, 'Muchas gracias. Un saludo');
    await close(ticketId);
    expect((await legal(ticketId)).sort()).toEqual([
      'ley-10-2025/17.1 met resolved',
      'trlgdcu/21.3 met answered',
    ]);
    // Opened again by thanks it is closed again as easily.
    await again(first, 'Gracias a vosotros');
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open' });
    await close(ticketId);
  });

  it('in a ticket of its own: nothing is asked of whoever closes it, or calls it thanks', async () => {
    const thanks = { subject: 'Gracias', text: 'Mil gracias por todo 🙏' };
    const { ticketId } = await place(write(thanks));
    expect(await legal(ticketId)).toEqual(['ley-10-2025/17.1 running']);
    await close(ticketId);
    expect(await legal(ticketId)).toEqual(['ley-10-2025/17.1 cancelled givenUp']);
    const { ticketId: other } = await place(write({ ...thanks, subject: 'RE: Su pedido' }));
    await changeTicket(app, agent, other, { kind: 'thanks' });
    expect(await legal(other)).toEqual(['ley-10-2025/17.1 superseded relabelled']);
  });

  it('and asks something later: the law waits on, by the time that it had', async () => {
    const first = write({ subject: null, text: 'Gracias' });
    const { ticketId } = await place(first);
    const [before] = (await readTicketClocks(app, agent, ticketId)).filter(({ kind }) => kind === 'legal');
    await close(ticketId);
    world.pass(60);
    await again(first, 'Gracias, pero vuelve a gotear');
    const [after] = (await readTicketClocks(app, agent, ticketId)).filter(({ kind }) => kind === 'legal');
    expect(after).toMatchObject({ state: 'running', dueAt: before!.dueAt });
    await expect(close(ticketId)).rejects.toMatchObject(asksSecondPerson);
  });

  it.each([
    ['with a question in the subject', { subject: '¿Dónde está mi pedido?', text: 'Gracias' }],
    ['for what is still to come', { subject: null, text: 'Gracias de antemano' }],
    ['beside something else', { subject: null, text: 'Gracias. Sigue sin funcionar' }],
  ])('%s has not: a second person decides', async (_name, given) => {
    const { ticketId } = await place(write(given));
    await expect(close(ticketId)).rejects.toMatchObject(asksSecondPerson);
    await expect(changeTicket(app, agent, ticketId, { kind: 'thanks' })).rejects.toMatchObject(
      asksSecondPerson,
    );
  });

  it('is closed by no timer', async () => {
    const { ticketId } = await place(write({ subject: null, text: 'Gracias' }));
    await expect(
      changeTicket(app, { type: 'system' }, ticketId, { status: 'resolved' }),
    ).rejects.toMatchObject({ code: 'ticket.guarded', facts: { guard: 'refused' } });
  });
});
