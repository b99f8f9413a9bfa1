import type { MessageArrival } from '@hilo/channel-kit';
import { describe, expect, it } from 'vitest';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { app, mail, place, letters } = world;
const { somebody, thread, answer, refOf, reply } = correspond(world);

describe('what machines send', () => {
  it('opens no ticket, is listed whole, and tells nobody', async () => {
    const robot = mail(somebody(), { automatic: { kind: 'auto', why: 'auto-submitted' } });
    const placed = await place(robot);
    expect(placed).toMatchObject({ received: 'ignored', why: 'auto-submitted', ticketId: '' });
    const row = await app.db
      .selectFrom('arrival')
      .select('payload')
      .where('id', '=', placed.arrivalId)
      .executeTakeFirstOrThrow();
    expect(row.payload).toMatchObject({ text: robot.text });
  });

  it('out of office joins in silence: no reopening, no waiting, not to the top, resolved time kept', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const { messageId } = await reply(ticketId, { thenStatus: 'resolved' });
    const before = await world.ticket(ticketId);
    world.pass(30);
    const away = await place(
      mail(first.from, {
        automatic: { kind: 'auto', why: 'auto-replied' },
        thread: answer(await refOf(messageId)),
      }),
    );
    expect(away).toMatchObject({ ticketId, received: 'placed' });
    const after = await world.ticket(ticketId);
    expect(after).toEqual({
      ...before,
      messageCount: before.messageCount + 1,
      version: before.version + 1,
      updatedAt: app.now(),
    });
  });

  it('a list opens a ticket', async () => {
    expect(await place(mail(somebody(), { automatic: { kind: 'bulk', why: 'list' } }))).toMatchObject({
      received: 'placed',
      why: 'new',
    });
  });
});

describe('answers written elsewhere', () => {
  const sent = (given: Partial<MessageArrival>) => mail('help@shop.example', { direction: 'out', ...given });

  it('are recorded in the ticket they refer to', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const elsewhere = await place(sent({ to: [first.from], thread: answer(first.thread.ownRef!) }));
    expect(elsewhere.ticketId).toBe(ticketId);
    expect(await world.ticket(ticketId)).toMatchObject({ waitingSince: null, messageCount: 2 });
  });

  it('are not recorded twice when they are our own', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const { messageId } = await reply(ticketId);
    const copy = await place(sent({ to: [first.from], thread: thread({ ownRef: await refOf(messageId) }) }));
    expect(copy).toMatchObject({ received: 'duplicate', messageId });
  });

  it('about nothing we know are listed and open nothing', async () => {
    expect(await place(sent({ to: [{ kind: 'mailAddress', value: somebody(), name: null }] }))).toMatchObject(
      { received: 'ignored', why: 'sentElsewhere' },
    );
  });
});

describe('old mail that was dealt with elsewhere', () => {
  it('is resolved as it comes in, and takes no open ticket along', async () => {
    const settled = { ...letters, isHistory: true, isSettled: true };
    const first = mail(somebody());
    const { ticketId } = await place(first, settled);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved', waitingSince: null });
    await place(mail(first.from, { thread: answer(first.thread.ownRef!) }), settled);
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved', messageCount: 2 });
    const live = mail(somebody());
    const { ticketId: open } = await place(live);
    await place(mail(live.from, { thread: answer(live.thread.ownRef!) }), settled);
    expect(await world.ticket(open)).toMatchObject({ status: 'open', messageCount: 2 });
  });
});
