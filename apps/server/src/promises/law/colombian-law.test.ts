import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../app/transaction.ts';
import { finish } from '../../outgoing/finish.ts';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { listBreaches } from '../breaches/breaches.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';
import { wakeClocks } from '../wake/wake-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place } = world;
const { agent, supervisor } = world.agents;
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['co-pqr'] });
let people = 0;
const day = 24 * 60;

/** A petition presented now; the first of all on Monday, 2 March 2026. */
const petition = async () => {
  const first = mail(`person${++people}@mail.example`);
  return { ...(await place(first)), first };
};
const completes = (first: ReturnType<typeof mail>, text = 'Aquí va la factura') =>
  place(mail(first.from, { text, thread: { refs: [first.thread.ownRef!] } as never }));
const cure = (ticketId: string, body: object = { text: 'Falta la factura.' }) =>
  ask(agent, 'POST', `/tickets/${ticketId}/cure`, body);
const clocks = async (ticketId: string, kind = 'legal') =>
  (await readTicketClocks(app, agent, ticketId)).filter((clock) => clock.kind === kind);
const living = async (ticketId: string) => (await clocks(ticketId)).filter(({ endedAt }) => endedAt === null);
const legalBreaches = async (ticketId: string) =>
  (await listBreaches(app, supervisor, { ticketId, limit: 50 })).items.filter(({ kind }) => kind === 'legal');

describe('what is missing in a petition (Ley 1755/2015, art. 17)', () => {
  it('is asked for in ten days; she has a month, and then the time goes on with what was left', async () => {
    const { ticketId, first } = await petition();
    const [whole] = await living(ticketId);
    // Monday is excluded; Tuesday to Friday are four of fifteen.
    world.pass(4 * day);
    const shown = await ask(agent, 'GET', `/tickets/${ticketId}/cure`);
    expect(shown.json).toMatchObject({ deadlines: 'resume', article: 'Ley 1755/2015, art. 17' });
    expect(shown.json.askBy).toBe('2026-03-16T22:59:59.000Z');
    expect(shown.json.warning).toContain('desistes de tu petición');
    expect((await cure(ticketId)).status).toBe(201);
    expect((await clocks(ticketId, 'cure'))[0]!.trace).toMatchObject({
      unit: 'months',
      amount: 1,
      dueDate: '2026-04-06',
    });
    expect(await living(ticketId)).toEqual([]);
    world.pass(10 * day);
    await completes(first);
    const [gone] = await living(ticketId);
    expect(gone).toMatchObject({
      rule: whole!.rule,
      isBinding: true,
      trace: { amount: 11, excludedDay: '2026-03-16', dueDate: '2026-03-31', stood: { amount: 15 } },
    });
    // Another name with the same time brings back none of what was used.
    await changeTicket(app, agent, ticketId, { kind: 'complaint' });
    expect((await living(ticketId))[0]!.dueAt).toBe(gone!.dueAt);
    // What she asks for more time with is no other matter: she may be asked again, after the ten days.
    world.pass(3 * day);
    expect((await cure(ticketId)).status).toBe(201);
  });

  it('stops nothing where it is asked for later', async () => {
    const { ticketId } = await petition();
    world.pass(15 * day);
    for (const answer of [await cure(ticketId), await ask(agent, 'GET', `/tickets/${ticketId}/cure`)])
      expect(answer.json).toMatchObject({
        code: 'request.invalid',
        facts: { why: 'tooLate', article: 'Ley 1755/2015, art. 17' },
      });
    expect(await living(ticketId)).toHaveLength(1);
  });

  it('that does not come counts as withdrawn, and a second person closes it; should she come back, it goes on', async () => {
    const { ticketId, first } = await petition();
    await cure(ticketId);
    world.pass(34 * day);
    await wakeClocks(app);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open' });
    await expect(changeTicket(app, agent, ticketId, { status: 'resolved' })).rejects.toMatchObject({
      facts: { guard: 'secondPerson' },
    });
    // A timer never.
    await expect(
      changeTicket(app, { type: 'system' }, ticketId, { status: 'resolved' }),
    ).rejects.toMatchObject({ facts: { guard: 'refused' } });
    const asked = { action: 'close', change: {}, reason: 'No completó la petición' };
    const { json } = await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, asked);
    expect((await ask(supervisor, 'POST', `/approvals/${json.id}/approve`)).status).toBe(200);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved' });
    expect(await legalBreaches(ticketId)).toEqual([]);
    await completes(first);
    expect((await living(ticketId))[0]).toMatchObject({ trace: { amount: 15, stood: { amount: 15 } } });
  });
});

