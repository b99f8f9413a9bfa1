import { sendMessageBody } from '@hilo/api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wakeTickets } from '../../jobs/wake-tickets.ts';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { listBreaches } from '../breaches/breaches.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';
import { sweepPromises } from '../sweep/sweep-promises.ts';
import { wakeClocks } from './wake-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place } = world;
const { agent, supervisor } = world.agents;
await makePromises(world, { profileIds: ['es-trlgdcu'] });
const day = 24 * 60;
let people = 0;

/** What happened in thirty-five days to a customer who was told to phone in the end, and what else might have. */
const acts = [
  'writesAgain',
  'snooze',
  'wait',
  'phoneUs',
  'holding',
  'note',
  'assign',
  'release',
  'sweep',
  'complaint',
] as const;
type Act = (typeof acts)[number];

/** What each node does twice a second. */
const wake = async (): Promise<void> => {
  await wakeTickets(app);
  await wakeClocks(app);
};

const phoneUs = 'Estimada clienta: llámenos al 900 123 123 de lunes a viernes.';
const holding = 'Hemos recibido su consulta y le contestaremos lo antes posible.';

const act = async (what: Act, ticketId: string, first: ReturnType<typeof mail>): Promise<void> => {
  const later = (days: number) => new Date(app.now().getTime() + days * day * 60_000).toISOString();
  const send = (body: object) => sendMessage(app, hub, agent, ticketId, sendMessageBody.parse(body));
  const change = (body: Parameters<typeof changeTicket>[3]) => changeTicket(app, agent, ticketId, body);
  switch (what) {
    case 'writesAgain':
      await place(
        mail(first.from, { text: '¿Hay alguien?', thread: { refs: [first.thread.ownRef!] } as never }),
      );
      return;
    case 'snooze':
      return change({ snoozedUntil: later(3) });
    case 'wait':
      return change({ status: 'waiting', waitingOn: 'customer', followUpAt: later(4) });
    case 'phoneUs':
      await send({ text: phoneUs });
      return;
    case 'holding':
      await send({ text: holding });
      return;
    case 'note':
      await send({ kind: 'note', text: 'La llamo yo.' });
      return;
    case 'assign':
      return change({ ownerId: agent.agentId });
    case 'release':
      return change({ ownerId: null });
    case 'complaint':
      return change({ kind: 'complaint' });
    case 'sweep':
      await sweepPromises(app);
  }
};

describe('whatever is done in thirty-five days but answer', () => {
  it('ends no clock of the answer, hides nothing for good, and stands in the register', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 0, max: 4 * day }), fc.boolean()), {
          minLength: 3,
          maxLength: 12,
        }),
        async (steps) => {
          const first = mail(`person${++people}@mail.example`);
          const { ticketId } = await place(first);
          const began = app.now().getTime();
          for (const [what, minutes, wakes] of steps) {
            world.pass(minutes);
            // Where nothing ran meanwhile, the next look makes up for it.
            if (wakes) await wake();
            await act(what, ticketId, first);
          }
          world.pass(Math.max(0, 35 * day - (app.now().getTime() - began) / 60_000));
          await wake();
          const ticket = await world.ticket(ticketId);
          expect(ticket).toMatchObject({
            status: 'open',
            snoozedUntil: null,
            waitingSince: expect.any(Date),
          });
          const clocks = await readTicketClocks(app, agent, ticketId);
          const owed = clocks.filter(({ kind }) => kind === 'firstAnswer');
          expect(owed).toMatchObject([
            { state: 'breached', endedAt: null, startedAt: new Date(began).toISOString() },
          ]);
          const { items } = await listBreaches(app, supervisor, { ticketId, limit: 50 });
          expect(items.filter(({ kind }) => kind === 'firstAnswer')).toMatchObject([{ answeredAt: null }]);
          expect(ticket.dueState).toBe('overdue');
          await sendMessage(
            app,
            hub,
            agent,
            ticketId,
            sendMessageBody.parse({
              text: 'El fallo es del sensor de presión; mañana a las 9 lo cambia Pau, sin coste.',
            }),
          );
          const after = await readTicketClocks(app, agent, ticketId);
          expect(after.find(({ kind }) => kind === 'firstAnswer')).toMatchObject({
            state: 'breached',
            endReason: 'answered',
          });
          await changeTicket(app, agent, ticketId, { status: 'resolved' });
        },
      ),
      { numRuns: 20, seed: 35 },
    );
  }, 60_000);
});
