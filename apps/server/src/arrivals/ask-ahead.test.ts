import type { MessageArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { blockIdentity } from '../customers/block-identity.ts';
import { eraseCustomer } from '../customers/erase-customer.ts';
import { moveIdentities } from '../customers/move-identities.ts';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { correspond } from '../testing/correspond.ts';
import { createWorld } from '../testing/domain-world.ts';
import { makePromises } from '../testing/make-promises.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { redactMessage } from '../tickets/redact-message.ts';
import { expectMore, takeAhead } from './ask-ahead.ts';

const world = await createWorld();
await makePromises(world);
const { app, mail, place, bring, talk, agents } = world;
const { agent, administrator } = agents;
const { somebody } = correspond(world);

const said = (who: string, text: string): MessageArrival =>
  mail(who, {
    subject: null,
    text,
    thread: { ownRef: null, nativeThread: `thread of ${who}`, refs: [], replyTokens: [] },
  });

type Begun = { who: string; first: MessageArrival; ticketId: string; customerId: string; messageId: string };

/** Somebody has spoken, and what decides about her next message is known. */
const begin = async (): Promise<Begun> => {
  const who = somebody();
  const first = said(who, 'The first word');
  const { ticketId, messageId } = await place(first, talk);
  const { customerId } = await world.ticket(ticketId);
  await expectMore(app, talk, first);
  return { who, first, ticketId, customerId, messageId };
};

const identityOf = async (who: string): Promise<string> =>
  (await app.db.selectFrom('identity').select('id').where('value', '=', who).executeTakeFirstOrThrow()).id;

/** What became of her next message, whoever she is. */
const goOn = async (begun: Begun) => {
  const next = await place(said(begun.who, 'The next word'), talk);
  const ticket = next.ticketId ? await world.ticket(next.ticketId) : null;
  const count = (text: ReturnType<typeof sql<{ n: number }>>) =>
    text.execute(app.db).then(({ rows }) => rows[0]!.n);
  return {
    received: next.received,
    why: next.why,
    isSameTicket: next.ticketId === begun.ticketId,
    isSameCustomer: ticket?.customerId === begun.customerId,
    ticket: ticket && {
      status: ticket.status,
      waitingOn: ticket.waitingOn,
      isWaiting: ticket.waitingSince !== null,
      messageCount: ticket.messageCount,
      version: ticket.version,
      lastText: ticket.lastText,
      priority: ticket.priority,
      dueAt: ticket.dueAt,
      dueKind: ticket.dueKind,
    },
    clocks: await count(
      sql`select count(*) as n from clock where ticket_id = ${next.ticketId || null}::uuid and ended_at is null`,
    ),
    interactions: await count(
      sql`select count(*) as n from interaction where ticket_id = ${next.ticketId || null}::uuid`,
    ),
    happened: (
      await app.db
        .selectFrom('event')
        .select('type')
        .where('ticketId', '=', next.ticketId || begun.ticketId)
        .orderBy('position', 'desc')
        .limit(3)
        .execute()
    ).map(({ type }) => type),
  };
};

const changes: Record<string, (begun: Begun) => Promise<unknown>> = {
  'nothing happens': async () => {},
  'an agent resolves it': ({ ticketId }) => changeTicket(app, agent, ticketId, { status: 'resolved' }),
  'an agent gives it to another queue': ({ ticketId }) =>
    changeTicket(app, agent, ticketId, { queueId: world.otherQueueId }),
  'an agent calls it urgent': ({ ticketId }) => changeTicket(app, agent, ticketId, { priority: 'urgent' }),
  'its sender is blocked': async ({ who, customerId }) =>
    blockIdentity(app, agent, customerId, await identityOf(who), true),
  'it is merged into another': async ({ ticketId }) =>
    moveMessages(app, agent, ticketId, {
      toTicketId: (await place(mail(somebody()))).ticketId,
      reason: null,
    }),
  'its message goes to another': async ({ who, ticketId, messageId }) => {
    // Each at a time of its own: the thread goes on where it was last spoken in.
    await sql`update message set occurred_at = occurred_at - interval '1 minute' where id = ${messageId}`.execute(
      app.db,
    );
    await bring(said(who, 'A word between'), talk);
    const { ticketId: other } = await place(mail(somebody()));
    await moveMessages(app, agent, ticketId, { messageIds: [messageId], toTicketId: other, reason: null });
  },
  'its customer is joined to another': async ({ customerId }) => {
    const { customerId: other } = await world.ticket((await place(mail(somebody()))).ticketId);
    await moveIdentities(app, agent, customerId, {
      toCustomerId: other,
      reasons: ['agentSaidSo'],
      note: null,
    });
  },
  'its message is redacted': ({ messageId }) =>
    redactMessage(app, administrator, messageId, { reason: 'a card number' }),
  'its customer is restricted': ({ customerId }) => restrictCustomer(app, administrator, customerId),
  'its customer is erased': async ({ customerId }) => {
    await restrictCustomer(app, administrator, customerId);
    await eraseCustomer(app, administrator, customerId);
  },
  'its customer comes to be another sort of customer': ({ customerId }) =>
    sql`update customer set segment = 'vip' where id = ${customerId}`.execute(app.db),
  'one of its clocks ends': ({ ticketId }) =>
    sql`update clock set ended_at = now(), end_reason = 'met' where id =
      (select id from clock where ticket_id = ${ticketId} and ended_at is null order by kind limit 1)`.execute(
      app.db,
    ),
  'its interaction ends': ({ ticketId }) =>
    sql`update interaction set ended_at = now(), ended_by = 'answer' where ticket_id = ${ticketId}`.execute(
      app.db,
    ),
  'somebody has said more in its thread, elsewhere': async ({ who }) => {
    const { ticketId: other } = await place(mail(somebody()));
    await sql`update message set native_thread = ${`thread of ${who}`}, channel_id = ${talk.id}
      where ticket_id = ${other}`.execute(app.db);
  },
};

describe('what is asked before a message comes', () => {
  it('spares the asking when it is there', async () => {
    const begun = await begin();
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    await bring(said(begun.who, 'The next word'), talk);
    const texts = asked.mock.calls.map(([query]) => String((query as { text?: string })?.text ?? query));
    asked.mockRestore();
    const place = (text: string): number => texts.findIndex((one) => one.includes(text));
    expect(place('as is_blocked,')).toBe(-1);
    expect(place('select 1 / case')).toBeGreaterThan(-1);
    expect(place('insert into message ')).toBeGreaterThan(place('select 1 / case'));
  });

  it.each(Object.keys(changes))('changes nothing of what becomes of it, also where %s', async (name) => {
    const tell = async (isAsked: boolean) => {
      const begun = await begin();
      if (!isAsked) expect(takeAhead(app, talk.id, begun.first)).not.toBeNull();
      await changes[name]!(begun);
      return goOn(begun);
    };
    expect(await tell(true)).toEqual(await tell(false));
  });

  it('lets nobody in twice', async () => {
    const begun = await begin();
    expect(await bring(begun.first, talk)).toEqual({ outcome: 'duplicate' });
    await expectMore(app, talk, begun.first);
    const next = said(begun.who, 'The next word');
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => bring(next, talk)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([...Array(5).fill('duplicate'), 'placed']);
    expect(await world.ticket(begun.ticketId)).toMatchObject({ messageCount: 2 });
  });

  it('is not asked where a message points at more than its thread', async () => {
    const begun = await begin();
    const { trackingKey } = await world.ticket((await place(mail(begun.who))).ticketId);
    expect(takeAhead(app, talk.id, said(begun.who, `About ${trackingKey}`))).toBeNull();
    expect(takeAhead(app, talk.id, said(somebody(), 'Hello'))).toBeNull();
    expect(takeAhead(app, talk.id, said(begun.who, 'And so on'))).not.toBeNull();
  });
});

describe('while messages arrive that were expected', () => {
  const invariants = async (ticketId: string, isEmptied: boolean) => {
    const { rows } = await sql<{ n: number; m: number }>`
      select (select count(*) from message where ticket_id = ${ticketId}) as n,
        (select message_count from ticket where id = ${ticketId}) as m`.execute(app.db);
    expect(rows[0]!.n).toBe(rows[0]!.m);
    if (isEmptied) expect(rows[0]!.n).toBe(0);
  };

  it('their ticket is merged: none is left in the emptied one, none is lost', async () => {
    for (let round = 0; round < 12; round++) {
      const begun = await begin();
      const other = await place(mail(somebody()));
      const more = Array.from({ length: 4 }, (_, n) => said(begun.who, `Word ${n}`));
      const merge = () =>
        moveMessages(app, agent, begun.ticketId, { toTicketId: other.ticketId, reason: null });
      await Promise.all(
        round % 2
          ? [merge(), ...more.map((one) => bring(one, talk))]
          : [...more.map((one) => bring(one, talk)), merge()],
      );
      await invariants(begun.ticketId, true);
      expect((await world.ticket(other.ticketId)).messageCount).toBe(6);
    }
  });

  it('their sender is blocked: what is placed was placed before', async () => {
    for (let round = 0; round < 12; round++) {
      const begun = await begin();
      const identityId = await identityOf(begun.who);
      const next = said(begun.who, 'The next word');
      await Promise.all([bring(next, talk), blockIdentity(app, agent, begun.customerId, identityId, true)]);
      const events = await app.db
        .selectFrom('event')
        .select('type')
        .where('customerId', '=', begun.customerId)
        .where('type', 'in', ['message.received', 'identity.blocked'])
        .orderBy('position')
        .execute();
      const types = events.map(({ type }) => type);
      expect(types.slice(types.indexOf('identity.blocked') + 1)).toEqual([]);
      expect((await place(said(begun.who, 'Another'), talk)).received).toBe('ignored');
    }
  });

  it('their ticket is resolved: it is open again, or resolved after them', async () => {
    for (let round = 0; round < 12; round++) {
      const begun = await begin();
      await Promise.all([
        bring(said(begun.who, 'The next word'), talk),
        changeTicket(app, agent, begun.ticketId, { status: 'resolved' }),
      ]);
      await invariants(begun.ticketId, false);
      const { status } = await world.ticket(begun.ticketId);
      const { rows } = await sql<{ n: number }>`select count(*) as n from clock
        where ticket_id = ${begun.ticketId} and ended_at is null`.execute(app.db);
      expect(rows[0]!.n > 0).toBe(status !== 'resolved');
    }
  });
});
