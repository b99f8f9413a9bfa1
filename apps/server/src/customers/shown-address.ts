import { type RawBuilder, sql } from 'kysely';

/**
 * By what a list tells one customer from another: a mail address, else a number, else whatever a person can read. What
 * only machines read is left out, and what a site calls its own people stands without the channel before it.
 * @param owner the column that holds the customer's id
 */
export const shownAddress = (owner: 'customer.id' | 'ticket.customerId'): RawBuilder<string | null> =>
  sql<string | null>`(
    select regexp_replace(value, '^[0-9a-f]{8}-[0-9a-f-]{27}:', '') from identity
    where identity.customer_id = ${sql.ref(owner)} and value !~ '^[0-9a-f]{32,}$'
    order by identity.kind <> 'mailAddress', identity.kind <> 'phone', identity.created_at, identity.id limit 1)`;
