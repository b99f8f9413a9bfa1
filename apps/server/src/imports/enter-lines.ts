import type { ImportForm } from '@hilo/api';
import { type FieldValue, type ImportOwner, type ImportValue, planImportRow } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { writeFieldValues } from '../fields/field-values.ts';
import { type ImportFacts, loadImportFacts } from './import-facts.ts';

/** What a line wrote, for whoever takes it back: the organisation it made, and of one who was there what stood there. */
export type WrittenLine = {
  madeOrganisationId?: string;
  organisationId?: string;
  identityIds?: string[];
  before?: {
    name?: string | null;
    about?: string;
    locale?: string | null;
    organisationId?: string | null;
    fields?: Record<string, FieldValue | null>;
  };
};

type Entered = {
  line: number;
  outcome: 'new' | 'update' | 'same' | 'refused';
  why: string | null;
  customerId: string | null;
  written?: WrittenLine;
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
      written = entered.written, done_at = ${unit.now}
    from jsonb_to_recordset(${JSON.stringify(entered)}::jsonb)
      as entered(line integer, outcome text, why text, "customerId" text, written jsonb)
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
    const { customerId, change, identities } = plan;
    const owner = owners.find((one) => one.customerId === customerId)!;
    const line = await changeCustomer(unit, owner, change, identities, written);
    return { outcome: 'update', why: null, customerId, written: line };
  }
  const customerId = unit.newId();
  const { name, about, locale } = value;
  await sql`insert into customer (id, name, about, locale, search_name, created_at, updated_at)
    values (${customerId}, ${name}, ${about ?? ''}, ${locale}, hilo_search_name(${name ?? ''}), ${unit.now}, ${unit.now})`.execute(
    unit.trx,
  );
  unit.emit({ type: 'customer.created', customerId, facts: {} });
  await addIdentities(unit, customerId, value.identities);
  const made =
    value.organisation === null
      ? undefined
      : (await linkOrganisation(unit, customerId, value.organisation, written)).madeOrganisationId;
  await writeFieldValues(unit, 'customer', customerId, value.fields);
  const line: WrittenLine = made === undefined ? {} : { madeOrganisationId: made };
  return { outcome: 'new', why: null, customerId, written: line };
};

const addIdentities = async (
  unit: Unit,
  customerId: string,
  identities: ImportValue['identities'],
): Promise<string[]> => {
  if (identities.length === 0) return [];
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
  return rows.map((row) => row.id);
};

const changeCustomer = async (
  unit: Unit,
  { customerId, ...owner }: ImportOwner,
  change: Partial<Omit<ImportValue, 'identities'>>,
  identities: ImportValue['identities'],
  written: Written,
): Promise<WrittenLine> => {
  const { organisation, fields, ...plain } = change;
  const before: WrittenLine['before'] = Object.fromEntries(
    (Object.keys(plain) as (keyof typeof plain)[]).map((name) => [name, owner[name]]),
  );
  if (fields)
    before.fields = Object.fromEntries(Object.keys(fields).map((key) => [key, owner.fields[key] ?? null]));
  const house = organisation ? await linkOrganisation(unit, customerId, organisation, written) : {};
  const changed: string[] = Object.keys(plain);
  await sql`update customer set version = version + 1, updated_at = ${unit.now},
      name = coalesce(${plain.name ?? null}::text, name),
      search_name = case when ${plain.name ?? null}::text is null then search_name else hilo_search_name(${plain.name ?? ''}) end,
      about = coalesce(${plain.about ?? null}::text, about), locale = coalesce(${plain.locale ?? null}::text, locale)
    where id = ${customerId}`.execute(unit.trx);
  if (organisation) changed.push('organisationId');
  if (fields)
    changed.push(
      ...(await writeFieldValues(unit, 'customer', customerId, fields)).map((key) => `field.${key}`),
    );
  if (changed.length > 0) unit.emit({ type: 'customer.changed', customerId, facts: { fields: changed } });
  const { formerOrganisationId, ...made } = house;
  if (formerOrganisationId !== undefined) before.organisationId = formerOrganisationId;
  return { ...made, before, identityIds: await addIdentities(unit, customerId, identities) };
};

type Linked = Pick<WrittenLine, 'organisationId' | 'madeOrganisationId'> & {
  formerOrganisationId?: string | null;
};

const linkOrganisation = async (
  unit: Unit,
  customerId: string,
  name: string,
  { organisations }: Written,
): Promise<Linked> => {
  const known = organisations.get(name) ?? (await findOrganisation(unit, name));
  const organisationId = known ?? (await makeOrganisation(unit, name));
  organisations.set(name, organisationId);
  const made = known === null ? { madeOrganisationId: organisationId } : {};
  if (organisationId === customerId) return made;
  const { rows } = await sql<{ former: string | null }>`
    update customer set organisation_id = ${organisationId}
    from (select id, organisation_id from customer where id = ${customerId} for update) as old
    where customer.id = old.id returning old.organisation_id as former`.execute(unit.trx);
  return { ...made, organisationId, formerOrganisationId: rows[0]?.former ?? null };
};

const findOrganisation = async (unit: Unit, name: string): Promise<string | null> => {
  const found = await unit.trx
    .selectFrom('customer')
    .select('id')
    .where('isOrganisation', '=', true)
    .where('searchName', '=', sql<string>`hilo_search_name(${name})`)
    .where('mergedInto', 'is', null)
    .where('restrictedAt', 'is', null)
    .orderBy('createdAt')
    .executeTakeFirst();
  return found?.id ?? null;
};

const makeOrganisation = async (unit: Unit, name: string): Promise<string> => {
  const organisationId = unit.newId();
  await sql`insert into customer (id, name, is_organisation, search_name, created_at, updated_at)
    values (${organisationId}, ${name}, true, hilo_search_name(${name}), ${unit.now}, ${unit.now})`.execute(
    unit.trx,
  );
  unit.emit({ type: 'customer.created', customerId: organisationId, facts: {} });
  return organisationId;
};
