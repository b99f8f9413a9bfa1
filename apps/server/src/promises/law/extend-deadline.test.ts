import type { ApprovalDto, ClockDto } from '@hilo/api';
import { localDate } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../../app/transaction.ts';
import { finish } from '../../outgoing/finish.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises, setRegime } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { completeClocks } from '../clocks/complete-clocks.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';

const world = await createWorld();
const { app, mail, place, agents } = world;
const { ask } = await createDomainServer(world);
const day = 24 * 60;
await makePromises(world, { profileIds: ['co-pqr'] });
const { agent, supervisor } = agents;
const reason = 'El laboratorio nos entrega el informe el 25 de marzo.';
let people = 0;

/** A petition of 2 March 2026: fifteen working days, until the 23rd; thirty, until 13 April. */
const petition = async () => {
  const { ticketId } = await place(mail(`person${++people}@mail.example`));
  return { ticketId, clock: (await legal(ticketId))[0]! };
};
const legal = async (ticketId: string): Promise<ClockDto[]> =>
  (await readTicketClocks(app, agent, ticketId)).filter(({ kind }) => kind === 'legal');
const extend = (
  { ticketId, clockId }: { ticketId: string; clockId: string },
  body: object = {},
  actor = agent,
) => ask(actor, 'POST', `/tickets/${ticketId}/clocks/${clockId}/extension`, { reason, ...body });
const dueOf = ({ dueAt, trace }: ClockDto) => localDate(trace.zone, dueAt);
const eventsOf = (ticketId: string) =>
  app.db
    .selectFrom('event')
    .select(['type', 'facts'])
    .where('ticketId', '=', ticketId)
    .where('type', 'in', ['clock.extended', 'clock.revived', 'approval.decided'])
    .orderBy('position')
    .execute();

