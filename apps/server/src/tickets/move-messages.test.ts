import { listTicketsQuery } from '@hilo/api';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { sendMessage } from '../outgoing/send-message.ts';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { changeTicket } from './change-ticket.ts';
import { listTickets } from './list-tickets.ts';
import { moveMessages } from './move-messages.ts';
import { undoMessageMove } from './undo-message-move.ts';

const world = await createWorld();
const { app, mail, place, agents, talk } = world;
const { somebody } = correspond(world);
const agent = agents.agent;
const refs = (ref: string | null) => ({ refs: [ref!], ownRef: null, nativeThread: null, replyTokens: [] });

/** Everything about tickets that a move may touch, without what counts its own changes. */
const stateOf = async (...ids: string[]) => {
  const list = sql.join(ids.map((id) => sql`${id}::uuid`));
  const rows = async (query: ReturnType<typeof sql>) => (await query.execute(app.db)).rows;
  return {
    tickets: await rows(
      sql`select to_jsonb(ticket) - 'version' - 'updated_at' as row from ticket where id in (${list}) order by id`,
    ),
    messages: await rows(
      sql`select to_jsonb(message) as row from message where ticket_id in (${list}) order by id`,
    ),
    words: await rows(
      sql`select to_jsonb(message_search) as row from message_search where ticket_id in (${list}) order by message_id`,
    ),
    interactions: await rows(
      sql`select to_jsonb(interaction) as row from interaction where ticket_id in (${list}) order by id`,
    ),
    participants: await rows(
      sql`select to_jsonb(participant) as row from participant where ticket_id in (${list}) order by ticket_id, kind, value`,
    ),
    suggestions: await rows(
      sql`select to_jsonb(ticket_suggestion) as row from ticket_suggestion where ticket_id in (${list}) order by other_ticket_id`,
    ),
  };
};

/** A ticket of three messages: question, answer, a second matter by the same thread. */
const conversation = async () => {
  const first = mail(somebody(), {
    subject: 'The order',
    cc: [{ kind: 'mailAddress', value: somebody(), name: null }],
  });
  const one = await place(first);
  world.pass(1);
  const { messageId: answered } = await sendMessage(app, world.hub, agent, one.ticketId, {
    kind: 'answer',
    bcc: [],
    text: 'Answered',
    html: null,
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 0,
  });
  world.pass(1);
  const second = await place(
    mail(first.from, { subject: 'And the invoice', thread: refs(first.thread.ownRef) }),
  );
  world.pass(1);
  return {
    ticketId: one.ticketId,
    who: first.from,
    first: one.messageId,
    answered,
    second: second.messageId,
  };
};

