import { type changeFieldValuesBody, type FieldDto, HiloError } from '@hilo/api';
import { type Actor, checkFieldValue, type FieldType, type FieldValue, isAllowed } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lockCustomer } from '../customers/lock-customer.ts';
import { lockTicket } from '../outgoing/send-message.ts';
import { searchText } from '../search/search-text.ts';

export type Subject = FieldDto['subject'];
type Values = Record<string, FieldValue>;

/** By key; of fields that were put away nothing. What a customer was joined with shows through where it has none itself. */
export const readFieldValues = async (db: Kysely<DB>, subject: Subject, id: string): Promise<Values> =>
  (await readManyFieldValues(db, subject, [id])).get(id) ?? {};

/** The same of many tickets or customers at once; who has none is not in it. */
export const readManyFieldValues = async (
  db: Kysely<DB>,
  subject: Subject,
  ids: readonly string[],
): Promise<Map<string, Values>> => {
  const { rows } = await sql<{ root: string; key: string; value: FieldValue }>`
    ${withJoined(ids, subject === 'customer')}
    select distinct on (root, field.key) root, field.key, value from owner
      join field_value on owner_id = owner.id join field on field.id = field_id
    where field.subject = ${subject} and field.archived_at is null
    order by root, field.key, depth, field_value.updated_at desc`.execute(db);
  const found = new Map<string, Values>();
  for (const { root, key, value } of rows) found.set(root, { ...found.get(root), [key]: value });
  return found;
};

/** `owner`: those who are named, and, as far as asked for, the customers who were joined with one of them. */
export const withJoined = (ids: readonly string[], followsJoined: boolean): RawBuilder<unknown> => sql`
  with recursive owner as (
    select id as root, id, 0 as depth from unnest(${ids}::uuid[]) as asked(id)
    union all
    select root, customer.id, depth + 1 from owner join customer on customer.merged_into = owner.id
    where ${followsJoined} and depth < 50)`;

const permissions = {
  ticket: { read: 'tickets.read', write: 'tickets.write' },
  customer: { read: 'customers.read', write: 'customers.write' },
} as const;

/** @throws auth.forbidden, resource.notFound */
export const readFields = async (
  app: App,
  actor: Actor,
  subject: Subject,
  id: string,
): Promise<{ values: Values }> => {
  authorise(actor, permissions[subject].read);
  const { rows } = await sql<{ restrictedAt: Date | null }>`
    select customer.restricted_at from customer
    where customer.id = ${subject === 'customer' ? sql`${id}` : sql`(select customer_id from ticket where id = ${id})`}`.execute(
    app.db,
  );
  const row = rows[0];
  if (!row || (row.restrictedAt !== null && !isAllowed(actor, 'customers.erase')))
    throw new HiloError('resource.notFound', `There is no such ${subject}.`);
  return { values: row.restrictedAt === null ? await readFieldValues(app.db, subject, id) : {} };
};

/**
 * Writes values, all or none; what is the same already changes nothing. The event names the fields and not what is in
 * them.
 * @throws request.invalid, naming each that is wrong; resource.changed; customer.restricted
 */
export const changeFields = async (
  app: App,
  actor: Actor,
  subject: Subject,
  id: string,
  { values }: z.infer<typeof changeFieldValuesBody>,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<{ values: Values }> => {
  authorise(actor, permissions[subject].write);
  return inTransaction(app, actor, async (unit) => {
    if (subject === 'ticket') await lockTicket(unit, id, ifVersion);
    else await lockCustomer(unit, id, ifVersion);
    const changed = await writeFieldValues(unit, subject, id, values);
    if (changed.length > 0) {
      await unit.trx
        .updateTable(subject)
        .set({ version: sql`version + 1`, updatedAt: unit.now })
        .where('id', '=', id)
        .execute();
      const fields = changed.map((key) => `field.${key}`);
      unit.emit(
        subject === 'ticket'
          ? { type: 'ticket.changed', ticketId: id, facts: { fields } }
          : { type: 'customer.changed', customerId: id, facts: { fields } },
      );
    }
    return { values: await readFieldValues(unit.trx, subject, id) };
  });
};

type FieldRow = { id: string; key: string; type: FieldType; choices: FieldDto['choices'] };

/** The values alone, under a lock that the caller holds. @returns the keys that changed */
export const writeFieldValues = async (
  unit: Unit,
  subject: Subject,
  ownerId: string,
  values: Record<string, unknown>,
): Promise<string[]> => {
  const keys = Object.keys(values);
  if (keys.length === 0) return [];
  const { rows } = await sql<FieldRow & { before: FieldValue | null }>`
    select id, key, type, choices,
      (select value from field_value where field_id = field.id and owner_id = ${ownerId}) as before
    from field where subject = ${subject} and key = any(${keys}) and archived_at is null`.execute(unit.trx);
  const problems: { field: string; problem: string }[] = [];
  const changes: { field: FieldRow; value: FieldValue | null }[] = [];
  for (const key of keys) {
    const field = rows.find((row) => row.key === key);
    if (!field) {
      problems.push({ field: key, problem: 'is not a field' });
      continue;
    }
    const checked = checkFieldValue(field, values[key], field.before);
    if (!checked.ok) problems.push({ field: key, problem: checked.problem });
    else if (JSON.stringify(checked.value) !== JSON.stringify(field.before))
      changes.push({ field, value: checked.value });
  }
  if (problems.length > 0)
    throw new HiloError('request.invalid', 'Some values do not fit their fields.', { fields: problems });
  for (const { field, value } of changes) await store(unit, subject, ownerId, field, value);
  return changes.map(({ field }) => field.key);
};

const store = async (
  unit: Unit,
  subject: Subject,
  ownerId: string,
  field: FieldRow,
  value: FieldValue | null,
): Promise<void> => {
  if (value === null) {
    await sql`delete from field_value where field_id = ${field.id} and owner_id = ${ownerId}`.execute(
      unit.trx,
    );
    return;
  }
  const words = wordsOf(field, value);
  await sql`
    insert into field_value (field_id, ticket_id, customer_id, value, words, updated_at)
    values (${field.id}, ${subject === 'ticket' ? ownerId : null}, ${subject === 'customer' ? ownerId : null},
      ${JSON.stringify(value)}::jsonb, ${words === null ? null : sql`hilo_search_vector(${words})`}, ${unit.now})
    on conflict (owner_id, field_id) do update
      set value = excluded.value, words = excluded.words, updated_at = excluded.updated_at`.execute(unit.trx);
};

/** What a search finds it by; numbers, days and ticks are not words. */
const wordsOf = (field: FieldRow, value: FieldValue): string | null => {
  const nameOf = (id: string): string => field.choices.find((choice) => choice.id === id)?.name ?? '';
  if (field.type === 'text' || field.type === 'link') return searchText(String(value));
  if (field.type === 'choice') return searchText(nameOf(String(value)));
  if (field.type === 'choices' && Array.isArray(value)) return searchText(value.map(nameOf).join(' '));
  return null;
};
