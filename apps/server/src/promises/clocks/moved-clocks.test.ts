import { openTicketBody, sendMessageBody } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { eraseCustomer } from '../../customers/erase-customer.ts';
import { exportCustomer } from '../../customers/export-customer.ts';
import { liftRestriction, restrictCustomer } from '../../customers/restrict-customer.ts';
import { departDue } from '../../outgoing/depart-due.ts';
import { sendMessage } from '../../outgoing/send-message.ts';
import { forgetDirections } from '../../rules/directions.ts';
import { correspond } from '../../testing/correspond.ts';
import { createWorld } from '../../testing/domain-world.ts';
import { makePromises } from '../../testing/make-promises.ts';
import { changeTicket } from '../../tickets/change-ticket.ts';
import { moveMessages } from '../../tickets/move-messages.ts';
import { openTicket } from '../../tickets/open-ticket.ts';
import { undoMessageMove } from '../../tickets/undo-message-move.ts';
import { askApproval } from '../law/approvals.ts';
import { promiseFollowUp } from './follow-ups.ts';
import { readTicketClocks } from './read-ticket-clocks.ts';

const world = await createWorld();
const { app, hub, mail, place, agents } = world;
const { somebody } = correspond(world);
await makePromises(world, { profileIds: ['es-trlgdcu'] });
const { agent, administrator } = agents;
const substance = 'Hemos cambiado la caldera esta mañana y la garantía cubre la pieza.';
const send = (ticketId: string, body: object = {}) =>
  sendMessage(app, hub, agent, ticketId, sendMessageBody.parse({ text: substance, ...body }));
const again = (first: ReturnType<typeof mail>, more: object = {}) =>
  mail(first.from, { ...more, thread: { refs: [first.thread.ownRef!] } as never });
const clocks = (ticketId: string) => readTicketClocks(app, agent, ticketId);
const shown = async (ticketId: string) =>
  (await clocks(ticketId)).map(
    ({ kind, state, endReason }) => `${kind} ${state}${endReason ? ` ${endReason}` : ''}`,
  );
const living = async (ticketId: string) =>
  (await clocks(ticketId))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ kind, startedAt }) => `${kind} ${startedAt.slice(11, 16)}`);

describe('messages that move', () => {
  it('take along what is owed for them, and bring it back', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    await send(ticketId);
    world.pass(10);
    const asked = await place(again(first));
    const at = app.now().toISOString().slice(11, 16);
    const before = await clocks(ticketId);
    world.pass(5);
    const { moveId, toTicketId } = await moveMessages(app, agent, ticketId, {
      messageIds: [asked.messageId],
      reason: null,
    });
    expect(await living(toTicketId)).toEqual([`firstAnswer ${at}`, `solution ${at}`]);
    expect(await shown(ticketId)).toEqual([
      'solution running',
      'firstAnswer met answered',
      'nextAnswer superseded moved',
    ]);
    expect(await world.ticket(ticketId)).toMatchObject({ dueKind: 'solution', waitingSince: null });
    await undoMessageMove(app, agent, moveId);
    expect(await clocks(ticketId)).toEqual(before);
    expect(await living(toTicketId)).toEqual([]);
  });

  it('are owed as long as their ticket says that somebody waits', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    world.pass(1);
    const { ticketId: target } = await place(mail(somebody()));
    const { moveId } = await moveMessages(app, agent, ticketId, { toTicketId: target, reason: null });
    world.pass(1);
    await send(target);
    await undoMessageMove(app, agent, moveId);
    const { waitingSince } = await world.ticket(ticketId);
    const owed = (await clocks(ticketId)).find(({ kind, endedAt }) => kind === 'firstAnswer' && !endedAt);
    expect(owed?.startedAt ?? null).toEqual(waitingSince?.toISOString() ?? null);
  });
});

