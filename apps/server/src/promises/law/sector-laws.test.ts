import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises, setRegime } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { listBreaches } from '../breaches/breaches.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';
import { wakeClocks } from '../wake/wake-clocks.ts';

const world = await createWorld();
// Tuesday, 2 February 2027, 10:00 in Madrid: Ley 10/2025 binds.
world.pass(337 * 24 * 60);
const { app, hub, mail, place } = world;
const { agent, supervisor, administrator } = world.agents;
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['es-finance'] });
let people = 0;
const day = 24 * 60;

/** As it came in, and what the agent calls it. */
const matter = async (label: Parameters<typeof changeTicket>[3]) => {
  const first = mail(`person${++people}@mail.example`);
  const { ticketId } = await place(first);
  await changeTicket(app, agent, ticketId, label);
  return { ticketId, first };
};
const living = async (ticketId: string) =>
  (await readTicketClocks(app, agent, ticketId)).filter(
    ({ kind, endedAt }) => kind === 'legal' && endedAt === null,
  );
const shown = async (ticketId: string) =>
  (await readTicketClocks(app, agent, ticketId))
    .filter(({ kind }) => kind === 'legal')
    .map(({ trace, state, endReason }) => `${trace.article} ${state} ${endReason}`);
const dates = async (ticketId: string) =>
  (await living(ticketId)).map(({ rule, isBinding, trace }) => [rule, trace.dueDate, isBinding]);
const answer = (ticketId: string, thenStatus?: 'resolved') =>
  sendMessage(
    app,
    hub,
    agent,
    ticketId,
    sendMessageBody.parse({
      text: 'La comisión se cobró por error: la hemos devuelto hoy a su cuenta.',
      ...(thenStatus ? { thenStatus } : {}),
    }),
  );

