import type pg from 'pg';
import type { BackupManifest, BackupTable } from './manifest.ts';

/**
 * Not carried over: what migrations write themselves, who is alive, and sign-ins. A session that was ended since must
 * not live again.
 */
const leftOut = [
  'public.hilo_migration',
  'public.lease',
  'auth.session',
  'auth.verification',
  'auth.rateLimit',
  'auth.rate_limit',
];

/** Every table of ours and of the login library, with the columns that hold something of their own. */
export const listTables = async (client: pg.ClientBase): Promise<BackupTable[]> => {
  const { rows } = await client.query<BackupTable>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname in ('public', 'auth') and c.relkind = 'r' and n.nspname || '.' || c.relname <> all($1)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     group by 1, 2 order by 1, 2`,
    [leftOut],
  );
  return rows;
};

/** Where every counter stands. Read after the rows: a counter is never behind them. */
export const listSequences = async (client: pg.ClientBase): Promise<BackupManifest['sequences']> => {
  const { rows } = await client.query<{ schema: string; name: string; value: string; isCalled: boolean }>(
    `select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::text as value,
       last_value is not null as "isCalled"
     from pg_sequences where schemaname in ('public', 'auth') order by 1, 2`,
  );
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
};

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteTable = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoteName(schema)}.${quoteName(name)}`;

/** The statement that gives a table in the order of its primary key, by code point whatever the server's language. */
export const copyOut = async (client: pg.ClientBase, table: BackupTable): Promise<string> => {
  const { rows } = await client.query<{ name: string; hasCollation: boolean }>(
    `select a.attname::text as name, a.attcollation <> 0 as "hasCollation"
     from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, turn)
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
     where i.indrelid = $1::regclass and i.indisprimary order by k.turn`,
    [quoteTable(table)],
  );
  const order = rows.map((key) => `${quoteName(key.name)}${key.hasCollation ? ' collate "C"' : ''}`);
  const columns = table.columns.map(quoteName).join(', ');
  const by = order.length > 0 ? order.join(', ') : `(${quoteTable(table)}.*)::text collate "C"`;
  return `copy (select ${columns} from ${quoteTable(table)} order by ${by}) to stdout`;
};

export const copyIn = (table: BackupTable): string =>
  `copy ${quoteTable(table)} (${table.columns.map(quoteName).join(', ')}) from stdin`;

/** What the text of COPY depends on, made the same on every server; and no time limits: a backup takes what it takes. */
export const fixedSession = `
  set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set statement_timeout = 0; set lock_timeout = 0;
  set idle_in_transaction_session_timeout = 0; set search_path = public`;