describe('an answer', () => {
  it('that leaves later ends what it answers when it leaves', async () => {
    const { ticketId } = await place(mail(somebody()));
    const sendAt = new Date(app.now().getTime() + 30 * 60_000).toISOString();
    await send(ticketId, { sendAt, thenStatus: 'resolved' });
    expect(await shown(ticketId)).toEqual(['firstAnswer running', 'solution running']);
    world.pass(31);
    await departDue(app);
    expect(await shown(ticketId)).toEqual(['firstAnswer met answered', 'solution met resolved']);
  });

  it.each([
    ['with substance', substance, 'firstAnswer met answered'],
    ['that sends elsewhere', 'Llámenos al 900 123 456.', 'firstAnswer running'],
  ])('written in another program %s', async (_name, text, expected) => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    world.pass(5);
    await place(
      mail(
        { kind: 'mailAddress', value: 'help@shop.example', name: 'Ana' },
        { direction: 'out', to: [first.from], text, thread: { refs: [first.thread.ownRef!] } as never },
      ),
    );
    expect(await shown(ticketId)).toContain(expected);
  });
});

it('a rule names a matter, and never takes a legal one away', async () => {
  const rule = async (kind: string) => {
    await app.db.deleteFrom('rule').execute();
    await app.db
      .insertInto('rule')
      .values({
        id: app.newId(),
        name: kind,
        position: 1,
        isOn: true,
        runsOn: 'message',
        match: 'all',
        conditions: JSON.stringify([{ field: 'words', values: ['hoja'] }]),
        actions: JSON.stringify({ kind }),
        createdAt: app.now(),
        updatedAt: app.now(),
      })
      .execute();
    forgetDirections(app);
  };
  const first = mail(somebody());
  const { ticketId } = await place(first);
  await rule('complaint');
  world.pass(1);
  await place(again(first, { text: 'Quiero la hoja de reclamaciones' }));
  expect(await world.ticket(ticketId)).toMatchObject({ kind: 'complaint' });
  expect((await clocks(ticketId)).filter(({ kind }) => kind === 'legal')).toMatchObject([
    { rule: 'trlgdcu/21.3', state: 'running' },
  ]);
  await rule('thanks');
  await place(again(first, { text: 'La hoja, por favor' }));
  expect(await world.ticket(ticketId)).toMatchObject({ kind: 'complaint' });
  await app.db.deleteFrom('rule').execute();
  forgetDirections(app);
});

describe('a person', () => {
  it('is told what was promised her, and when she is erased nothing of it is left in words, and nothing runs', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { customerId } = await world.ticket(ticketId);
    const dueAt = new Date(app.now().getTime() + 3_600_000).toISOString();
    await promiseFollowUp(app, agent, ticketId, { dueAt, note: 'Llamar a Canaria' });
    await askApproval(app, agent, ticketId, {
      action: 'close',
      change: { disposition: 'Canaria' },
      reason: 'Canaria',
    });
    let text = '';
    for await (const piece of await exportCustomer(app, hub, administrator, customerId)) text += piece;
    expect(JSON.parse(text).tickets[0].clocks).toMatchObject([
      { kind: 'followUp', note: 'Llamar a Canaria' },
      { kind: 'firstAnswer' },
      { kind: 'solution' },
    ]);
    await restrictCustomer(app, administrator, customerId);
    await eraseCustomer(app, administrator, customerId);
    const { rows } = await world.pool.query(
      'select to_jsonb(clock)::text as row from clock where ticket_id = $1 union all select to_jsonb(approval)::text from approval where ticket_id = $1',
      [ticketId],
    );
    expect(rows.length).toBe(4);
    for (const { row } of rows) {
      expect(row).not.toContain('Canaria');
      expect(row).toMatch(/"end_reason": "erased"|"decision": "withdrawn"/);
    }
    expect(await world.ticket(ticketId)).toMatchObject({ dueAt: null, dueKind: null, dueState: null });
  });

  it('whose data were blocked is owed again what was stopped on its way', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { customerId } = await world.ticket(ticketId);
    await send(ticketId, { undoSeconds: 30 });
    await restrictCustomer(app, administrator, customerId);
    await liftRestriction(app, administrator, customerId);
    expect(await shown(ticketId)).toEqual(['firstAnswer running', 'solution running']);
  });
});

it('a ticket that we begin has a time for its solution, and for an answer once she asks', async () => {
  const who = { kind: 'mailAddress', value: somebody(), name: null };
  const { ticketId } = await openTicket(
    app,
    hub,
    agent,
    openTicketBody.parse({ channelId: world.letters.id, to: [who], text: substance }),
  );
  expect(await shown(ticketId)).toEqual(['solution running']);
  await changeTicket(app, agent, ticketId, { tags: ['x'] });
  expect(await shown(ticketId)).toEqual(['solution running']);
});
