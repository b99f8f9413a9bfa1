import type { MessageArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { createWorld } from '../testing/domain-world.ts';
import { keepInTicket } from '../tickets/keep-in-ticket.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { readMessage } from '../tickets/read-thread.ts';
import { readTicket } from '../tickets/read-ticket.ts';
import { undoMessageMove } from '../tickets/undo-message-move.ts';
import { hashToken } from './named-tickets.ts';

const world = await createWorld();
const { app, agents, mail, place, bring, letters, letters2, talk } = world;
let people = 0;
const somebody = () => `person${++people}@mail.example`;
const thread = (given: Partial<MessageArrival['thread']>) => given as MessageArrival['thread'];
const answer = (refTo: string) => thread({ refs: [refTo] });
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
const refOf = async (messageId: string) => (await world.message(messageId)).ownRef!;
const giveToken = async (ticketId: string, token: string) =>
  app.db
    .insertInto('ticketToken')
    .values({ tokenHash: hashToken(token), ticketId, purpose: 'reply', createdAt: app.now() })
    .execute();
const reply = (ticketId: string, more: object = {}) =>
  sendMessage(app, world.hub, world.agents.agent, ticketId, {
    kind: 'answer',
    bcc: [],
    text: 'Our answer',
    html: null,
    uploadIds: [],
    attachmentIds: [],
    undoSeconds: 0,
    ...more,
  });

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

describe('many at once', () => {
  it('twenty messages of one new sender: one customer, one ticket where the channel keeps threads', async () => {
    const who = somebody();
    const burst = Array.from({ length: 20 }, (_, n) =>
      mail(who, { subject: null, text: `piece ${n}`, thread: thread({ ownRef: null }) }),
    );
    await Promise.all(burst.map((one) => bring(one, talk)));
    const places = await Promise.all(burst.map(world.whereIs));
    expect(new Set(places.map((one) => one.ticketId)).size).toBe(1);
    const customers = await app.db.selectFrom('identity').select('id').where('value', '=', who).execute();
    expect(customers).toHaveLength(1);
    expect(await world.ticket(places[0]!.ticketId)).toMatchObject({ messageCount: 20 });
    const open = await app.db
      .selectFrom('interaction')
      .select('id')
      .where('ticketId', '=', places[0]!.ticketId)
      .execute();
    expect(open).toHaveLength(1);
  });

  it('twenty of one new sender through two channels: still one customer', async () => {
    const who = somebody();
    const before = await app.db
      .selectFrom('customer')
      .select((row) => row.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        bring(mail(who, { subject: `S${n}` }), n % 2 ? letters : letters2),
      ),
    );
    const after = await app.db
      .selectFrom('customer')
      .select((row) => row.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(after.n - before.n).toBe(1);
  });

  it('the same arrival eight times at once is one message', async () => {
    const one = mail(somebody());
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => bring(one)));
    expect(outcomes.map((each) => each.outcome).sort()).toEqual([...Array(7).fill('duplicate'), 'placed']);
    expect((await world.ticket((await world.whereIs(one)).ticketId)).messageCount).toBe(1);
  });

  it('the same mail by two channels at once is one message', async () => {
    const one = mail(somebody());
    const copy = {
      ...one,
      externalId: 'the-copy',
      occurredAt: new Date(app.now().getTime() - 5000).toISOString(),
    };
    const outcomes = await Promise.all([bring(one, letters), bring(copy, letters2)]);
    expect(outcomes.map((each) => each.outcome).sort()).toEqual(['duplicate', 'placed']);
    expect((await world.whereIs(one)).messageId).toBe((await world.whereIs(copy)).messageId);
  });

  it('two mails that a broken program gave one name are two messages', async () => {
    const who = somebody();
    const one = mail(who, { thread: thread({ ownRef: '<always-the-same@broken.example>' }) });
    const other = mail(who, { thread: thread({ ownRef: '<always-the-same@broken.example>' }) });
    expect((await place(one)).received).toBe('placed');
    expect((await place(other)).received).toBe('placed');
  });

  it('a newsletter answered by ten people makes ten tickets', async () => {
    const { ticketId } = await place(mail(somebody()));
    const { messageId } = await reply(ticketId);
    const newsletter = await refOf(messageId);
    const answers = Array.from({ length: 10 }, () =>
      mail(somebody(), { subject: 'Re: News of March', thread: answer(newsletter) }),
    );
    await Promise.all(answers.map((one) => bring(one)));
    const places = await Promise.all(answers.map(world.whereIs));
    expect(new Set(places.map((one) => one.ticketId)).size).toBe(10);
    expect(places.every((one) => one.ticketId !== ticketId)).toBe(true);
  });
});

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

