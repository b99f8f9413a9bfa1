import type { ImportForm } from '@hilo/api';
import { type ImportValue, planImportRow } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { writeFieldValues } from '../fields/field-values.ts';
import { type ImportFacts, loadImportFacts } from './import-facts.ts';

type Entered = {
  line: number;
  outcome: 'new' | 'update' | 'same' | 'refused';
  why: string | null;
  customerId: string | null;
};

/** What is known of those whom the lines name is asked once for all; anew only for who was written to meanwhile. */
export const enterLines = async (
  unit: Unit,
  { id, form }: { id: string; form: ImportForm },
  rows: readonly { line: number; value: unknown; why: string | null }[],
): Promise<void> => {
  const isReadable = (value: ImportValue) => Array.isArray(value.identities) && value.identities.length > 0;
  const factsOf = await loadImportFacts(
    unit.trx,
    rows.map(({ value }) => value as ImportValue).filter(isReadable),
  );
  const written: Written = { keys: new Set(), organisations: new Map() };
  const entered: Entered[] = [];
  for (const { line, value: given, why } of rows) {
    const value = given as ImportValue;
    if (!isReadable(value)) {
      entered.push({ line, outcome: 'refused', why, customerId: null });
      continue;
    }
    const known = factsOf(value);
    const keys = [
      ...value.identities.map((one) => `${one.kind} ${one.value}`),
      ...known.owners.map(({ customerId }) => customerId),
    ];
    // As it is now: an earlier line may have made or changed whom this one finds.
    const facts = keys.some((key) => written.keys.has(key))
      ? (await loadImportFacts(unit.trx, [value]))(value)
      : known;
    const done = await enterLine(unit, form, value, facts, written);
    for (const key of [...keys, ...(done.customerId ? [done.customerId] : [])]) written.keys.add(key);
    entered.push({ line, ...done });
  }
  await sql`
    update import_row set outcome = entered.outcome, why = entered.why, customer_id = entered."customerId"::uuid,
      done_at = ${unit.now}
    from jsonb_to_recordset(${JSON.stringify(entered)}::jsonb)
      as entered(line integer, outcome text, why text, "customerId" text)
    where import_row.import_id = ${id} and import_row.line = entered.line`.execute(unit.trx);
};

/** What one transaction has written: identities and customers by their keys, organisations by their names. */
type Written = { keys: Set<string>; organisations: Map<string, string> };

const enterLine = async (
  unit: Unit,
  { isOverwriting }: ImportForm,
  value: ImportValue,
  { owners, known }: ImportFacts,
  written: Written,
): Promise<Omit<Entered, 'line'>> => {
  const plan = planImportRow(value, owners, known, isOverwriting);
  if (plan.outcome === 'refused') return { outcome: 'refused', why: plan.why, customerId: null };
  if (plan.outcome === 'same') return { outcome: 'same', why: null, customerId: plan.customerId };
  if (plan.outcome === 'update') {
    await changeCustomer(unit, plan.customerId, plan.change, plan.identities, written);
    return { outcome: 'update', why: null, customerId: plan.customerId };
  }
  const customerId = unit.newId();
  const { name, about, locale } = value;
  await sql`insert into customer (id, name, about, locale, search_name, created_at, updated_at)
    values (${customerId}, ${name}, ${about ?? ''}, ${locale}, hilo_search_name(${name ?? ''}), ${unit.now}, ${unit.now})`.execute(
    unit.trx,
  );
  unit.emit({ type: 'customer.created', customerId, facts: {} });
  await addIdentities(unit, customerId, value.identities);
  if (value.organisation !== null) await linkOrganisation(unit, customerId, value.organisation, written);
  await writeFieldValues(unit, 'customer', customerId, value.fields);
  return { outcome: 'new', why: null, customerId };
};

const addIdentities = async (
  unit: Unit,
  customerId: string,
  identities: ImportValue['identities'],
): Promise<void> => {
  if (identities.length === 0) return;
  const rows = identities.map(({ kind, value }) => ({
    id: unit.newId(),
    customerId,
    kind,
    value,
    createdAt: unit.now,
  }));
  // Somebody else's since a moment ago fails the whole step; the next try sees whose it is.
  await unit.trx.insertInto('identity').values(rows).execute();
  for (const { id: identityId, kind } of rows)
    unit.emit({ type: 'identity.added', customerId, facts: { identityId, kind } });
};

const changeCustomer = async (
  unit: Unit,
  customerId: string,
  change: Partial<Omit<ImportValue, 'identities'>>,
  identities: ImportValue['identities'],
  written: Written,
): Promise<void> => {
  const { organisation, fields, ...plain } = change;
  const changed: string[] = Object.keys(plain);
  await sql`update customer set version = version + 1, updated_at = ${unit.now},
      name = coalesce(${plain.name ?? null}::text, name),
      search_name = case when ${plain.name ?? null}::text is null then search_name else hilo_search_name(${plain.name ?? ''}) end,
      about = coalesce(${plain.about ?? null}::text, about), locale = coalesce(${plain.locale ?? null}::text, locale)
    where id = ${customerId}`.execute(unit.trx);
  if (organisation) {
    await linkOrganisation(unit, customerId, organisation, written);
    changed.push('organisationId');
  }
  if (fields)
    changed.push(
      ...(await writeFieldValues(unit, 'customer', customerId, fields)).map((key) => `field.${key}`),
    );
  if (changed.length > 0) unit.emit({ type: 'customer.changed', customerId, facts: { fields: changed } });
  await addIdentities(unit, customerId, identities);
};

const linkOrganisation = async (
  unit: Unit,
  customerId: string,
  name: string,
  { organisations }: Written,
): Promise<void> => {
  const organisationId = organisations.get(name) ?? (await findOrganisation(unit, name));
  organisations.set(name, organisationId);
  if (organisationId !== customerId)
    await unit.trx.updateTable('customer').set({ organisationId }).where('id', '=', customerId).execute();
};

/** The organisation of this name, made where there is none. */
const findOrganisation = async (unit: Unit, name: string): Promise<string> => {
  const found = await unit.trx
    .selectFrom('customer')
    .select('id')
    .where('isOrganisation', '=', true)
    .where('searchName', '=', sql<string>`hilo_search_name(${name})`)
    .where('mergedInto', 'is', null)
    .where('restrictedAt', 'is', null)
    .orderBy('createdAt')
    .executeTakeFirst();
  if (found) return found.id;
  const organisationId = unit.newId();
  await sql`insert into customer (id, name, is_organisation, search_name, created_at, updated_at)
    values (${organisationId}, ${name}, true, hilo_search_name(${name}), ${unit.now}, ${unit.now})`.execute(
    unit.trx,
  );
  unit.emit({ type: 'customer.created', customerId: organisationId, facts: {} });
  return organisationId;
};
