import type { exportCustomersQuery } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction } from '../app/transaction.ts';
import { customersWith } from '../customers/list-customers.ts';
import { readManyFieldValues } from '../fields/field-values.ts';
import { getOrganisation } from '../settings/organisation.ts';
import { type CsvForm, csvFormFor, csvHead, csvRow } from './csv.ts';
import { readExportedFields } from './export-fields.ts';
import { type Column, headingOf } from './export-words.ts';

const batchSize = 1_000;
/** More addresses of one person than these do not make columns. */
const mostColumns = 10;

type Query = z.infer<typeof exportCustomersQuery>;

/**
 * The customers that a list shows, piece by piece as CSV. It has the headings by which an import knows its columns, so
 * that what left comes back; neither the blocked nor the merged are in it.
 * @throws auth.forbidden, before the first piece
 */
export const exportCustomers = async (
  app: App,
  actor: Actor,
  { locale, ...query }: Query,
): Promise<AsyncGenerator<string>> => {
  authorise(actor, 'customers.export');
  const { timeZone } = await getOrganisation(app.db);
  await inTransaction(app, actor, async (unit) =>
    unit.emit({ type: 'customer.exported', customerId: null, facts: {} }),
  );
  return pieces(app.db, query, csvFormFor(locale ?? null, timeZone));
};

async function* pieces(db: Kysely<DB>, query: Omit<Query, 'locale'>, form: CsvForm): AsyncGenerator<string> {
  const fields = await readExportedFields(db, 'customer');
  const mails = await mostOf(db, 'mailAddress');
  const phones = await mostOf(db, 'phone');
  const name = (column: Column): string => headingOf(column, form.locale);
  yield csvHead(
    [
      name('id'),
      name('name'),
      name('isOrganisation'),
      name('organisation'),
      ...numbered(name('mailAddress'), mails),
      ...numbered(name('phoneNumber'), phones),
      name('locale'),
      name('about'),
      name('createdAt'),
      name('updatedAt'),
      ...fields.map((field) => (form.locale === null ? field.key : field.name)),
    ],
    form,
  );
  let last: string | null = null;
  for (;;) {
    const rows = await readBatch(db, query, last);
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    const values = await readManyFieldValues(
      db,
      'customer',
      rows.map(({ id }) => id),
    );
    yield rows
      .map((row) =>
        csvRow(
          [
            row.id,
            row.name,
            row.isOrganisation,
            row.organisationName,
            ...Array.from({ length: mails }, (_, at) => row.mailAddresses[at] ?? null),
            ...Array.from({ length: phones }, (_, at) => row.phones[at] ?? null),
            row.locale,
            row.about,
            row.createdAt,
            row.updatedAt,
            ...fields.map(({ key, cell }) => cell(values.get(row.id)?.[key])),
          ],
          form,
        ),
      )
      .join('');
  }
}

/** "Correo", "Correo 2": as an import reads them. */
const numbered = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => (at === 0 ? name : `${name} ${at + 1}`));

const mostOf = async (db: Kysely<DB>, kind: string): Promise<number> => {
  const { rows } = await sql<{ most: number | null }>`
    select max(count)::int as most from (
      select count(*) as count from identity where kind = ${kind} group by customer_id) as counted`.execute(
    db,
  );
  return Math.min(Math.max(rows[0]?.most ?? 1, 1), mostColumns);
};

const readBatch = (db: Kysely<DB>, query: Omit<Query, 'locale'>, last: string | null) => {
  let rows = db
    .selectFrom('customer')
    .leftJoin('customer as organisation', 'organisation.id', 'customer.organisationId')
    .select([
      'customer.id',
      'customer.name',
      'customer.isOrganisation',
      'customer.locale',
      'customer.about',
      'customer.createdAt',
      'customer.updatedAt',
      'organisation.name as organisationName',
      valuesOf('mailAddress').as('mailAddresses'),
      valuesOf('phone').as('phones'),
    ])
    .orderBy('customer.id')
    .limit(batchSize);
  for (const condition of customersWith(query)) rows = rows.where(condition);
  if (last !== null) rows = rows.where(sql<boolean>`customer.id > ${last}::uuid`);
  return rows.execute();
};

const valuesOf = (kind: string) => sql<string[]>`array(
  select value from identity where customer_id = customer.id and kind = ${kind} order by created_at, id)`;
