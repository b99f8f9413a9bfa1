import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/**
 * Deletes the customers whom nothing points to any longer; an organisation after its people. Who was joined with
 * somebody stays. @returns how many were deleted
 */
export const deletePeople = async ({ trx }: Unit, customerIds: string[]): Promise<number> => {
  let deleted = 0;
  for (const isOrganisation of [false, true]) {
    const { rows } = await sql<{ id: string }>`
      select id from customer where id = any(${customerIds}::uuid[]) and is_organisation = ${isOrganisation}
        and merged_into is null
        and not exists (select from ticket where ticket.customer_id = customer.id)
        and not exists (select from customer as other
          where other.merged_into = customer.id or other.organisation_id = customer.id)
        and not exists (select from import_row where import_row.customer_id = customer.id)
        and not exists (select from identity_move
          where from_customer_id = customer.id or to_customer_id = customer.id)
        and not exists (select from identity where identity.customer_id = customer.id and (
          exists (select from message where author_identity_id = identity.id)
          or exists (select from arrival where sender_identity_id = identity.id)))
      for update`.execute(trx);
    const ids = rows.map(({ id }) => id);
    await sql`delete from field_value where customer_id = any(${ids}::uuid[])`.execute(trx);
    await sql`delete from organisation_domain where customer_id = any(${ids}::uuid[])`.execute(trx);
    await sql`delete from identity where customer_id = any(${ids}::uuid[])`.execute(trx);
    await sql`delete from customer_suggestion where customer_id = any(${ids}::uuid[])
      or other_customer_id = any(${ids}::uuid[])`.execute(trx);
    await sql`delete from customer where id = any(${ids}::uuid[])`.execute(trx);
    deleted += ids.length;
  }
  return deleted;
};