describe('splitting', () => {
  it('takes all that hangs on the messages, and undoing restores every row', async () => {
    const talked = await conversation();
    const before = await stateOf(talked.ticketId);
    const { moveId, toTicketId } = await moveMessages(app, agent, talked.ticketId, {
      messageIds: [talked.second],
      reason: null,
    });
    expect(await world.ticket(toTicketId)).toMatchObject({
      subject: 'And the invoice',
      status: 'open',
      messageCount: 1,
      lastText: (await world.message(talked.second)).text,
    });
    expect((await world.ticket(toTicketId)).waitingSince).toEqual(
      (await world.message(talked.second)).occurredAt,
    );
    expect(await world.ticket(talked.ticketId)).toMatchObject({
      messageCount: 2,
      waitingSince: null,
      lastText: 'Answered',
    });
    const words = await app.db
      .selectFrom('messageSearch')
      .select('ticketId')
      .where('messageId', '=', talked.second)
      .executeTakeFirstOrThrow();
    expect(words.ticketId).toBe(toTicketId);
    await undoMessageMove(app, agent, moveId);
    expect(await stateOf(talked.ticketId)).toEqual(before);
    // The key of the ticket that was split off may be in a letter: it leads back.
    const key = (await world.ticket(toTicketId)).trackingKey;
    expect((await place(mail(talked.who, { subject: key }))).ticketId).toBe(talked.ticketId);
  });

  it('lets a person go along who only took part in what moved', async () => {
    const talked = await conversation();
    const intruder = mail(somebody());
    const misplaced = await place(intruder);
    const { moveId } = await moveMessages(app, agent, misplaced.ticketId, {
      toTicketId: talked.ticketId,
      reason: null,
    });
    const takesPart = async () =>
      (
        await app.db
          .selectFrom('participant')
          .select('value')
          .where('ticketId', '=', talked.ticketId)
          .execute()
      ).map((row) => row.value);
    expect(await takesPart()).toContain(intruder.from.value);
    await moveMessages(app, agent, talked.ticketId, {
      messageIds: [misplaced.messageId],
      reason: 'not theirs',
    });
    expect(await takesPart()).not.toContain(intruder.from.value);
    await expect(undoMessageMove(app, agent, moveId)).rejects.toMatchObject({ code: 'move.overtaken' });
  });

  it('refuses to leave a ticket empty, or to move what is elsewhere', async () => {
    const talked = await conversation();
    const { first, answered, second } = talked;
    await expect(
      moveMessages(app, agent, talked.ticketId, { messageIds: [first, answered, second], reason: null }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
    const other = await conversation();
    await expect(
      moveMessages(app, agent, talked.ticketId, { messageIds: [other.first], reason: null }),
    ).rejects.toMatchObject({ code: 'resource.notFound' });
    await expect(
      moveMessages(app, agent, talked.ticketId, { toTicketId: talked.ticketId, reason: null }),
    ).rejects.toMatchObject({ code: 'request.invalid' });
  });
});

describe('merging', () => {
  it('leaves a pointer, leads key and answers to the other ticket, and undoing restores every row', async () => {
    const one = await conversation();
    const other = await conversation();
    const before = await stateOf(one.ticketId, other.ticketId);
    const { moveId } = await moveMessages(app, agent, one.ticketId, {
      toTicketId: other.ticketId,
      reason: 'the same',
    });
    expect(await world.ticket(one.ticketId)).toMatchObject({
      status: 'resolved',
      mergedInto: other.ticketId,
      messageCount: 0,
    });
    const merged = await world.ticket(other.ticketId);
    expect(merged).toMatchObject({ messageCount: 6, status: 'open' });
    // No list shows the shell; who asks for its key finds it.
    const key = (await world.ticket(one.ticketId)).trackingKey;
    const listed = async (query: object) =>
      (await listTickets(app, agent, listTicketsQuery.parse(query))).items.map(({ id }) => id);
    expect(await listed({ id: [one.ticketId, other.ticketId] })).toEqual([other.ticketId]);
    expect(await listed({ trackingKey: key })).toEqual([one.ticketId]);
    expect(merged.waitingSince).toEqual((await world.message(one.second)).occurredAt);
    await expect(changeTicket(app, agent, one.ticketId, { status: 'open' })).rejects.toMatchObject({
      code: 'resource.conflict',
      facts: { mergedInto: other.ticketId },
    });
    await undoMessageMove(app, agent, moveId);
    expect(await stateOf(one.ticketId, other.ticketId)).toEqual(before);
    await expect(undoMessageMove(app, agent, moveId)).rejects.toMatchObject({ code: 'move.undone' });
  });

  it('an answer to the merged ticket comes to the other, under the name of who wrote it', async () => {
    const one = await conversation();
    const other = await conversation();
    const key = (await world.ticket(one.ticketId)).trackingKey;
    await moveMessages(app, agent, one.ticketId, { toTicketId: other.ticketId, reason: null });
    const byKey = await place(mail(one.who, { subject: key }));
    expect(byKey.ticketId).toBe(other.ticketId);
    const third = await conversation();
    await moveMessages(app, agent, other.ticketId, { toTicketId: third.ticketId, reason: null });
    expect((await place(mail(one.who, { subject: key }))).ticketId).toBe(third.ticketId);
    expect((await place(mail(somebody(), { subject: key }))).ticketId).not.toBe(third.ticketId);
  });

  it('is undone after later messages: they stay, and what people changed since stays too', async () => {
    const one = await conversation();
    const other = await conversation();
    const before = await stateOf(one.ticketId);
    const { moveId } = await moveMessages(app, agent, one.ticketId, {
      toTicketId: other.ticketId,
      reason: null,
    });
    world.pass(5);
    const later = await place(mail(other.who, { thread: refs((await world.message(other.first)).ownRef) }));
    expect(later.ticketId).toBe(other.ticketId);
    await changeTicket(app, agent, other.ticketId, {
      status: 'waiting',
      followUpAt: '2026-04-01T09:00:00Z',
      tags: ['later'],
    });
    await undoMessageMove(app, agent, moveId);
    expect(await stateOf(one.ticketId)).toEqual(before);
    expect(await world.ticket(other.ticketId)).toMatchObject({
      messageCount: 4,
      status: 'waiting',
      tags: ['later'],
      lastText: (await world.message(later.messageId)).text,
    });
    expect((await world.ticket(other.ticketId)).waitingSince).toEqual(
      (await world.message(other.second)).occurredAt,
    );
  });

  it('of two talks on one channel leaves one open interaction, and undoing opens the other again', async () => {
    const one = await place(mail(somebody()), talk);
    const other = await place(mail(somebody()), talk);
    const before = await stateOf(one.ticketId, other.ticketId);
    const { moveId } = await moveMessages(app, agent, one.ticketId, {
      toTicketId: other.ticketId,
      reason: null,
    });
    const open = await app.db
      .selectFrom('interaction')
      .select('id')
      .where('ticketId', '=', other.ticketId)
      .where('endedAt', 'is', null)
      .execute();
    expect(open).toHaveLength(1);
    await undoMessageMove(app, agent, moveId);
    expect(await stateOf(one.ticketId, other.ticketId)).toEqual(before);
  });

  it('two merges against each other at once: one wins, nothing is lost', async () => {
    const one = await conversation();
    const other = await conversation();
    const results = await Promise.allSettled([
      moveMessages(app, agent, one.ticketId, { toTicketId: other.ticketId, reason: null }),
      moveMessages(app, agent, other.ticketId, { toTicketId: one.ticketId, reason: null }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const counts = await Promise.all(
      [one, other].map(async (each) => (await world.ticket(each.ticketId)).messageCount),
    );
    expect(counts.sort()).toEqual([0, 6]);
  });
});
