import type { Actor, FieldValue } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { withJoined } from './field-values.ts';

type Listed = { id: string; customerId: string };
type Fields = Record<string, FieldValue>;

const isOfCustomer = (name: string): boolean => name.startsWith('customer.');

/**
 * What a page of tickets, and the customers of them, hold in these fields: one query for all of it. Fields that are not
 * there, or were put away, are passed over.
 * @param names such as `ticket.zone` and `customer.vip`
 * @returns of each row by name what is filled in; null where nothing is asked for
 * @throws auth.forbidden where fields of customers are asked for by whoever may not read customers
 */
export const fieldsOfRows = async (
  app: App,
  actor: Actor,
  rows: readonly Listed[],
  names: readonly string[],
): Promise<((row: Listed) => Fields) | null> => {
  if (names.length === 0) return null;
  const asksCustomers = names.some(isOfCustomer);
  if (asksCustomers) authorise(actor, 'customers.read');
  const ids = rows.flatMap(({ id, customerId }) => (asksCustomers ? [id, customerId] : [id]));
  const found = new Map<string, Fields>();
  if (ids.length > 0) {
    const { rows: held } = await sql<{ root: string; name: string; value: FieldValue }>`
      ${withJoined([...new Set(ids)], asksCustomers)}
      select distinct on (root, field.id) root, field.subject || '.' || field.key as name, value from owner
        join field_value on owner_id = owner.id join field on field.id = field_id
      where field.subject || '.' || field.key = any(${names}::text[]) and field.archived_at is null
      order by root, field.id, depth, field_value.updated_at desc`.execute(app.db);
    for (const { root, name, value } of held) found.set(root, { ...found.get(root), [name]: value });
  }
  return ({ id, customerId }) => ({ ...found.get(customerId), ...found.get(id) });
};
