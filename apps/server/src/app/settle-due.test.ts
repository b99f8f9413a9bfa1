import { sendMessageBody } from '@hilo/api';
import { afterAll, describe, expect, test } from 'vitest';
import { mailUnread } from '../conversations/mail-unread.ts';
import { wakeTickets } from '../jobs/wake-tickets.ts';
import { createMoments } from '../live/moments.ts';
import { departDue } from '../outgoing/depart-due.ts';
import { sendMessage } from '../outgoing/send-message.ts';
import { wakeClocks } from '../promises/wake/wake-clocks.ts';
import { makeReceipts } from '../receipts/make-receipts.ts';
import { createWorld } from '../testing/domain-world.ts';
import { makePromises } from '../testing/make-promises.ts';
import { dueSettler } from './settle-due.ts';

const world = await createWorld();
const { app, hub, pool, agents, mail, place, page } = world;
await makePromises(world);
const moments = createMoments(app);
afterAll(() => moments.close());

/** Has every change of one row fail, as a fault of ours would, until it is mended. */
const breakRow = async (table: string, id: string) => {
  await pool.query(`
    create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
    create trigger broken before update on ${table} for each row when (old.id = '${id}') execute function broken()`);
  return async (): Promise<void> => {
    await pool.query('drop function broken cascade');
  };
};
const ticketOf = async (name: string) => (await place(mail(`${name}@mail.example`))).ticketId;
const answerLater = (ticketId: string, minutes: number) =>
  sendMessage(
    app,
    hub,
    agents.agent,
    ticketId,
    sendMessageBody.parse({
      kind: 'answer',
      text: 'Mañana',
      sendAt: new Date(app.now().getTime() + minutes * 60_000).toISOString(),
    }),
  );
const isWarned = async (ticketId: string) =>
  (
    await app.db
      .selectFrom('event')
      .select('position')
      .where('ticketId', '=', ticketId)
      .where('type', '=', 'clock.warned')
      .execute()
  ).length > 0;

describe('what cannot be done keeps nothing else from its turn, and is done once it can be', () => {
  test('clocks', async () => {
    const first = await ticketOf('clock-1');
    world.pass(1);
    const second = await ticketOf('clock-2');
    const mend = await breakRow('ticket', first);
    world.pass(120);
    await wakeClocks(app);
    expect([await isWarned(first), await isWarned(second)]).toEqual([false, true]);
    await mend();
    world.pass(1);
    await wakeClocks(app);
    expect(await isWarned(first)).toBe(true);
  });

  test('tickets that come back', async () => {
    const ids = [await ticketOf('asleep-1'), await ticketOf('asleep-2')];
    await app.db.updateTable('ticket').set({ snoozedUntil: app.now() }).where('id', 'in', ids).execute();
    const mend = await breakRow('ticket', ids[0]!);
    expect(await wakeTickets(app)).toBe(1);
    expect(await wakeTickets(app)).toBe(0);
    await mend();
    world.pass(1);
    expect(await wakeTickets(app)).toBe(1);
  });

  test('messages that leave later, and with them all that is sent', async () => {
    const [first, second] = [await ticketOf('leaves-1'), await ticketOf('leaves-2')];
    await answerLater(first, 5);
    await answerLater(second, 6);
    const mend = await breakRow('ticket', first);
    world.pass(6);
    expect(await departDue(app)).toBe(1);
    await mend();
    world.pass(1);
    expect(await departDue(app)).toBe(1);
  });

  test('confirmations', async () => {
    const make = () => makeReceipts(app, hub.kinds, () => 'https://help.example');
    await make();
    const first = await ticketOf('confirmed-1');
    await ticketOf('confirmed-2');
    const mend = await breakRow('ticket', first);
    expect(await make()).toBe(1);
    await mend();
    world.pass(1);
    expect(await make()).toBe(1);
  });

  test('what is mailed since nobody read it', async () => {
    const unread: string[] = [];
    for (const value of ['browser-1', 'browser-2']) {
      const from = { kind: 'visitor', value, name: null };
      const { ticketId } = await place(mail(from), page);
      await world.bring(
        {
          type: 'contact',
          externalId: `contact-${value}`,
          occurredAt: app.now().toISOString(),
          from,
          trackingKey: (await world.ticket(ticketId)).trackingKey,
          reachableAt: { kind: 'mailAddress', value: `${value}@mail.example`, name: null },
        },
        page,
      );
      const body = sendMessageBody.parse({ kind: 'answer', text: 'Buenas' });
      await sendMessage(app, hub, agents.agent, ticketId, body);
      unread.push(ticketId);
    }
    world.pass(5);
    const mend = await breakRow('ticket', unread.sort()[0]!);
    expect(await mailUnread(app, hub.kinds, moments, () => '')).toBe(1);
    expect(await mailUnread(app, hub.kinds, moments, () => '')).toBe(0);
    await mend();
    world.pass(1);
    expect(await mailUnread(app, hub.kinds, moments, () => '')).toBe(1);
  });
});

test('where the database is away nothing is put aside: that is nobody’s fault', async () => {
  let isAway = true;
  const settle = dueSettler({
    failure: 'never',
    take: async () => [{ id: 'a' }, { id: 'b' }],
    settle: async (_app, _unit, due) => {
      if (isAway) throw Object.assign(new Error('terminating connection'), { code: '57P01' });
      return due.length;
    },
  });
  await expect(settle(app)).rejects.toThrow('terminating');
  isAway = false;
  expect(await settle(app)).toEqual({ taken: 2, settled: 2 });
});