describe('a petition to the wrong body (art. 21)', () => {
  const transfer = (ticketId: string, body: object = { to: 'la Superintendencia de Salud' }) =>
    ask(agent, 'POST', `/tickets/${ticketId}/transfer`, body);

  it('is handed over within five days: she reads to whom, and it ends here', async () => {
    const { ticketId } = await petition();
    const { startedAt } = (await living(ticketId))[0]!;
    world.pass(day);
    const shown = await ask(agent, 'GET', `/tickets/${ticketId}/transfer?to=la%20Superintendencia`);
    expect(shown.json).toMatchObject({ article: 'Ley 1755/2015, art. 21' });
    expect(shown.json.words).toContain('trasladado tu petición a la Superintendencia, a quien');
    const sent = await transfer(ticketId, { to: 'la Superintendencia', text: 'Su número allí es el 44.' });
    expect(sent.json).toMatchObject({
      text: `${shown.json.words}\n\nSu número allí es el 44.`,
      countsAsAnswer: false,
      notCountedWhy: 'transfer',
    });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved', dueAt: null });
    expect((await clocks(ticketId)).map(({ rule, state, endReason }) => [rule, state, endReason])).toEqual(
      expect.arrayContaining([
        ['ley-1755-2015/14', 'cancelled', 'transferred'],
        ['co-pqr/transfer', 'met', 'done'],
      ]),
    );
    expect((await clocks(ticketId)).find(({ rule }) => rule === 'co-pqr/transfer')).toMatchObject({
      startedAt,
      note: 'la Superintendencia',
      dueAt: shown.json.dueAt,
    });
    expect(await legalBreaches(ticketId)).toEqual([]);
    // A second time there is nothing to hand over.
    expect((await transfer(ticketId)).json.facts).toEqual({ why: 'notKnown' });
  });

  it('that comes late stands in the register', async () => {
    const { ticketId } = await petition();
    world.pass(8 * day);
    await transfer(ticketId);
    expect(await legalBreaches(ticketId)).toMatchObject([
      { rule: 'co-pqr/transfer', article: 'Ley 1755/2015, art. 21', answeredAt: app.now().toISOString() },
    ]);
  });

  it('ends nothing where she was not told', async () => {
    const { ticketId } = await petition();
    const [before] = await living(ticketId);
    const { json } = await transfer(ticketId);
    const { id, channelId } = await app.db
      .selectFrom('outbox')
      .select(['id', 'channelId'])
      .where('messageId', '=', json.id)
      .executeTakeFirstOrThrow();
    await inTransaction(app, { type: 'system' }, (unit) =>
      finish(unit, { id, messageId: json.id, channelId, attempt: 0 } as Parameters<typeof finish>[1], {
        type: 'failed',
        code: 'recipient-unreachable',
        detail: '',
      }),
    );
    expect(await living(ticketId)).toMatchObject([
      { id: before!.id, dueAt: before!.dueAt, state: 'running' },
    ]);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open' });
    expect((await transfer(ticketId)).status).toBe(201);
  });

  it('is no way out of what other laws ask, nor for a program', async () => {
    const { ticketId } = await petition();
    expect((await transfer(ticketId, { to: ' ' })).status).toBe(400);
    await sendMessage(
      app,
      hub,
      agent,
      ticketId,
      sendMessageBody.parse({
        text: 'La caldera está cambiada y la pieza, cubierta.',
        thenStatus: 'resolved',
      }),
    );
    expect((await transfer(ticketId)).json.facts).toEqual({ why: 'notKnown' });
  });
});
