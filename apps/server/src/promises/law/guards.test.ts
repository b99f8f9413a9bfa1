import { type ApprovalDto, type ClockDto, sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../../outgoing/send-message.ts';
import { correspond } from '../../testing/correspond.ts';
import { createDomainServer } from '../../testing/domain-server.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { moveMessages } from '../../tickets/move-messages.ts';
import { undoMessageMove } from '../../tickets/undo-message-move.ts';
import { readTicketClocks } from '../clocks/read-ticket-clocks.ts';

const world = await createWorld();
const { somebody } = correspond(world);
// Into the time of the law that wants a second person.
world.pass(320 * 24 * 60);
const { app, hub, mail, place, agents } = world;
const { ask } = await createDomainServer(world);
await makePromises(world, { profileIds: ['es-ley-10-2025'] });
const substance = 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza.';
const { agent, supervisor, administrator } = agents;

const complaint = async () => {
  const first = mail(somebody());
  const { ticketId } = await place(first);
  world.pass(1);
  await changeTicket(app, agent, ticketId, { kind: 'complaint' });
  return { ticketId, first };
};
const legal = async (ticketId: string) =>
  (await readTicketClocks(app, agent, ticketId))
    .filter(({ kind }) => kind === 'legal')
    .map(({ rule, state, endReason }) => `${rule} ${state}${endReason ? ` ${endReason}` : ''}`);
const clocksOf = async (ticketId: string): Promise<ClockDto[]> => readTicketClocks(app, agent, ticketId);
const guarded = (guard: string, action: string) => ({
  code: 'ticket.guarded',
  facts: { guard, action },
});

describe('what the law waits for', () => {
  it('runs by every law that speaks of it, and the strictest is the one that counts', async () => {
    const { ticketId } = await complaint();
    expect(await legal(ticketId)).toEqual(['trlgdcu/21.3 running', 'ley-10-2025/17.1 running']);
    expect((await clocksOf(ticketId)).filter(({ isBinding }) => isBinding)).toMatchObject([
      { rule: 'trlgdcu/21.3' },
    ]);
  });

  it('ends with an answer and the end of the matter, each as its rule says', async () => {
    const { ticketId } = await complaint();
    await sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text: substance }));
    expect(await legal(ticketId)).toEqual(['ley-10-2025/17.1 running', 'trlgdcu/21.3 met answered']);
    await changeTicket(app, agent, ticketId, { status: 'resolved' });
    expect(await legal(ticketId)).toEqual(['trlgdcu/21.3 met answered', 'ley-10-2025/17.1 met resolved']);
  });

  it.each([
    ['called something that gives more time', { kind: 'query' as const }, 'relabel'],
    ['called thanks', { kind: 'thanks' as const }, 'relabel'],
    ['resolved unanswered', { status: 'resolved' as const }, 'close'],
    ['called spam', { isSpam: true }, 'spam'],
  ])('is not %s by one person alone', async (_name, change, action) => {
    const { ticketId } = await complaint();
    const before = await world.ticket(ticketId);
    await expect(changeTicket(app, agent, ticketId, change)).rejects.toMatchObject(
      guarded('secondPerson', action),
    );
    await expect(changeTicket(app, agent, ticketId, { ...change, why: 'x' })).rejects.toMatchObject(
      guarded('secondPerson', action),
    );
    expect(await world.ticket(ticketId)).toEqual(before);
    const asked = await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, {
      action,
      change: action === 'close' ? { disposition: 'duplicado' } : change,
      reason: 'Era otra cosa',
    });
    expect(asked.status).toBe(201);
    const { id } = asked.json as ApprovalDto;
    expect((await ask(supervisor, 'GET', '/approvals')).json.items).toMatchObject([{ id, ticketId, action }]);
    expect((await ask(agent, 'GET', `/tickets/${ticketId}`)).json.approvals).toMatchObject([{ id }]);
    // Twice the same waits once.
    const twice = { action, change, reason: 'x' };
    expect((await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, twice)).status).toBe(409);
    expect((await ask(agent, 'POST', `/approvals/${id}/approve`)).status).toBe(403);
    expect((await ask(supervisor, 'POST', `/approvals/${id}/approve`)).json).toMatchObject({
      decision: 'approved',
      decidedById: supervisor.agentId,
    });
    expect(await world.ticket(ticketId)).toMatchObject(change);
    expect((await legal(ticketId)).filter((one) => one.startsWith('trlgdcu/21.3 running'))).toEqual([]);
    expect((await ask(supervisor, 'POST', `/approvals/${id}/refuse`)).status).toBe(409);
  });

  it('is never given up by a timer', async () => {
    const { ticketId } = await complaint();
    await expect(
      changeTicket(app, { type: 'system' }, ticketId, { status: 'resolved' }),
    ).rejects.toMatchObject(guarded('refused', 'close'));
  });

  it('does not hold up what gives it less time, nor what answers it', async () => {
    const { ticketId } = await place(mail(somebody()));
    expect(await legal(ticketId)).toEqual(['ley-10-2025/17.1 running']);
    await changeTicket(app, agent, ticketId, { topic: 'billing' });
    expect(await legal(ticketId)).toEqual(['ley-10-2025/17.3 running', 'ley-10-2025/17.1 running']);
    const text = 'Hemos recibido su consulta y le contestaremos lo antes posible.';
    await expect(
      sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text, thenStatus: 'resolved' })),
    ).rejects.toMatchObject(guarded('secondPerson', 'close'));
    await sendMessage(
      app,
      hub,
      agent,
      ticketId,
      sendMessageBody.parse({ text: substance, thenStatus: 'resolved' }),
    );
    expect((await legal(ticketId)).every((one) => one.includes(' met '))).toBe(true);
  });

  it('is decided by somebody else than who asked, may be refused and taken back', async () => {
    const { ticketId } = await complaint();
    const body = { action: 'spam', change: {}, reason: 'Publicidad' };
    const asked = async (actor: typeof agent) =>
      ((await ask(actor, 'POST', `/tickets/${ticketId}/approvals`, body)).json as ApprovalDto).id;
    const own = await asked(supervisor);
    expect((await ask(supervisor, 'POST', `/approvals/${own}/approve`)).json.code).toBe('approval.own');
    expect((await ask(administrator, 'POST', `/approvals/${own}/refuse`)).json.decision).toBe('refused');
    expect(await world.ticket(ticketId)).toMatchObject({ isSpam: false });
    const other = await asked(agent);
    expect((await ask(supervisor, 'POST', `/approvals/${other}/withdraw`)).status).toBe(403);
    expect((await ask(agent, 'POST', `/approvals/${other}/withdraw`)).json.decision).toBe('withdrawn');
    const wrong = { action: 'relabel', change: { ownerId: null }, reason: 'x' };
    expect((await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, wrong)).status).toBe(400);
  });

  it('is decided with words for who asked, or not at all', async () => {
    const { ticketId } = await complaint();
    const notes = async () =>
      (
        await app.db
          .selectFrom('message')
          .select('text')
          .where('ticketId', '=', ticketId)
          .where('kind', '=', 'note')
          .execute()
      ).map(({ text }) => text);
    const body = { action: 'spam', change: {}, reason: 'Publicidad' };
    const { json } = await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, body);
    const refuse = { note: 'No es publicidad: pregunta por su pedido.' };
    expect((await ask(agent, 'POST', `/approvals/${json.id}/refuse`, refuse)).status).toBe(403);
    expect(await notes()).toEqual([]);
    expect((await ask(supervisor, 'POST', `/approvals/${json.id}/refuse`, refuse)).status).toBe(200);
    expect((await ask(supervisor, 'POST', `/approvals/${json.id}/refuse`, refuse)).status).toBe(409);
    expect(await notes()).toEqual([refuse.note]);
    const mentioned = await app.db
      .selectFrom('messageMention')
      .innerJoin('message', 'message.id', 'messageId')
      .select('agentId')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(mentioned).toEqual([{ agentId: agent.agentId }]);
  });

  it('goes along where its ticket is merged, by the same time, and comes back', async () => {
    const { ticketId } = await complaint();
    const { ticketId: target } = await place(mail(somebody()));
    await expect(
      moveMessages(app, agent, ticketId, { toTicketId: target, reason: 'La misma' }),
    ).rejects.toMatchObject(guarded('secondPerson', 'merge'));
    const before = await clocksOf(ticketId);
    const { json } = await ask(agent, 'POST', `/tickets/${ticketId}/approvals`, {
      action: 'merge',
      change: { toTicketId: target },
      reason: 'La misma avería',
    });
    expect((await ask(supervisor, 'POST', `/approvals/${json.id}/approve`)).status).toBe(200);
    expect((await clocksOf(ticketId)).every(({ endReason }) => endReason === 'merged')).toBe(true);
    const carried = (await clocksOf(target)).find(({ rule }) => rule === 'trlgdcu/21.3');
    const binding = before.find(({ rule }) => rule === 'trlgdcu/21.3')!;
    expect(carried).toMatchObject({ startedAt: binding.startedAt, dueAt: binding.dueAt, state: 'running' });
    const { id } = await app.db
      .selectFrom('messageMove')
      .select('id')
      .where('fromTicketId', '=', ticketId)
      .executeTakeFirstOrThrow();
    await undoMessageMove(app, agent, id);
    expect(await clocksOf(ticketId)).toEqual(before);
    expect((await legal(target)).sort()).toEqual([
      'ley-10-2025/17.1 running',
      'trlgdcu/21.3 cancelled undone',
    ]);
  });

  it('begins anew when she completes what she was asked for', async () => {
    const { ticketId, first } = await complaint();
    world.pass(2 * 24 * 60);
    const soon = new Date(app.now().getTime() + 3 * 24 * 3_600_000).toISOString();
    const early = await ask(agent, 'POST', `/tickets/${ticketId}/cure`, {
      text: 'Falta la factura.',
      dueAt: soon,
    });
    expect(early.json).toMatchObject({
      code: 'request.invalid',
      facts: { fields: [{ problem: 'tooSoon' }] },
    });
    const shown = await ask(agent, 'GET', `/tickets/${ticketId}/cure`);
    expect(shown.json.least).toBe(early.json.facts.least);
    expect(shown.json.intro).toBe('Para poder contestarte nos falta:');
    const sent = await ask(agent, 'POST', `/tickets/${ticketId}/cure`, { text: 'Falta la factura.' });
    expect(sent.json.text).toBe(`Falta la factura.\n\n${shown.json.warning}`);
    expect(sent.json).toMatchObject({ countsAsAnswer: false, notCountedWhy: 'cure' });
    expect(sent.json.text).toMatch(/Falta la factura\.\n\nTienes hasta el .* podrá cerrarse sin respuesta/);
    expect(await legal(ticketId)).toEqual([
      'trlgdcu/21.3 superseded cure',
      'ley-10-2025/17.1 superseded cure',
    ]);
    const cure = (await clocksOf(ticketId)).find(({ kind }) => kind === 'cure');
    expect(cure).toMatchObject({ state: 'running', trace: { unit: 'working-days', amount: 10 } });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'waiting', waitingSince: null });
    expect((await ask(agent, 'POST', `/tickets/${ticketId}/cure`, { text: 'x' })).status).toBe(409);
    world.pass(24 * 60);
    await place(mail(first.from, { thread: { refs: [first.thread.ownRef!] } as never }));
    const after = await clocksOf(ticketId);
    expect(after.find(({ kind }) => kind === 'cure')).toMatchObject({ state: 'met', endReason: 'cured' });
    expect(after.filter(({ kind, endedAt }) => kind === 'legal' && endedAt === null)).toMatchObject([
      { rule: 'trlgdcu/21.3', startedAt: app.now().toISOString() },
      { rule: 'ley-10-2025/17.1', startedAt: app.now().toISOString() },
    ]);
  });
});

