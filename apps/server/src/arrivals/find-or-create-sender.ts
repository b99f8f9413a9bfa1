import type { MessageArrival } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { SenderFacts } from './load-placing-facts.ts';

export type Sender = { identityId: string; customerId: string };

/**
 * The sender's identity and customer, made when new. Two channels may meet the same new identity at once: the second
 * waits on the unique key and takes the first one's.
 */
export const findOrCreateSender = async (
  unit: Unit,
  arrival: MessageArrival,
  known: SenderFacts,
): Promise<Sender> => {
  const isProved = arrival.assurance.level === 'verified';
  if (known.identityId !== null && known.customerId !== null) {
    if (isProved && !known.isVerified)
      await markVerified(unit, known.identityId, known.customerId, arrival.assurance.method);
    return { identityId: known.identityId, customerId: known.customerId };
  }
  const { kind, value, name } = arrival.from;
  const customerId = unit.newId();
  const identityId = unit.newId();
  const { rows } = await sql<Sender>`
    with made_customer as (
      insert into customer (id, name, search_name, created_at, updated_at)
      values (${customerId}, ${name}, hilo_search_name(${name ?? ''}), ${unit.now}, ${unit.now})),
    made as (
      insert into identity (id, customer_id, kind, value, display_name, verified_at, verified_by, created_at)
      values (${identityId}, ${customerId}, ${kind}, ${value}, ${name}, ${isProved ? unit.now : null},
        ${isProved ? arrival.assurance.method : null}, ${unit.now})
      on conflict (kind, value) do nothing returning id, customer_id)
    select id as identity_id, customer_id from made`.execute(unit.trx);
  if (rows[0]) {
    unit.emit(
      { type: 'customer.created', customerId, facts: {} },
      { type: 'identity.added', customerId, facts: { identityId, kind } },
    );
    return rows[0];
  }
  await sql`delete from customer where id = ${customerId}`.execute(unit.trx);
  const other = await unit.trx
    .selectFrom('identity')
    .select(['id as identityId', 'customerId'])
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirstOrThrow();
  return other;
};

const markVerified = async (
  unit: Unit,
  identityId: string,
  customerId: string,
  method: string | null,
): Promise<void> => {
  await unit.trx
    .updateTable('identity')
    .set({ verifiedAt: unit.now, verifiedBy: method })
    .where('id', '=', identityId)
    .execute();
  unit.emit({ type: 'identity.verified', customerId, facts: { identityId, method: method ?? 'unknown' } });
};
