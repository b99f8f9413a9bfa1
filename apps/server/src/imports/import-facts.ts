import type { FieldValue, ImportOwner, ImportValue } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';

type Identity = { kind: string; value: string };
export type ImportFacts = { owners: ImportOwner[]; known: Identity[] };

type Row = {
  kind: string;
  value: string;
  customerId: string;
  isBlocked: boolean;
  name: string | null;
  about: string;
  locale: string | null;
  organisation: string | null;
  fields: Record<string, FieldValue> | null;
};

/** What is known of those whom lines name, in one query for many lines. */
export const loadImportFacts = async (
  db: Kysely<DB>,
  values: readonly ImportValue[],
): Promise<(value: ImportValue) => ImportFacts> => {
  const wanted = values.flatMap(({ identities }) => identities);
  const { rows } = await sql<Row>`
    select identity.kind, identity.value, customer.id as customer_id,
      customer.restricted_at is not null as is_blocked, customer.name, customer.about, customer.locale,
      organisation.name as organisation,
      (select jsonb_object_agg(field.key, field_value.value) from field_value join field on field.id = field_id
        where field_value.customer_id = customer.id) as fields
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(kind text, value text)
      -- Of blocked people the kind is marked, so that nothing finds them by chance; here they must be found. Each half
      -- has its index: among a million identities a line is looked up as quickly as among ten.
      join lateral (
        select kind, value, customer_id from identity where kind = wanted.kind and value = wanted.value
        union all
        select kind, value, customer_id from identity where kind like 'blocked.%' and value = wanted.value
          and regexp_replace(kind, '^blocked\\.[^:]*:', '') = wanted.kind) as identity on true
      join customer on customer.id = identity.customer_id
      left join customer as organisation on organisation.id = customer.organisation_id`.execute(db);
  const byIdentity = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.kind.replace(/^blocked\.[^:]*:/, '')} ${row.value}`;
    byIdentity.set(key, [...(byIdentity.get(key) ?? []), row]);
  }
  return (value) => {
    const found = value.identities.flatMap(
      ({ kind, value: text }) => byIdentity.get(`${kind} ${text}`) ?? [],
    );
    const owners = new Map(found.map((row) => [row.customerId, { ...row, fields: row.fields ?? {} }]));
    return {
      owners: [...owners.values()],
      known: found.map((row) => ({ kind: row.kind.replace(/^blocked\.[^:]*:/, ''), value: row.value })),
    };
  };
};