describe('more time than the law gives at first', () => {
  it('is taken with one message to the customer, who still waits for the answer', async () => {
    const { ticketId, clock } = await petition();
    const before = await world.ticket(ticketId);
    const first = clock.dueAt;
    const shown = await ask(
      agent,
      'GET',
      `/tickets/${ticketId}/clocks/${clock.id}/extension?dueDate=2026-04-01`,
    );
    expect(shown.json).toMatchObject({
      dueDate: dueOf(clock),
      latestDate: localDate(clock.trace.zone, clock.trace.extension!.latestAt),
      article: 'Ley 1755/2015, art. 14',
    });
    const { json, status } = await extend({ ticketId, clockId: clock.id }, { dueDate: '2026-04-01' });
    expect(status).toBe(201);
    expect(json).toMatchObject({
      kind: 'legal',
      rule: clock.rule,
      state: 'running',
      isBinding: true,
      startedAt: clock.startedAt,
      note: reason,
      promisedById: agent.agentId,
      trace: { dueDate: '2026-04-01', extension: { used: { from: first } } },
    });
    const messageId = json.trace.extension.used.messageId;
    const sent = await world.message(messageId);
    expect(sent.text).toBe(`${shown.json.words}\n\n${reason}`);
    expect(sent.text).toContain('por una sola vez, hasta el 1 de abril de 2026 (Ley 1755/2015, art. 14)');
    expect(sent).toMatchObject({ countsAsAnswer: false, notCountedWhy: 'extension' });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      waitingSince: before.waitingSince,
    });
    const old = (await legal(ticketId)).find(({ id }) => id === clock.id);
    expect(old).toMatchObject({ state: 'superseded', endReason: 'extended', supersededBy: json.id });
    const events = await eventsOf(ticketId);
    expect(events.map(({ type }) => type)).toEqual(['approval.decided', 'clock.extended']);
    expect(events[1]!.facts).toEqual({
      clockId: clock.id,
      by: json.id,
      rule: clock.rule,
      from: first,
      to: json.dueAt,
      messageId,
    });
    expect((await extend({ ticketId, clockId: json.id })).json).toMatchObject({
      code: 'clock.notExtended',
      facts: { why: 'twice' },
    });
    expect((await extend({ ticketId, clockId: clock.id })).json.code).toBe('clock.ended');
  });

  it('is the most that there may be where nobody says until when, and stays where it is called something else', async () => {
    const { ticketId, clock } = await petition();
    const { json } = await extend({ ticketId, clockId: clock.id });
    expect(json.dueAt).toBe(clock.trace.extension!.latestAt);
    await changeTicket(app, agent, ticketId, { kind: 'complaint' });
    expect((await legal(ticketId)).filter(({ endedAt }) => endedAt === null)).toMatchObject([
      { id: json.id, dueAt: json.dueAt, isBinding: true },
    ]);
  });

  it('is refused where the law refuses it, and nothing is sent', async () => {
    const { ticketId, clock } = await petition();
    const promised = (await readTicketClocks(app, agent, ticketId)).find(({ kind }) => kind !== 'legal')!;
    const of = { ticketId, clockId: clock.id };
    const tried = async (body: object, clockId = clock.id) =>
      (await extend({ ticketId, clockId }, body)).json.facts?.why;
    expect(await tried({ dueDate: '2027-01-01' })).toBe('tooFar');
    expect(await tried({ dueDate: dueOf(clock) })).toBe('notLater');
    expect(await tried({}, promised.id)).toBe('notKnown');
    expect((await extend(of, { reason: ' ' })).status).toBe(400);
    expect((await extend({ ticketId, clockId: app.newId() })).status).toBe(404);
    expect((await extend(of, {}, agents.reader)).status).toBe(403);
    world.pass(40 * day);
    expect(await tried({})).toBe('tooLate');
    const sent = await app.db.selectFrom('outbox').innerJoin('message', 'message.id', 'messageId');
    expect(await sent.select('message.id').where('ticketId', '=', ticketId).execute()).toEqual([]);
  });

  it('is not taken where the message never reached her', async () => {
    const { ticketId, clock } = await petition();
    const { json } = await extend({ ticketId, clockId: clock.id });
    const { messageId } = json.trace.extension.used;
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
    const [again, extended] = await legal(ticketId);
    expect(again).toEqual(clock);
    expect(extended).toMatchObject({ id: json.id, state: 'cancelled', endReason: 'notSent' });
    expect((await eventsOf(ticketId)).map(({ type }) => type)).toContain('clock.revived');
    // It goes out after all, while there is time.
    await inTransaction(app, { type: 'system' }, (unit) =>
      finish(unit, { id, messageId, channelId, attempt: 1 } as Parameters<typeof finish>[1], {
        type: 'delivered',
        delivered: { externalId: null, refs: [], status: 'sent', refused: [], raw: null },
      }),
    );
    expect((await legal(ticketId)).map(({ id, state }) => [id, state])).toEqual([
      [json.id, 'running'],
      [clock.id, 'superseded'],
    ]);
  });

  it('is of what the matter is to the law: documents have ten days, an opinion thirty, for a reason', async () => {
    const { ticketId } = await petition();
    const living = async () =>
      (await legal(ticketId))
        .filter(({ endedAt }) => endedAt === null)
        .map(({ rule, trace }) => `${rule} ${trace.amount}`);
    await changeTicket(app, agent, ticketId, { topic: 'documents' });
    expect(await living()).toEqual(['ley-1755-2015/14.1 10']);
    await expect(changeTicket(app, agent, ticketId, { topic: 'consultation' })).rejects.toMatchObject({
      code: 'ticket.guarded',
      facts: { guard: 'reason', action: 'relabel' },
    });
    await changeTicket(app, agent, ticketId, { topic: 'consultation', why: 'Pide un criterio' });
    expect(await living()).toEqual(['ley-1755-2015/14.2 30']);
  });

  it('is known of what began before it was kept, too, once', async () => {
    const { ticketId, clock } = await petition();
    const { trace } = clock;
    await world.pool.query("update clock set trace = trace - 'extension' where ticket_id = $1", [ticketId]);
    expect((await extend({ ticketId, clockId: clock.id })).json.facts?.why).toBe('notKnown');
    expect(await completeClocks(app)).toBe(1);
    expect((await legal(ticketId))[0]!.trace).toEqual(trace);
    expect((await extend({ ticketId, clockId: clock.id })).status).toBe(201);
    await world.pool.query("update clock set trace = trace - 'extension' where ticket_id = $1", [ticketId]);
    expect(await completeClocks(app)).toBe(0);
  });

  it('is decided by a second person where the house asks for one, in the name of who asked', async () => {
    await setRegime(world, { profileIds: ['co-pqr'], place: 'ES', guards: { extend: 'secondPerson' } });
    const { ticketId, clock } = await petition();
    expect((await extend({ ticketId, clockId: clock.id })).json).toMatchObject({
      code: 'ticket.guarded',
      facts: { guard: 'secondPerson', action: 'extend' },
    });
    const asked = await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, {
      action: 'extend',
      change: { clockId: clock.id, reason },
      reason: 'El laboratorio se retrasa',
    });
    const { id } = asked.json as ApprovalDto;
    const approved = await ask(supervisor, 'POST', `/approvals/${id}/approve`);
    expect(approved.json).toMatchObject({ decision: 'approved' });
    const extended = (await legal(ticketId)).find(({ endedAt }) => endedAt === null)!;
    expect(extended.dueAt).toBe(clock.trace.extension!.latestAt);
    const sent = await world.message(extended.trace.extension!.used!.messageId);
    expect(sent.authorAgentId).toBe(agent.agentId);
  });
});
