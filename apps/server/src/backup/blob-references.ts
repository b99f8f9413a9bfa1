import type pg from 'pg';
import { quoteName } from './list-tables.ts';

/**
 * Every place that points to a file, found by name so that a new table is not forgotten: text columns called `blob` or
 * ending in `_blob`, and the arrivals that are kept whole because they were not placed.
 * @param among a table or common table expression with a column `id`: only these are looked for, by index where there
 *   is one
 * @returns a query with one column `id`; the same id may come more than once
 */
export const blobReferenceQuery = async (
  query: (text: string) => Promise<{ rows: { table: string; column: string }[] }>,
  among?: string,
): Promise<string> => {
  const { rows } = await query(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and (column_name = 'blob' or column_name like '%\\_blob')
     order by 1, 2`,
  );
  const columns = rows.map(({ table, column }) =>
    among === undefined
      ? `select ${quoteName(column)} as id from public.${quoteName(table)} where ${quoteName(column)} is not null`
      : `select ${among}.id from ${among} join public.${quoteName(table)} as pointing on pointing.${quoteName(column)} = ${among}.id`,
  );
  const kept = `select jsonb_path_query(payload, 'strict $.files[*].blob.id') #>> '{}' as id from public.arrival
     where payload is not null and jsonb_typeof(payload->'files') = 'array'`;
  return [
    ...columns,
    among === undefined
      ? kept
      : `select ${among}.id from ${among} join (${kept}) as kept on kept.id = ${among}.id`,
  ].join('\nunion all\n');
};

const batch = 5_000;

/**
 * The ids of all files that rows point to, each once, in order, a batch at a time. Needs a transaction on `client`.
 * Ids that are not a SHA-256 are left out: they name nothing.
 */
export async function* readBlobIds(client: pg.ClientBase): AsyncGenerator<string> {
  await client.query(
    `declare blob_ids no scroll cursor for
     select distinct id collate "C" as id from (${await blobReferenceQuery((text) => client.query(text))}) as pointing
     where id ~ '^[0-9a-f]{64}$' order by 1`,
  );
  for (;;) {
    const { rows } = await client.query<{ id: string }>(`fetch ${batch} from blob_ids`);
    for (const { id } of rows) yield id;
    if (rows.length < batch) break;
  }
  await client.query('close blob_ids');
}
