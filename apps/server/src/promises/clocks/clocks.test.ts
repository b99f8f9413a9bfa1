import { sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../app/transaction.ts';
import { finish } from '../../outgoing/finish.ts';
import { sendMessage } from '../../outgoing/send-message.ts';
import { correspond } from '../../testing/correspond.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { callBack } from '../../tickets/call-back.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { readTicketClocks } from './read-ticket-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place, agents } = world;
const { somebody } = correspond(world);
await makePromises(world, { profileIds: ['es-trlgdcu'] });
const substance =
  'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza. La factura queda en cero.';

const send = (ticketId: string, body: object) =>
  sendMessage(app, hub, agents.agent, ticketId, sendMessageBody.parse({ text: substance, ...body }));
/** Kind, state and rule of each, what is due first first; what ended after the rest. */
const clocks = async (ticketId: string) => readTicketClocks(app, agents.agent, ticketId);
const shown = async (ticketId: string) =>
  (await clocks(ticketId)).map(
    ({ kind, state, endReason }) => `${kind} ${state}${endReason ? ` ${endReason}` : ''}`,
  );
const of = async (ticketId: string, kind: string) =>
  (await clocks(ticketId)).filter((clock) => clock.kind === kind);
const eventsOf = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('event')
      .select('type')
      .where('ticketId', '=', ticketId)
      .where('type', 'like', 'clock.%')
      .orderBy('position')
      .execute()
  ).map(({ type }) => type);
const fail = async (messageId: string) => {
  const { id, channelId } = await app.db
    .selectFrom('outbox')
    .select(['id', 'channelId'])
    .where('messageId', '=', messageId)
    .executeTakeFirstOrThrow();
  await inTransaction(app, { type: 'system' }, (unit) =>
    finish(unit, { id, messageId, channelId, attempt: 0 } as Parameters<typeof finish>[1], {
      type: 'failed',
      code: 'recipient-unreachable',
      detail: '',
    }),
  );
};
/** The same person again in the same ticket. */
const again = (first: ReturnType<typeof mail>, more: object = {}) =>
  mail(first.from, { ...more, thread: { refs: [first.thread.ownRef!] } as never });

