import type { CustomerRow, listCustomersQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';
import { anywhere, nameParts } from '../search/search-words.ts';
import { shownAddress } from './shown-address.ts';

export const selectCustomerRows = (db: Kysely<DB>) =>
  db
    .selectFrom('customer')
    .select(['customer.id', 'customer.name', 'customer.isOrganisation', 'customer.updatedAt'])
    .select(shownAddress('customer.id').as('address'));

export const presentCustomerRow = (row: {
  id: string;
  name: string | null;
  isOrganisation: boolean;
  address: string | null;
  updatedAt: Date;
}): CustomerRow => ({
  id: row.id,
  name: row.name,
  isOrganisation: row.isOrganisation,
  address: row.address,
  updatedAt: row.updatedAt.toISOString(),
});

/** What a query asks of `customer`, as conditions that all hold; neither the blocked nor the merged. */
export const customersWith = ({
  query,
  organisationId,
}: Pick<z.infer<typeof listCustomersQuery>, 'query' | 'organisationId'>): RawBuilder<boolean>[] => {
  const found = [sql<boolean>`customer.restricted_at is null`, sql<boolean>`customer.merged_into is null`];
  if (organisationId) found.push(sql`customer.organisation_id = ${organisationId}::uuid`);
  if (query) {
    const patterns = nameParts(query).map(anywhere);
    const all = (one: (pattern: string) => RawBuilder<unknown>) => sql.join(patterns.map(one), sql` and `);
    found.push(sql`((${all((pattern) => sql`customer.search_name like hilo_search_name(${pattern})`)})
      or customer.id in (select customer_id from identity where ${all((pattern) => sql`value ilike ${pattern}`)}))`);
  }
  return found;
};

/** Customers by part of a name or of an identity, last changed first. */
export const listCustomers = async (
  app: App,
  actor: Actor,
  query: z.infer<typeof listCustomersQuery>,
): Promise<{ items: CustomerRow[]; nextCursor: string | null }> => {
  authorise(actor, 'customers.read');
  const cursor = readCursor(query.cursor);
  let rows = selectCustomerRows(app.db)
    .orderBy('customer.updatedAt', 'desc')
    .orderBy('customer.id', 'desc')
    .limit(query.limit + 1);
  for (const condition of customersWith(query)) rows = rows.where(condition);
  if (cursor)
    rows = rows.where(
      sql<boolean>`(customer.updated_at, customer.id) < (${cursor.at}::timestamptz, ${cursor.id}::uuid)`,
    );
  const page = pageFrom(await rows.execute(), query.limit, (row) => ({ at: row.updatedAt, id: row.id }));
  return { items: page.items.map(presentCustomerRow), nextCursor: page.nextCursor };
};
