import type { FieldValue, ImportValue } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { deletePeople } from '../customers/delete-people.ts';
import { readFieldValues, writeFieldValues } from '../fields/field-values.ts';
import type { WrittenLine } from './enter-lines.ts';

type Line = {
  line: number;
  outcome: 'new' | 'update';
  customerId: string | null;
  value: ImportValue;
  written: WrittenLine | null;
};

const linesAtOnce = 200;

/**
 * Takes back some lines of an import, the last first: whom a line made may have been changed by a later one. What has
 * gone on since stays, and its line says so. @returns how many lines it looked at
 */
export const takeBackLines = async (unit: Unit, importId: string): Promise<number> => {
  const { rows } = await sql<Line>`
    select line, outcome, customer_id, value, written from import_row
    where import_id = ${importId} and done_at is not null and undone_at is null and outcome in ('new', 'update')
    order by line desc limit ${linesAtOnce}`.execute(unit.trx);
  const kept: number[] = [];
  for (const row of rows) if (row.outcome === 'update' && !(await restore(unit, row))) kept.push(row.line);
  kept.push(...(await remove(unit, importId, rows)));
  await sql`update import_row set undone_at = ${unit.now}, why = case when line = any(${kept}) then 'kept' end
    where import_id = ${importId} and line = any(${rows.map(({ line }) => line)})`.execute(unit.trx);
  return rows.length;
};

/** Whom the lines made, and the organisations, where nothing has come of them. @returns the lines of those who stay */
const remove = async (unit: Unit, importId: string, rows: readonly Line[]): Promise<number[]> => {
  const made = rows.flatMap(({ outcome, customerId, line }) =>
    outcome === 'new' && customerId !== null ? [{ customerId, line }] : [],
  );
  const houses = rows.flatMap(({ written }) => written?.madeOrganisationId ?? []);
  const { rows: found } = await sql<{ id: string }>`
    select customer.id from customer, import
    where customer.id = any(${[...made.map(({ customerId }) => customerId), ...houses]}::uuid[])
      and import.id = ${importId} and customer.updated_at <= import.finished_at and restricted_at is null
      and not exists (select from access_code join identity on identity.id = identity_id
        where identity.customer_id = customer.id)`.execute(unit.trx);
  const ids = found.map(({ id }) => id);
  // What they came by holds them no longer, this import alone.
  const { rows: held } = await sql<{ line: number; customerId: string }>`
    update import_row set customer_id = null
    from (select line, customer_id from import_row
      where import_id = ${importId} and customer_id = any(${ids}::uuid[])) as old
    where import_row.import_id = ${importId} and import_row.line = old.line
    returning old.line, old.customer_id`.execute(unit.trx);
  await deletePeople(unit, ids);
  const { rows: left } = await sql<{ id: string }>`
    select id from customer where id = any(${[...ids, ...made.map(({ customerId }) => customerId)]}::uuid[])`.execute(
    unit.trx,
  );
  const staying = new Set(left.map(({ id }) => id));
  for (const { line, customerId } of held)
    if (staying.has(customerId))
      await sql`update import_row set customer_id = ${customerId}
        where import_id = ${importId} and line = ${line}`.execute(unit.trx);
  for (const customerId of ids)
    if (!staying.has(customerId)) unit.emit({ type: 'customer.removed', customerId, facts: {} });
  return made.filter(({ customerId }) => staying.has(customerId)).map(({ line }) => line);
};

/** What a line wrote into one who was there becomes what stood there. @returns whether all of it did */
const restore = async (unit: Unit, { customerId, value, written }: Line): Promise<boolean> => {
  if (customerId === null || written === null) return false;
  const { before = {}, identityIds = [], organisationId } = written;
  const customer = await unit.trx
    .selectFrom('customer')
    .select(['name', 'about', 'locale', 'organisationId'])
    .where('id', '=', customerId)
    .where('restrictedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!customer) return false;
  const patch: {
    name?: string | null;
    about?: string;
    locale?: string | null;
    organisationId?: string | null;
  } = {};
  let isWhole = true;
  for (const name of ['name', 'about', 'locale'] as const) {
    if (!(name in before)) continue;
    if (customer[name] !== value[name]) isWhole = false;
    else if (name === 'about') patch.about = before.about ?? '';
    else patch[name] = before[name] ?? null;
  }
  if (before.organisationId !== undefined) {
    if (customer.organisationId === organisationId) patch.organisationId = before.organisationId;
    else isWhole = false;
  }
  const fields = await fieldsToRestore(unit, customerId, value, before.fields ?? {});
  isWhole &&= Object.keys(fields).length === Object.keys(before.fields ?? {}).length;
  const changed = Object.keys(patch);
  if (changed.length > 0)
    await unit.trx
      .updateTable('customer')
      .set({
        ...patch,
        ...(patch.name === undefined ? {} : { searchName: sql`hilo_search_name(${patch.name ?? ''})` }),
        version: sql`version + 1`,
      })
      .where('id', '=', customerId)
      .execute();
  changed.push(
    ...(await writeFieldValues(unit, 'customer', customerId, fields)).map((key) => `field.${key}`),
  );
  if (changed.length > 0) unit.emit({ type: 'customer.changed', customerId, facts: { fields: changed } });
  const removed = await removeIdentities(unit, customerId, identityIds);
  return isWhole && removed === identityIds.length;
};

const fieldsToRestore = async (
  unit: Unit,
  customerId: string,
  value: ImportValue,
  before: Record<string, FieldValue | null>,
): Promise<Record<string, FieldValue | null>> => {
  if (Object.keys(before).length === 0) return {};
  const now = await readFieldValues(unit.trx, 'customer', customerId);
  return Object.fromEntries(
    Object.entries(before).filter(
      ([key]) => key in now && JSON.stringify(now[key]) === JSON.stringify(value.fields[key]),
    ),
  );
};

/** Addresses that the line added, where nobody has written from them or was written to since. */
const removeIdentities = async (unit: Unit, customerId: string, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0;
  const { rows } = await sql<{ id: string }>`
    delete from identity where id = any(${ids}::uuid[]) and customer_id = ${customerId} and verified_at is null
      and not exists (select from message where author_identity_id = identity.id)
      and not exists (select from arrival where sender_identity_id = identity.id)
      and not exists (select from access_code where identity_id = identity.id)
      and not exists (select from receipt where identity_id = identity.id)
    returning id`.execute(unit.trx);
  for (const { id: identityId } of rows)
    unit.emit({ type: 'identity.removed', customerId, facts: { identityId } });
  return rows.length;
};