describe('what an agent promised', () => {
  it('is a clock until it is done, or given up with a reason', async () => {
    const { ticketId } = await place(mail(somebody()));
    const dueAt = new Date(app.now().getTime() + 5 * 3_600_000).toISOString();
    const past = { dueAt: '2026-01-01T09:00:00Z', note: 'x' };
    expect((await ask(agent, 'POST', `/tickets/${ticketId}/follow-ups`, past)).status).toBe(400);
    const made = await ask(agent, 'POST', `/tickets/${ticketId}/follow-ups`, {
      dueAt,
      note: 'La llamo el martes',
    });
    expect(made.json).toMatchObject({
      kind: 'followUp',
      rule: 'agent',
      state: 'running',
      dueAt,
      note: 'La llamo el martes',
      promisedById: agent.agentId,
    });
    const one = `/tickets/${ticketId}/follow-ups/${made.json.id}`;
    expect((await ask(agent, 'POST', `${one}/done`)).json).toMatchObject({ state: 'met', endReason: 'done' });
    expect((await ask(agent, 'POST', `${one}/done`)).json.code).toBe('clock.ended');
    const other = await ask(agent, 'POST', `/tickets/${ticketId}/follow-ups`, { dueAt, note: 'Visita' });
    const ended = `/tickets/${ticketId}/follow-ups/${other.json.id}/cancel`;
    expect((await ask(agent, 'POST', ended, { reason: 'Ya no hace falta' })).json).toMatchObject({
      state: 'cancelled',
      note: 'Visita\nYa no hace falta',
    });
  });
});
