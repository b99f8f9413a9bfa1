import { HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import { againWhereOvertaken } from '../app/again-where-overtaken.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { reviveClocks } from '../promises/answered/revive-clocks.ts';
import { lockCustomer, withMerged } from './lock-customer.ts';

/**
 * Blocks a customer's data (LO 3/2018 art. 32): hidden from everyone, kept for authorities until erased. The
 * identities step aside, so that what this person writes from now on opens a file of its own; what was to be sent is
 * not sent any more. @throws resource.notFound, customer.restricted
 */
export const restrictCustomer = async (app: App, actor: Actor, customerId: string): Promise<void> => {
  authorise(actor, 'customers.erase');
  await inTransaction(app, actor, async (unit) => {
    await lockCustomer(unit, customerId);
    const customerIds = await withMerged(unit, customerId);
    await unit.trx
      .updateTable('customer')
      .set({ restrictedAt: unit.now, updatedAt: unit.now, version: sql`version + 1` })
      .where('id', 'in', customerIds)
      .execute();
    await sql`update identity set kind = 'blocked.' || id || ':' || kind
      where customer_id = any(${customerIds}::uuid[])`.execute(unit.trx);
    const { rows: stopped } = await sql<{ id: string; ticketId: string }>`
      with stopped as (
        update outbox set state = 'cancelled', departure = null, finished_at = ${unit.now} from message
        where message.id = outbox.message_id and outbox.state = 'queued'
          and message.ticket_id in (select id from ticket where customer_id = any(${customerIds}::uuid[]))
        returning outbox.message_id)
      update message set delivery = 'cancelled',
        occurred_at = case when delivery = 'scheduled' then ${unit.now} else occurred_at end
      from stopped where message.id = stopped.message_id
      returning message.id, message.ticket_id`.execute(unit.trx);
    // Should that be lifted, what they were to answer is still owed.
    for (const { id, ticketId } of stopped) await reviveClocks(unit, ticketId, id, (state) => state);
    unit.emit({ type: 'customer.restricted', customerId, facts: {} });
  });
};

/** Ends the blocking. @throws resource.notFound; resource.conflict where somebody has the same identity by now */
export const liftRestriction = async (app: App, actor: Actor, customerId: string): Promise<void> => {
  authorise(actor, 'customers.erase');
  // Somebody may write under the same address at this moment, and be there first.
  await againWhereOvertaken(() => liftNow(app, actor, customerId));
};

const liftNow = (app: App, actor: Actor, customerId: string): Promise<void> =>
  inTransaction(app, actor, async (unit) => {
    const row = await unit.trx
      .selectFrom('customer')
      .select(['restrictedAt', 'erasedAt'])
      .where('id', '=', customerId)
      .forUpdate()
      .executeTakeFirst();
    if (!row?.restrictedAt || row.erasedAt)
      throw new HiloError('resource.notFound', 'There is no such blocked customer.');
    const customerIds = await withMerged(unit, customerId);
    const { rows } = await sql<{ customerId: string }>`
      select other.customer_id from identity as mine join identity as other
        on other.kind = split_part(mine.kind, ':', 2) and other.value = mine.value
      where mine.customer_id = any(${customerIds}::uuid[])`.execute(unit.trx);
    if (rows[0])
      throw new HiloError('resource.conflict', 'This person wrote again since, and has a file of its own.', {
        customerId: rows[0].customerId,
      });
    await sql`update identity set kind = split_part(kind, ':', 2)
      where customer_id = any(${customerIds}::uuid[]) and kind like 'blocked.%'`.execute(unit.trx);
    await unit.trx
      .updateTable('customer')
      .set({ restrictedAt: null, updatedAt: unit.now, version: sql`version + 1` })
      .where('id', 'in', customerIds)
      .execute();
    unit.emit({ type: 'customer.changed', customerId, facts: { fields: ['restrictedAt'] } });
  });
