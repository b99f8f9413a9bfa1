import type { Party } from '@hilo/channel-kit';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/** A customer known by this party alone; who came first under the same (kind, value) wins. Nothing of it is proved. */
export const createIdentity = async (
  unit: Unit,
  party: Party,
): Promise<{ customerId: string; identityId: string }> => {
  const customerId = unit.newId();
  const identityId = unit.newId();
  await sql`
    insert into customer (id, name, search_name, created_at, updated_at)
    values (${customerId}, ${party.name}, hilo_search_name(${party.name ?? ''}), ${unit.now}, ${unit.now})`.execute(
    unit.trx,
  );
  const made = await unit.trx
    .insertInto('identity')
    .values({
      id: identityId,
      customerId,
      kind: party.kind,
      value: party.value,
      displayName: party.name,
      createdAt: unit.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) {
    unit.emit(
      { type: 'customer.created', customerId, facts: {} },
      { type: 'identity.added', customerId, facts: { identityId, kind: party.kind } },
    );
    return { customerId, identityId };
  }
  await unit.trx.deleteFrom('customer').where('id', '=', customerId).execute();
  const other = await unit.trx
    .selectFrom('identity')
    .select(['id', 'customerId'])
    .where('kind', '=', party.kind)
    .where('value', '=', party.value)
    .executeTakeFirstOrThrow();
  return { customerId: other.customerId, identityId: other.id };
};