describe('clocks', () => {
  it('start with a question and say how each was computed', async () => {
    const { ticketId, messageId } = await place(mail(somebody()));
    expect(await shown(ticketId)).toEqual(['firstAnswer running', 'solution running']);
    const [first, solution] = await clocks(ticketId);
    // Monday 10:00 in Madrid, and four hours of work after it.
    expect(first).toMatchObject({
      rule: 'promise',
      messageId,
      startedAt: '2026-03-02T09:00:00.000Z',
      dueAt: '2026-03-02T13:00:00.000Z',
      warnAt: ['2026-03-02T11:00:00.000Z', '2026-03-02T12:00:00.000Z'],
      trace: { unit: 'business-minutes', amount: 240, zone: 'Europe/Madrid', calendarCode: 'ES' },
    });
    expect(solution!.dueAt).toBe('2026-03-09T09:00:00.000Z');
    expect(await world.ticket(ticketId)).toMatchObject({
      dueAt: new Date('2026-03-02T13:00:00Z'),
      dueKind: 'firstAnswer',
      dueState: 'onTime',
    });
    expect(await eventsOf(ticketId)).toEqual(['clock.started']);
  });

  it('of the law start with what a ticket is called, from when it was presented', async () => {
    const { ticketId } = await place(mail(somebody()));
    world.pass(60);
    await changeTicket(app, agents.agent, ticketId, { kind: 'complaint' });
    const [legal] = await of(ticketId, 'legal');
    expect(legal).toMatchObject({
      rule: 'trlgdcu/21.3',
      isBinding: true,
      startedAt: new Date(app.now().getTime() - 3_600_000).toISOString(),
      trace: { excludedDay: '2026-03-02', dueDate: '2026-03-17' },
    });
  });

  it('for an answer end with one that counts, and the next question starts another', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    world.pass(30);
    const { messageId } = await send(ticketId, {});
    expect(await shown(ticketId)).toEqual(['solution running', 'firstAnswer met answered']);
    expect((await of(ticketId, 'firstAnswer'))[0]).toMatchObject({ metByMessageId: messageId });
    world.pass(5);
    const next = await place(again(first));
    await place(again(first));
    expect(await shown(ticketId)).toEqual([
      'nextAnswer running',
      'solution running',
      'firstAnswer met answered',
    ]);
    expect((await of(ticketId, 'nextAnswer'))[0]).toMatchObject({ messageId: next.messageId });
    expect(await world.ticket(ticketId)).toMatchObject({ dueKind: 'nextAnswer' });
  });

  it.each([
    ['sends her elsewhere', { text: 'Llámenos al 900 123 456.' }, 'redirect'],
    ['only holds', { text: 'Hemos recibido su consulta y le contestaremos lo antes posible.' }, 'holding'],
    ['is said to hold', { countsAsAnswer: false }, 'holding'],
  ])('run on after what %s', async (_name, body, why) => {
    const { ticketId } = await place(mail(somebody()));
    const before = await world.ticket(ticketId);
    const { messageId } = await send(ticketId, body);
    expect(await world.message(messageId)).toMatchObject({ countsAsAnswer: false, notCountedWhy: why });
    expect(await shown(ticketId)).toEqual(['firstAnswer running', 'solution running']);
    const { waitingSince } = await world.ticket(ticketId);
    expect(waitingSince).toEqual(before.waitingSince);
    const open = await app.db
      .selectFrom('interaction')
      .select('endedAt')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(open).toEqual([{ endedAt: null }]);
  });

  it('run on after a forward', async () => {
    const { ticketId } = await place(mail(somebody()));
    await send(ticketId, {
      kind: 'forward',
      to: [{ kind: 'mailAddress', value: 'taller@socio.example', name: null }],
    });
    expect(await shown(ticketId)).toEqual(['firstAnswer running', 'solution running']);
  });

  it('end with what an agent says is the answer, with the reason', async () => {
    const { ticketId } = await place(mail(somebody()));
    const text = 'Llámenos al 900 123 456.';
    await expect(send(ticketId, { text, countsAsAnswer: true })).rejects.toMatchObject({
      code: 'message.reasonNeeded',
    });
    const { messageId } = await send(ticketId, {
      text,
      countsAsAnswer: true,
      countsReason: 'Pidió el teléfono',
    });
    expect(await world.message(messageId)).toMatchObject({
      countsAsAnswer: true,
      countsReason: 'Pidió el teléfono',
    });
    expect(await shown(ticketId)).toEqual(['solution running', 'firstAnswer met answered']);
  });

  it('stand still while we wait for her, and have the day on which the ticket comes back', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const at = app.now().getTime();
    const followUpAt = new Date(at + 3 * 24 * 3_600_000).toISOString();
    await send(ticketId, { thenStatus: 'waiting', followUpAt });
    expect(await shown(ticketId)).toEqual([
      'followUp running',
      'solution paused',
      'firstAnswer met answered',
    ]);
    expect(await world.ticket(ticketId)).toMatchObject({ dueKind: 'followUp', dueAt: new Date(followUpAt) });
    const left = (await of(ticketId, 'solution'))[0]!.leftMinutes;
    world.pass(24 * 60);
    await place(again(first));
    const [solution] = await of(ticketId, 'solution');
    expect(solution).toMatchObject({ state: 'running', leftMinutes: null });
    expect(left).toBeGreaterThan(0);
    expect(await shown(ticketId)).toEqual([
      'nextAnswer running',
      'solution running',
      'firstAnswer met answered',
      'followUp cancelled cameBack',
    ]);
  });

  it('sleep with no ticket: a snooze has a clock of its own', async () => {
    const { ticketId } = await place(mail(somebody()));
    const until = new Date(app.now().getTime() + 2 * 3_600_000).toISOString();
    await changeTicket(app, agents.agent, ticketId, { snoozedUntil: until });
    const [snooze] = await of(ticketId, 'followUp');
    expect(snooze).toMatchObject({ rule: 'snooze', dueAt: until, state: 'running' });
    const later = new Date(app.now().getTime() + 5 * 3_600_000).toISOString();
    await changeTicket(app, agents.agent, ticketId, { snoozedUntil: later });
    await changeTicket(app, agents.agent, ticketId, { snoozedUntil: null });
    expect(await shown(ticketId)).toEqual([
      'firstAnswer running',
      'solution running',
      'followUp cancelled postponed',
      'followUp cancelled cameBack',
    ]);
  });

  it('end with the ticket, and begin anew when it opens again', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    await send(ticketId, { thenStatus: 'resolved' });
    expect(await shown(ticketId)).toEqual(['firstAnswer met answered', 'solution met resolved']);
    expect(await world.ticket(ticketId)).toMatchObject({ dueAt: null, dueKind: null, dueState: null });
    world.pass(60);
    await place(again(first));
    expect((await shown(ticketId)).slice(0, 2)).toEqual(['nextAnswer running', 'solution running']);
    await changeTicket(app, agents.agent, ticketId, { status: 'resolved' });
    await changeTicket(app, agents.agent, ticketId, { status: 'open' });
    // Nobody has answered what she wrote since.
    expect((await shown(ticketId)).slice(0, 2)).toEqual(['nextAnswer running', 'solution running']);
  });

  it('come back where the answer was called back, or failed', async () => {
    const { ticketId } = await place(mail(somebody()));
    const before = await clocks(ticketId);
    const { messageId } = await send(ticketId, { undoSeconds: 30, thenStatus: 'resolved' });
    await callBack(app, agents.agent, messageId);
    expect(await clocks(ticketId)).toEqual(before);
    // The log says so, too: nobody has it, and it is open.
    const log = () =>
      app.db
        .selectFrom('event')
        .select(['type', 'facts'])
        .where('ticketId', '=', ticketId)
        .where('type', 'in', ['ticket.assigned', 'ticket.reopened'])
        .orderBy('position')
        .execute();
    expect(await log()).toEqual([
      { type: 'ticket.assigned', facts: { from: null, to: agents.agent.agentId } },
      { type: 'ticket.assigned', facts: { from: agents.agent.agentId, to: null } },
      { type: 'ticket.reopened', facts: { messageId: null } },
    ]);
    const failing = await send(ticketId, { thenStatus: 'resolved' });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved', waitingSince: null });
    world.pass(10);
    await fail(failing.messageId);
    expect(await clocks(ticketId)).toEqual(before);
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      waitingSince: new Date(before[0]!.startedAt),
      dueKind: 'firstAnswer',
    });
    expect(await eventsOf(ticketId)).toContain('clock.revived');
    expect((await log()).at(-1)).toEqual({ type: 'ticket.reopened', facts: { messageId: null } });
  });

  it('come back with a solution that was none: its answer failed after the ticket had ended', async () => {
    const { ticketId } = await place(mail(somebody()));
    const before = await clocks(ticketId);
    const { messageId } = await send(ticketId, {});
    world.pass(5);
    await changeTicket(app, agents.agent, ticketId, { status: 'resolved' });
    expect(await of(ticketId, 'solution')).toMatchObject([{ state: 'met', metByMessageId: messageId }]);
    world.pass(10);
    await fail(messageId);
    expect(await clocks(ticketId)).toEqual(before);
  });

  it('of a solution stay ended where the answer was called back and somebody had ended the ticket', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await send(ticketId, { undoSeconds: 30 });
    await changeTicket(app, agents.agent, ticketId, { status: 'resolved' });
    await callBack(app, agents.agent, messageId);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved' });
    expect(await of(ticketId, 'solution')).toMatchObject([{ state: 'met', endReason: 'resolved' }]);
  });

  it('of what a message promises begin with it, and go where it is called back', async () => {
    const { ticketId } = await place(mail(somebody()));
    const before = await clocks(ticketId);
    const dueAt = new Date(app.now().getTime() + 3 * 3_600_000).toISOString();
    const followUp = { dueAt, note: 'Le llamo a las cinco' };
    await expect(
      send(ticketId, { followUp: { ...followUp, dueAt: '2026-01-01T09:00:00Z' } }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
    expect(await clocks(ticketId)).toEqual(before);
    const { messageId } = await send(ticketId, { followUp, undoSeconds: 30 });
    expect(await of(ticketId, 'followUp')).toMatchObject([
      { rule: 'agent', state: 'running', dueAt, messageId, promisedById: agents.agent.agentId },
    ]);
    await callBack(app, agents.agent, messageId);
    expect(await of(ticketId, 'followUp')).toMatchObject([{ state: 'cancelled', endReason: 'notSent' }]);
    expect((await clocks(ticketId)).filter(({ endedAt }) => endedAt === null)).toEqual(before);
  });

  it('do not run for spam, nor for what is brought in as history', async () => {
    const { ticketId } = await place(mail(somebody()));
    await changeTicket(app, agents.agent, ticketId, { isSpam: true });
    expect(await shown(ticketId)).toEqual(['firstAnswer cancelled spam', 'solution cancelled spam']);
    const at = app.now().toISOString();
    world.pass(60);
    await changeTicket(app, agents.agent, ticketId, { isSpam: false });
    expect((await clocks(ticketId)).slice(0, 2)).toMatchObject([
      { kind: 'firstAnswer', startedAt: at },
      { kind: 'solution', startedAt: at },
    ]);
    const old = await place(mail(somebody()), { ...world.letters, isHistory: true });
    expect(await shown(old.ticketId)).toEqual([]);
  });
});
