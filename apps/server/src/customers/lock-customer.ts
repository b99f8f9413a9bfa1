import { HiloError } from '@hilo/api';
import { sql } from 'kysely';
import { requireVersion } from '../app/require-version.ts';
import type { Unit } from '../app/transaction.ts';

/** @throws resource.notFound, customer.restricted, resource.conflict (merged), resource.changed */
export const lockCustomer = async (unit: Unit, customerId: string, ifVersion?: number) => {
  const customer = await unit.trx
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', customerId)
    // Rows that point at this one may still be added: an arrival never waits for an agent.
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!customer) throw new HiloError('resource.notFound', 'There is no such customer.');
  if (customer.restrictedAt !== null)
    throw new HiloError('customer.restricted', 'The data of this customer are blocked.');
  if (customer.mergedInto !== null)
    throw new HiloError('resource.conflict', 'This customer was joined to another one. Write there.', {
      mergedInto: customer.mergedInto,
    });
  requireVersion(customer, ifVersion, 'this customer');
  return customer;
};

/**
 * Whose a new ticket is: the customer, or whom they were joined to, kept as it is until the end of this transaction.
 * Whoever joins them now waits, and takes the ticket along.
 */
export const lockHomeOf = async (unit: Unit, customerId: string): Promise<string> => {
  const { mergedInto } = await unit.trx
    .selectFrom('customer')
    .select('mergedInto')
    .where('id', '=', customerId)
    .forShare()
    .executeTakeFirstOrThrow();
  return mergedInto === null ? customerId : lockHomeOf(unit, mergedInto);
};

/** A customer and all that were joined to it, itself first. */
export const withMerged = async (unit: Unit, customerId: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive joined as (
      select ${customerId}::uuid as id
      union
      select customer.id from joined join customer on customer.merged_into = joined.id)
    select id from joined`.execute(unit.trx);
  return rows.map((row) => row.id);
};
