import { describe, expect, it } from 'vitest';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { keepInTicket } from '../tickets/keep-in-ticket.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { readMessage } from '../tickets/read-thread.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { undoMessageMove } from '../tickets/undo-message-move.ts';
import { hashToken } from './named-tickets.ts';

const world = await createWorld();
const { app, agents, mail, place } = world;
const { somebody, thread, answer, refOf, reply } = correspond(world);
const keyOf = async (ticketId: string) => (await world.ticket(ticketId)).trackingKey;
const suggestionsOf = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('ticketSuggestion')
      .selectAll()
      .where('ticketId', '=', ticketId)
      .orderBy('rule')
      .execute()
  ).map((row) => ({ other: row.otherTicketId, rule: row.rule }));
const giveToken = async (ticketId: string, token: string) =>
  app.db
    .insertInto('ticketToken')
    .values({ tokenHash: hashToken(token), ticketId, purpose: 'reply', createdAt: app.now() })
    .execute();

it('a new customer is spoken to in the language in which she reads us, and one that is known as before', async () => {
  const who = somebody();
  const localeOf = async (ticketId: string) =>
    (
      await app.db
        .selectFrom('ticket')
        .innerJoin('customer', 'customer.id', 'ticket.customerId')
        .select('customer.locale')
        .where('ticket.id', '=', ticketId)
        .executeTakeFirstOrThrow()
    ).locale;
  const { ticketId } = await place(mail(who, { locale: 'en' }));
  expect(await localeOf(ticketId)).toBe('en');
  expect(await localeOf((await place(mail(who, { locale: 'es' }))).ticketId)).toBe('en');
  expect(await localeOf((await place(mail(somebody()))).ticketId)).toBeNull();
});

describe('a customer comes back to a ticket', () => {
  it('by the tracking key, with a subject changed by hand', async () => {
    const who = somebody();
    const first = await place(mail(who));
    const again = await place(
      mail(who, { subject: `Otra cosa ${(await keyOf(first.ticketId)).toLowerCase()}` }),
    );
    expect(again).toMatchObject({ ticketId: first.ticketId, why: 'trackingKey' });
  });

  it('by a reference alone, whatever the subject says now', async () => {
    const who = somebody();
    const first = mail(who);
    const { ticketId } = await place(first);
    const again = await place(mail(who, { subject: 'Entirely new', thread: answer(first.thread.ownRef!) }));
    expect(again).toMatchObject({ ticketId, why: 'reference' });
  });

  it('by a reference that a server wrote in lower case', async () => {
    const who = somebody();
    const first = mail(who, { thread: thread({ ownRef: 'CAJ8xQ+Zb@Mail.example' }) });
    const { ticketId } = await place(first);
    const again = await place(mail(who, { thread: answer('caj8xq+zb@mail.example') }));
    expect(again).toMatchObject({ ticketId, why: 'reference' });
  });

  it('and an agent is asked whether a new subject is a new matter, once', async () => {
    const who = somebody();
    const first = mail(who, { subject: 'Mi caldera no arranca' });
    const { ticketId } = await place(first);
    const answered = await reply(ticketId);
    const thread = answer(await refOf(answered.messageId));
    const asked = async (subject: string) => {
      const { messageId } = await place(mail(who, { subject, thread }));
      return { messageId, isAsked: (await readMessage(app, messageId))!.placement!.hasNewSubject };
    };
    expect((await asked('RE: Mi caldera no arranca')).isAsked).toBe(false);
    const { messageId, isAsked } = await asked('Factura duplicada de marzo');
    expect(isAsked).toBe(true);

    const { moveId } = await moveMessages(app, world.agents.agent, ticketId, {
      messageIds: [messageId],
      reason: null,
    });
    expect((await readMessage(app, messageId))!.placement!.hasNewSubject).toBe(false);
    await undoMessageMove(app, world.agents.agent, moveId);
    await keepInTicket(app, world.agents.agent, messageId);
    expect((await readMessage(app, messageId))!.placement!.hasNewSubject).toBe(false);
    await expect(keepInTicket(app, world.agents.agent, messageId)).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });

  it('by a reply token', async () => {
    const who = somebody();
    const { ticketId } = await place(mail(who));
    await giveToken(ticketId, 'token-of-the-customer');
    const again = await place(mail(who, { thread: thread({ replyTokens: ['token-of-the-customer'] }) }));
    expect(again).toMatchObject({ ticketId, why: 'replyToken' });
  });

  it('and opens it again when it was resolved', async () => {
    const who = somebody();
    const { ticketId } = await place(mail(who));
    await reply(ticketId, { thenStatus: 'resolved' });
    expect(await world.ticket(ticketId)).toMatchObject({ status: 'resolved', waitingSince: null });
    world.pass(60);
    const again = await place(mail(who, { subject: await keyOf(ticketId) }));
    expect(again.ticketId).toBe(ticketId);
    expect(await world.ticket(ticketId)).toMatchObject({
      status: 'open',
      resolvedAt: null,
      waitingSince: app.now(),
    });
    const reopened = await app.db
      .selectFrom('event')
      .select('facts')
      .where('ticketId', '=', ticketId)
      .where('type', '=', 'ticket.reopened')
      .execute();
    expect(reopened).toEqual([{ facts: { messageId: again.messageId } }]);
  });

  it('with the same subject within ten minutes, but not later, nor with another subject', async () => {
    const who = somebody();
    const first = await place(mail(who, { subject: 'My order' }));
    world.pass(9);
    const second = await place(mail(who, { subject: 'RE:  my  ORDER' }));
    expect(second).toMatchObject({ ticketId: first.ticketId, why: 'repeatedSubject' });
    world.pass(11);
    const late = await place(mail(who, { subject: 'My order' }));
    expect(late).toMatchObject({ why: 'new' });
    const other = await place(mail(who, { subject: 'The invoice' }));
    expect(other).toMatchObject({ why: 'new' });
    expect(new Set([first.ticketId, late.ticketId, other.ticketId]).size).toBe(3);
    expect((await suggestionsOf(other.ticketId)).map((one) => one.rule)).toEqual([
      'openTicket',
      'openTicket',
    ]);
  });

  it('and an empty subject repeats nothing', async () => {
    const who = somebody();
    const first = await place(mail(who, { subject: null }));
    const second = await place(mail(who, { subject: '' }));
    expect(second.ticketId).not.toBe(first.ticketId);
  });
});

