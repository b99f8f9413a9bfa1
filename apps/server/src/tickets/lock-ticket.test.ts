import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lockTicket as lockToSend } from '../outgoing/send-message.ts';
import { createWorld } from '../testing/domain-world.ts';
import { lockTicket as lockToStore } from './store-message.ts';

const world = await createWorld();
const { app } = world;
const ways: [string, (unit: Unit, id: string) => Promise<{ customerId: string }>][] = [
  ['to store a message', (unit, id) => lockToStore(unit, id, world.letters.id)],
  ['to send one', (unit, id) => lockToSend(unit, id)],
];

test.each(ways)(
  'a ticket that another customer is given while its lock is awaited is found with her (%s)',
  async (_, lock) => {
    const [{ ticketId }, other] = await Promise.all([
      world.place(world.mail('ana@lock.example')),
      world.place(world.mail('berta@lock.example')),
    ]);
    const { customerId } = await world.ticket(other.ticketId);
    const giving = await world.pool.connect();
    await giving.query('begin');
    await giving.query('update ticket set customer_id = $1 where id = $2', [customerId, ticketId]);
    const locked = inTransaction(app, { type: 'system' }, (unit) => lock(unit, ticketId));
    const waiting = sql`select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    const isWaiting = async () => (await waiting.execute(app.db)).rows.length > 0;
    await expect.poll(isWaiting).toBe(true);
    await giving.query('commit');
    giving.release();
    expect(await locked).toMatchObject({ customerId });
  },
);
