import type pg from 'pg';

const ours = `n.nspname = 'public'`;
const notOfExtension = (oid: string): string =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`;

/** The schema as it stands after all migrations, in a fixed order, so that every review shows what changed. */
export const dumpSchema = async (client: pg.ClientBase): Promise<string> => {
  const lines = async (query: string): Promise<string[]> =>
    (await client.query<{ line: string }>(query)).rows.map((row) => row.line);
  const functions = await lines(
    `select pg_get_functiondef(p.oid) || ';' as line from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where ${ours} and p.prokind = 'f' and ${notOfExtension('p.oid')} order by p.proname`,
  );
  const sequences = await lines(
    `select 'create sequence ' || c.relname || ';' as line from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and c.relkind = 'S' order by c.relname`,
  );
  const tables = await lines(
    `select 'create table ' || c.relname || E' (\\n' || string_agg(part, E',\\n' order by rank, part_order) || E'\\n);' as line
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join lateral (
       select 0 as rank, a.attnum::int as part_order, '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
         || case when a.attstattarget > 0 then ' /* statistics ' || a.attstattarget || ' */' else '' end as part
       from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       union all
       select 1, row_number() over (order by k.conname)::int, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
       from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as parts on true
     where ${ours} and c.relkind = 'r' and c.relname <> 'hilo_migration' and ${notOfExtension('c.oid')}
     group by c.relname order by c.relname`,
  );
  const indexes = await lines(
    `select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
     join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
     where ${ours} and not exists (select from pg_constraint k where k.conindid = i.indexrelid) order by c.relname`,
  );
  const head = '-- Made by `npm run generate` from the migrations. Read it; change the migrations.';
  return `${[head, ...functions, ...sequences, ...tables, indexes.join('\n')].join('\n\n')}\n`;
};
