import { describe, expect, it } from 'vitest';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeTicket } from './change-ticket.ts';
import { openTicket } from './open-ticket.ts';
import { addParticipant, removeParticipant } from './participants.ts';
import { readTicket } from './read-ticket.ts';

const world = await createWorld();
const { app, hub, mail, place, agents, letters } = world;
const { somebody } = correspond(world);
const { agent } = agents;
const party = (value: string) => ({ kind: 'mailAddress', value, name: null });
const refs = (ref: string | null) => ({ refs: [ref!], ownRef: null, nativeThread: null, replyTokens: [] });
const eventsOf = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('event')
      .select('type')
      .where('ticketId', '=', ticketId)
      .orderBy('position')
      .execute()
  )
    .map((row) => row.type)
    .filter((type) => !type.startsWith('clock.'));

describe('reading a ticket', () => {
  it('says when its first message was written, also where it was brought in long after', async () => {
    const first = mail(somebody(), { occurredAt: '2025-11-03T08:30:00.000Z' });
    const { ticketId } = await place(first);
    await place(mail(first.from!.value, { thread: refs(first.thread.ownRef) }));
    await changeTicket(app, agent, ticketId, { tags: ['old'] });
    const ticket = await readTicket(app, agent, ticketId);
    expect(ticket.firstMessageAt).toBe('2025-11-03T08:30:00.000Z');
    expect(ticket.createdAt).not.toBe(ticket.firstMessageAt);
  });

  it('takes its own beginning for it while there is only a note', async () => {
    const { ticketId, messageId } = await place(mail(somebody()));
    const { createdAt } = await readTicket(app, agent, ticketId);
    await app.db.updateTable('message').set({ kind: 'note' }).where('id', '=', messageId).execute();
    expect((await readTicket(app, agent, ticketId)).firstMessageAt).toBe(createdAt);
  });
});

describe('changing a ticket', () => {
  it('refuses a version that is not the newest', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { version } = await world.ticket(ticketId);
    await changeTicket(app, agent, ticketId, { tags: ['a', 'a', 'b'] }, { ifVersion: version });
    expect(await world.ticket(ticketId)).toMatchObject({ tags: ['a', 'b'], version: version + 1 });
    await expect(
      changeTicket(app, agent, ticketId, { tags: [] }, { ifVersion: version }),
    ).rejects.toMatchObject({
      code: 'resource.changed',
      facts: { version: version + 1 },
    });
    await changeTicket(app, agent, ticketId, { tags: ['a', 'b'] });
    expect((await world.ticket(ticketId)).version).toBe(version + 1);
  });

  it.each([
    ['waiting without a day', { status: 'waiting' as const }, 'ticket.followUpNeeded'],
    [
      'waiting until the past',
      { status: 'waiting' as const, followUpAt: '2020-01-01T00:00:00Z' },
      'ticket.followUpNeeded',
    ],
    [
      'a day without waiting',
      { status: 'open' as const, followUpAt: '2027-01-01T00:00:00Z' },
      'request.invalid',
    ],
    ['sleep until the past', { snoozedUntil: '2020-01-01T00:00:00Z' }, 'request.invalid'],
    ['an owner who is not there', { ownerId: '01890000-0000-7000-8000-000000000000' }, 'request.invalid'],
    ['a queue that is not there', { queueId: '01890000-0000-7000-8000-000000000000' }, 'request.invalid'],
  ])('refuses %s, and changes nothing', async (_case, body, code) => {
    const { ticketId } = await place(mail(somebody()));
    const before = await world.ticket(ticketId);
    await expect(changeTicket(app, agent, ticketId, { tags: ['x'], ...body })).rejects.toMatchObject({
      code,
    });
    expect(await world.ticket(ticketId)).toEqual(before);
  });

  it('waits, comes back, sleeps, resolves with its disposition, opens again', async () => {
    const { ticketId } = await place(mail(somebody()));
    const followUpAt = '2027-01-01T08:00:00.000Z';
    await changeTicket(app, agent, ticketId, {
      status: 'waiting',
      waitingOn: 'partner',
      followUpAt,
      ownerId: agent.agentId,
    });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'waiting',
      waitingOn: 'partner',
      followUpAt: new Date(followUpAt),
    });
    await changeTicket(app, agent, ticketId, { status: 'open', snoozedUntil: followUpAt });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      waitingOn: null,
      followUpAt: null,
      snoozedUntil: new Date(followUpAt),
    });
    await changeTicket(app, agent, ticketId, { status: 'resolved', disposition: 'refunded' });
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'resolved',
      disposition: 'refunded',
      resolvedAt: app.now(),
      waitingSince: null,
      snoozedUntil: null,
    });
    const open = await app.db
      .selectFrom('interaction')
      .select(['endedBy', 'disposition'])
      .where('ticketId', '=', ticketId)
      .execute();
    expect(open).toEqual([{ endedBy: 'disposition', disposition: 'refunded' }]);
    await changeTicket(app, agent, ticketId, { status: 'open' });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'open', resolvedAt: null });
    expect(await eventsOf(ticketId)).toEqual([
      'ticket.opened',
      'interaction.opened',
      'message.received',
      'ticket.assigned',
      'ticket.statusChanged',
      'ticket.statusChanged',
      'ticket.snoozed',
      'interaction.ended',
      'ticket.resolved',
      'ticket.changed',
      'ticket.reopened',
    ]);
  });

  it('marks spam and takes it back', async () => {
    const { ticketId } = await place(mail(somebody()));
    const before = await world.ticket(ticketId);
    await changeTicket(app, agent, ticketId, { isSpam: true });
    await changeTicket(app, agent, ticketId, { isSpam: false });
    expect(await world.ticket(ticketId)).toEqual({ ...before, version: before.version + 2 });
  });
});

