import { openTicketBody } from '@hilo/api';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { moveIdentities } from '../customers/move-identities.ts';
import { createWorld } from '../testing/domain-world.ts';
import { makePromises } from '../testing/make-promises.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { moveMessages } from '../tickets/move-messages.ts';
import { openTicket } from '../tickets/open-ticket.ts';

const world = await createWorld();
await makePromises(world);
const { app, mail, place, bring, agents } = world;
const { agent } = agents;
const refs = (ref: string) => ({ refs: [ref], ownRef: null, nativeThread: null, replyTokens: [] });

describe('while messages arrive', () => {
  it('a ticket is merged: none of them is left in the emptied one', async () => {
    for (let round = 0; round < 5; round++) {
      const first = mail(`ana${round}@mail.example`);
      const { ticketId } = await place(first);
      const other = await place(mail(`eva${round}@mail.example`));
      const answers = Array.from({ length: 8 }, () =>
        mail(first.from, { thread: refs(first.thread.ownRef!) }),
      );
      await Promise.all([
        ...answers.slice(0, 4).map((one) => bring(one)),
        moveMessages(app, agent, ticketId, { toTicketId: other.ticketId, reason: null }),
        ...answers.slice(4).map((one) => bring(one)),
      ]);
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from message where ticket_id = ${ticketId}`.execute(app.db);
      expect(rows[0]!.n).toBe(0);
      expect((await world.ticket(other.ticketId)).messageCount).toBe(10);
    }
  });

  it('a customer is joined to another: no ticket is left with the emptied one', async () => {
    for (let round = 0; round < 5; round++) {
      const who = `leo${round}@mail.example`;
      const { customerId: from } = await world.ticket((await place(mail(who))).ticketId);
      const { customerId: to } = await world.ticket((await place(mail(`max${round}@mail.example`))).ticketId);
      const more = Array.from({ length: 8 }, (_, n) => mail(who, { subject: `Matter ${n}` }));
      await Promise.all([
        ...more.slice(0, 4).map((one) => bring(one)),
        moveIdentities(app, agent, from, { toCustomerId: to, reasons: ['agentSaidSo'], note: null }),
        ...more.slice(4).map((one) => bring(one)),
      ]);
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from ticket where customer_id = ${from}`.execute(app.db);
      expect(rows[0]!.n).toBe(0);
    }
  });
});

/** Lets each wait for a ticket that somebody else holds, in the order given, and then go on one after the other. */
const queueFor = async (ticketId: string, ...acts: (() => Promise<unknown>)[]): Promise<void> => {
  const holder = await world.pool.connect();
  const watcher = await world.pool.connect();
  const waiting = async (): Promise<number> => {
    const { rows } = await watcher.query(
      `select count(*)::int as n from pg_locks where not granted and database =
        (select oid from pg_database where datname = current_database()) or not granted and locktype = 'transactionid'
        and pid in (select pid from pg_stat_activity where datname = current_database())`,
    );
    return rows[0].n;
  };
  try {
    await holder.query('begin');
    await holder.query('select from ticket where id = $1 for update', [ticketId]);
    const running: Promise<unknown>[] = [];
    for (const act of acts) {
      const before = await waiting();
      running.push(act());
      await expect.poll(waiting).toBeGreaterThan(before);
    }
    await holder.query('commit');
    await Promise.all(running);
  } finally {
    holder.release();
    watcher.release();
  }
};

describe('who waited for a ticket sees it as it is by then', () => {
  it('what comes as it is resolved is owed what it is owed after that', async () => {
    const owed = async (ticketId: string) => {
      expect((await world.ticket(ticketId)).status).toBe('open');
      const { rows } =
        await sql`select kind, rule from clock where ticket_id = ${ticketId} and ended_at is null
        order by kind`.execute(app.db);
      return rows;
    };
    const acts = async (who: string) => {
      const first = mail(who);
      const { ticketId } = await place(first);
      return {
        ticketId,
        resolve: () => changeTicket(app, agent, ticketId, { status: 'resolved' }),
        answer: () => bring(mail(first.from, { thread: refs(first.thread.ownRef!) })),
      };
    };
    const one = await acts('iris@mail.example');
    const other = await acts('ines@mail.example');
    world.pass(1);
    await one.resolve();
    await one.answer();
    await queueFor(other.ticketId, other.resolve, other.answer);
    expect(await owed(other.ticketId)).toEqual(await owed(one.ticketId));
    expect(await owed(other.ticketId)).toHaveLength(2);
  });

  it('what comes as its contact moves away begins one of its own', async () => {
    const first = mail('olga@mail.example');
    const { ticketId } = await place(first);
    const second = await place(mail(first.from, { thread: refs(first.thread.ownRef!) }), world.letters2);
    const late = mail(first.from, { thread: refs(first.thread.ownRef!) });
    await queueFor(
      ticketId,
      () => moveMessages(app, agent, ticketId, { messageIds: [second.messageId], reason: null }),
      () => bring(late, world.letters2),
    );
    const { messageId } = await world.whereIs(late);
    const { rows } = await sql`select interaction.ticket_id from message
      join interaction on interaction.id = interaction_id where message.id = ${messageId}`.execute(app.db);
    expect(rows).toEqual([{ ticketId }]);
  });

  it('a ticket that we open as its customer is joined to another is the other’s', async () => {
    const who = { kind: 'mailAddress', value: 'elsa@mail.example', name: null };
    const { ticketId } = await place(mail(who));
    const { customerId: from } = await world.ticket(ticketId);
    const { customerId: to } = await world.ticket((await place(mail('rosa@mail.example'))).ticketId);
    let opened = '';
    await queueFor(
      ticketId,
      () => moveIdentities(app, agent, from, { toCustomerId: to, reasons: ['agentSaidSo'], note: null }),
      async () => {
        const body = openTicketBody.parse({ channelId: world.letters.id, to: [who], text: 'Hello' });
        opened = (await openTicket(app, world.hub, agent, body)).ticketId;
      },
    );
    expect((await world.ticket(opened)).customerId).toBe(to);
  });
});