describe('what would break a mailbox', () => {
  it.each([
    ['NUL bytes', { text: 'a\0b', subject: 'x\0y' }],
    ['half a surrogate', { text: 'a\ud800b', html: '<p>\udfff</p>' }],
    ['a Message-ID of 100 KB', { thread: thread({ ownRef: 'x'.repeat(100_000) }) }],
    ['a native thread of 100 KB', { thread: thread({ nativeThread: 'n'.repeat(100_000) }) }],
    ['a sender of 100 KB', { from: { kind: 'mailAddress', value: `${'y'.repeat(100_000)}@z`, name: null } }],
    [
      '10 000 recipients',
      {
        to: Array.from({ length: 10_000 }, (_, n) => ({ kind: 'mailAddress', value: `r${n}@x`, name: null })),
      },
    ],
    [
      '400 000 different words',
      { text: Array.from({ length: 400_000 }, (_, n) => `w${n.toString(36)}`).join(' ') },
    ],
    ['one word of a megabyte', { text: 'z'.repeat(1_000_000) }],
    ['a subject of a megabyte', { subject: 's '.repeat(500_000) }],
    ['a date far ahead', { occurredAt: '2099-01-01T00:00:00Z' }],
  ])('%s is placed all the same', async (_what, given: Partial<MessageArrival>) => {
    const one = mail(somebody(), given);
    expect(await bring(one)).toEqual({ outcome: 'placed' });
    const row = await app.db
      .selectFrom('message')
      .select('occurredAt')
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(row.occurredAt.getTime()).toBeLessThanOrEqual(app.now().getTime());
  });

  it('two names of 100 KB that differ at the end stay two people', async () => {
    const long = (end: string) => ({
      kind: 'mailAddress',
      value: `${'y'.repeat(100_000)}${end}`,
      name: null,
    });
    const one = await place(mail(long('1')));
    const other = await place(mail(long('2')));
    expect((await world.ticket(one.ticketId)).customerId).not.toBe(
      (await world.ticket(other.ticketId)).customerId,
    );
  });
});

describe('late and broken', () => {
  it('an older mail that comes later does not change what the list shows', async () => {
    const first = mail(somebody());
    const { ticketId } = await place(first);
    const before = await world.ticket(ticketId);
    const old = new Date(app.now().getTime() - 86_400_000).toISOString();
    await place(mail(first.from, { occurredAt: old, thread: answer(first.thread.ownRef!) }));
    expect(await world.ticket(ticketId)).toMatchObject({
      lastText: before.lastText,
      lastMessageAt: before.lastMessageAt,
      lastInboundAt: before.lastInboundAt,
      messageCount: 2,
    });
  });

  it('an abort leaves nothing behind', async () => {
    const tables = ['customer', 'identity', 'ticket', 'message', 'arrival', 'event', 'interaction'] as const;
    const count = async () =>
      Promise.all(
        tables.map(async (table) =>
          Number(
            (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(app.db)).rows[0]!
              .n,
          ),
        ),
      );
    const before = await count();
    await app.db.schema.alterTable('message_search').renameTo('message_search_gone').execute();
    try {
      await expect(bring(mail(somebody()))).rejects.toThrow(/message_search/);
    } finally {
      await app.db.schema.alterTable('message_search_gone').renameTo('message_search').execute();
    }
    expect(await count()).toEqual(before);
    const one = mail(somebody());
    await expect(
      inTransaction(app, { type: 'system' }, async (unit) => {
        unit.emit({ type: 'customer.created', facts: {} });
        throw new Error('halfway');
      }),
    ).rejects.toThrow('halfway');
    expect(await count()).toEqual(before);
    expect((await place(one)).received).toBe('placed');
  });
});