describe('a ticket of ours', () => {
  it('makes its customer, and the answer joins it', async () => {
    const who = somebody();
    const { ticketId, messageId } = await openTicket(app, hub, agent, {
      channelId: letters.id,
      to: [party(who.toUpperCase())],
      cc: [],
      bcc: [],
      subject: 'Your parcel',
      text: 'It came back',
      html: null,
      uploadIds: [],
      kind: 'incident',
    });
    expect(await world.ticket(ticketId)).toMatchObject({
      kind: 'incident',
      ownerId: agent.agentId,
      waitingSince: null,
      messageCount: 1,
    });
    expect(await world.message(messageId)).toMatchObject({ delivery: 'queued', direction: 'out' });
    const answered = await place(mail(who, { thread: refs((await world.message(messageId)).ownRef) }));
    expect(answered.ticketId).toBe(ticketId);
  });

  it('to an address under a domain with an ñ is answered from it as mail spells it', async () => {
    const { ticketId, messageId } = await openTicket(app, hub, agent, {
      channelId: letters.id,
      to: [party('ana@españa.example')],
      cc: [],
      bcc: [],
      subject: 'Your parcel',
      text: 'It came back',
      html: null,
      uploadIds: [],
      kind: 'incident',
    });
    const thread = refs((await world.message(messageId)).ownRef);
    const answered = await place(mail('ana@xn--espaa-rta.example', { thread }));
    expect(answered.ticketId).toBe(ticketId);
  });

  it('goes to somebody, by a channel that can carry it, and not to ourselves', async () => {
    const body = {
      channelId: letters.id,
      to: [party('help@shop.example')],
      cc: [],
      bcc: [],
      subject: null,
      text: 'x',
      html: null,
      uploadIds: [],
      kind: 'query' as const,
    };
    await expect(openTicket(app, hub, agent, body)).rejects.toMatchObject({ code: 'ticket.noRecipient' });
    await expect(openTicket(app, hub, agent, { ...body, channelId: app.newId() })).rejects.toMatchObject({
      code: 'ticket.noChannel',
    });
    await expect(
      openTicket(app, hub, agent, { ...body, to: [party(somebody())], text: ' ' }),
    ).rejects.toMatchObject({ code: 'message.empty' });
  });
});

describe('participants', () => {
  it('join by hand and leave: what they write follows', async () => {
    const { ticketId } = await place(mail(somebody()));
    const key = (await world.ticket(ticketId)).trackingKey;
    const who = somebody();
    await addParticipant(app, agent, ticketId, { ...party(who.toUpperCase()), role: 'copied' });
    expect((await place(mail(who, { subject: key }))).ticketId).toBe(ticketId);
    await removeParticipant(app, agent, ticketId, party(who));
    expect((await place(mail(who, { subject: `again ${key}` }))).ticketId).not.toBe(ticketId);
    await expect(removeParticipant(app, agent, ticketId, party(who))).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });
});