describe('a bank', () => {
  it('has a month for a complaint; an answer that settles it ends that', async () => {
    const { ticketId } = await matter({ kind: 'complaint' });
    expect(await dates(ticketId)).toEqual([['ley-44-2002/29-septies.1', '2027-03-02', true]]);
    await answer(ticketId);
    // The matter itself is to be settled, and not only answered.
    expect(await living(ticketId)).toHaveLength(1);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    expect(await shown(ticketId)).toContain('Ley 44/2002, art. 29 septies.1 met resolved');
    expect(await living(ticketId)).toEqual([]);
  });

  it('has fifteen working days for a payment, five days for a charge that is asked about', async () => {
    const payment = await matter({ kind: 'complaint', topic: 'paymentService' });
    expect(await dates(payment.ticketId)).toEqual([
      ['rdl-19-2018/69', '2027-02-23', true],
      ['ley-44-2002/29-septies.1', '2027-03-02', false],
    ]);
    const { ticketId } = await matter({ topic: 'billing' });
    expect(await dates(ticketId)).toEqual([
      ['ley-10-2025/17.3', '2027-02-07', true],
      ['ley-10-2025/17.1', '2027-02-23', false],
    ]);
    await answer(ticketId, 'resolved');
    expect(await living(ticketId)).toEqual([]);
  });

  it('decides first and tells within ten days of it: she waits on, and both are kept', async () => {
    const { ticketId } = await matter({ kind: 'complaint' });
    const [clock] = await living(ticketId);
    const decide = (body: object, actor = agent) =>
      ask(actor, 'POST', `/tickets/${ticketId}/clocks/${clock!.id}/decision`, body);
    world.pass(20 * day);
    expect((await decide({ note: 'Se devuelve', decidedOn: '2027-03-01' })).json).toMatchObject({
      code: 'request.invalid',
      facts: { why: 'inFuture' },
    });
    expect((await decide({ note: '' })).status).toBe(400);
    const { status, json } = await decide({ note: 'Se devuelve', decidedOn: '2027-02-20' });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      rule: clock!.rule,
      isBinding: true,
      note: 'Se devuelve',
      promisedById: agent.agentId,
      trace: { article: 'Ley 44/2002, art. 29 septies.3', dueDate: '2027-03-02', decidedOn: '2027-02-20' },
    });
    expect((await shown(ticketId)).sort()).toEqual([
      'Ley 10/2025, art. 17.1 superseded relabelled',
      'Ley 44/2002, art. 29 septies.1 met decided',
      'Ley 44/2002, art. 29 septies.3 running null',
    ]);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open', waitingSince: expect.any(Date) });
    // Once.
    expect((await decide({ note: 'Otra vez' })).json.code).toBe('clock.ended');
    const again = await ask(agent, 'POST', `/tickets/${ticketId}/clocks/${json.id}/decision`, { note: 'x' });
    expect(again.json.facts).toEqual({ why: 'notKnown' });
    // It cannot be closed untold, and calling it something else brings back no month.
    await expect(changeTicket(app, agent, ticketId, { status: 'resolved' })).rejects.toMatchObject({
      code: 'ticket.guarded',
    });
    await changeTicket(app, agent, ticketId, { topic: 'paymentService' });
    expect((await living(ticketId)).find(({ id }) => id === json.id)).toBeDefined();
    await answer(ticketId, 'resolved');
    expect(await living(ticketId)).toEqual([]);
    expect(await shown(ticketId)).toContain('Ley 44/2002, art. 29 septies.3 met answered');
  });

  it('that decides and says nothing breaks the time of the notice, which stands in the register', async () => {
    const { ticketId } = await matter({ kind: 'complaint' });
    const [clock] = await living(ticketId);
    const path = `/tickets/${ticketId}/clocks/${clock!.id}/decision`;
    const { json } = await ask(agent, 'POST', path, { note: 'Se deniega' });
    world.pass(11 * day);
    await wakeClocks(app);
    const { items } = await listBreaches(app, supervisor, { ticketId, limit: 50 });
    expect(items.filter(({ kind }) => kind === 'legal')).toMatchObject([
      { clockId: json.id, article: 'Ley 44/2002, art. 29 septies.3', answeredAt: null },
    ]);
  });

  it('asks for what is missing with ten days of which all count, and then its month begins anew', async () => {
    const { ticketId, first } = await matter({ kind: 'complaint' });
    world.pass(3 * day);
    const shownBefore = await ask(agent, 'GET', `/tickets/${ticketId}/cure`);
    expect(shownBefore.json).toMatchObject({ deadlines: 'restart', askBy: null });
    await ask(agent, 'POST', `/tickets/${ticketId}/cure`, { text: 'Falta el DNI.' });
    const cure = (await readTicketClocks(app, agent, ticketId)).find(({ kind }) => kind === 'cure');
    expect(cure!.trace).toMatchObject({ unit: 'calendar-days', amount: 10, skipped: [] });
    world.pass(2 * day);
    await place(mail(first.from, { thread: { refs: [first.thread.ownRef!] } as never }));
    const [begun] = await living(ticketId);
    expect(begun).toMatchObject({
      rule: 'ley-44-2002/29-septies.1',
      startedAt: app.now().toISOString(),
      trace: { unit: 'months', amount: 1 },
    });
  });
});

describe('a company of electricity', () => {
  it('has the times of its sector, those of the general law beside them, and two hours for a cut', async () => {
    await setRegime(world, { profileIds: ['es-electricity'], place: 'ES' });
    const { ticketId } = await matter({ kind: 'complaint', topic: 'metering' });
    expect((await dates(ticketId)).map(([rule, , isBinding]) => [rule, isBinding])).toEqual([
      ['rd-1955-2000/103.2.d', true],
      ['rd-88-2026/55', false],
    ]);
    await answer(ticketId);
    expect((await dates(ticketId)).map(([rule]) => rule)).toEqual(['rd-88-2026/55']);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    expect(await living(ticketId)).toEqual([]);

    const cut = await matter({ kind: 'incident', topic: 'continuity' });
    const [twoHours] = await living(cut.ticketId);
    expect(twoHours).toMatchObject({
      rule: 'ley-10-2025/17.2',
      isBinding: true,
      dueAt: new Date(app.now().getTime() + 2 * 3_600_000).toISOString(),
    });
    world.pass(121);
    await wakeClocks(app);
    await answer(cut.ticketId, 'resolved');
    const { items } = await listBreaches(app, administrator, { ticketId: cut.ticketId, limit: 50 });
    expect(items.filter(({ rule }) => rule === 'ley-10-2025/17.2')).toMatchObject([
      { article: 'Ley 10/2025, art. 17.2', answeredAt: app.now().toISOString() },
    ]);
    expect(await living(cut.ticketId)).toEqual([]);
  });
});