describe('a stranger', () => {
  it('with the key of a ticket opens his own, with a suggestion for an agent', async () => {
    const { ticketId } = await place(mail(somebody()));
    const stranger = await place(mail(somebody(), { subject: `About ${await keyOf(ticketId)}` }));
    expect(stranger.ticketId).not.toBe(ticketId);
    expect(await suggestionsOf(stranger.ticketId)).toEqual([{ other: ticketId, rule: 'trackingKey' }]);
    expect((await world.message(stranger.messageId)).placement).toMatchObject({
      refused: [{ ticketId, rule: 'trackingKey' }],
    });
    expect((await world.ticket(ticketId)).messageCount).toBe(1);
  });

  it('gets nothing by a forwarded token, reference or key together', async () => {
    const who = mail(somebody());
    const { ticketId } = await place(who);
    await giveToken(ticketId, 'forwarded-token');
    const thief = await place(
      mail(somebody(), {
        subject: await keyOf(ticketId),
        thread: thread({ refs: [who.thread.ownRef!], replyTokens: ['forwarded-token'] }),
      }),
    );
    expect(thief.ticketId).not.toBe(ticketId);
    const participants = await app.db
      .selectFrom('participant')
      .select('value')
      .where('ticketId', '=', ticketId)
      .execute();
    expect(participants.map((one) => one.value)).toEqual([who.from.value]);
  });

  it('who was copied answers under his own name', async () => {
    const friend = somebody();
    const first = mail(somebody(), { cc: [{ kind: 'mailAddress', value: friend, name: 'Friend' }] });
    const { ticketId } = await place(first);
    const said = await place(
      mail({ kind: 'mailAddress', value: friend, name: 'Friend' }, { thread: answer(first.thread.ownRef!) }),
    );
    expect(said).toMatchObject({ ticketId, why: 'reference' });
    const message = await world.message(said.messageId);
    expect(message.authorName).toBe('Friend');
    const identity = await app.db
      .selectFrom('identity')
      .selectAll()
      .where('id', '=', message.authorIdentityId)
      .executeTakeFirstOrThrow();
    expect(identity.value).toBe(friend);
    expect(identity.customerId).not.toBe((await world.ticket(ticketId)).customerId);
  });

  it('brings nobody in by a mail that was forged in the customer’s name', async () => {
    const asked = mail('victim@mail.example');
    const { ticketId } = await place(asked);
    const thief = { kind: 'mailAddress', value: 'thief@mail.example', name: null };
    const { trackingKey } = await world.ticket(ticketId);
    const forged = await place(
      mail(asked.from, {
        subject: trackingKey,
        cc: [thief],
        assurance: { level: 'failed', method: 'dmarc', detail: null },
      }),
    );
    expect(forged.ticketId).toBe(ticketId);
    const { participants, answerTo } = await readTicket(app, agents.agent, ticketId);
    expect(participants.map(({ value }) => value)).not.toContain(thief.value);
    expect(answerTo).toMatchObject({ to: [{ value: 'victim@mail.example' }], cc: [] });
    // And what he writes himself opens a ticket of his own.
    expect((await place(mail(thief, { subject: trackingKey }))).ticketId).not.toBe(ticketId);
  });

  it('who was copied blindly does not take part', async () => {
    const hidden = somebody();
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await reply(ticketId, {
      bcc: [{ kind: 'mailAddress', value: hidden, name: null }],
    });
    const said = await place(mail(hidden, { thread: answer(await refOf(messageId)) }));
    expect(said.ticketId).not.toBe(ticketId);
    expect(await suggestionsOf(said.ticketId)).toEqual([{ other: ticketId, rule: 'reference' }]);
  });

  it('cannot lose his mail, or ours, by giving it the name of another', async () => {
    const who = mail(somebody());
    const { ticketId } = await place(who);
    const { messageId } = await reply(ticketId);
    const ours = await refOf(messageId);
    const stranger = await place(mail(somebody(), { thread: thread({ ownRef: ours }) }));
    expect(stranger).toMatchObject({ received: 'placed', why: 'new' });
    const second = await place(mail(somebody(), { thread: thread({ ownRef: who.thread.ownRef }) }));
    expect(second).toMatchObject({ received: 'placed', why: 'new' });
  });
});
