import type { MessageArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '../app/transaction.ts';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { app, mail, place, bring, letters, letters2, talk } = world;
const { somebody, thread, answer, refOf, reply } = correspond(world);

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
