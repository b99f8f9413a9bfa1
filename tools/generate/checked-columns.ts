import type pg from 'pg';

/**
 * Types of the columns of text that hold one of a few words, as their CHECK says: by `table.column`, for the generator of
 * types, which knows them as text alone.
 */
export const checkedColumns = async (client: pg.ClientBase): Promise<Record<string, string>> => {
  const { rows } = await client.query<{
    path: string;
    check: string;
    isNull: boolean;
    hasDefault: boolean;
  }>(`select c.relname || '.' || a.attname as path, pg_get_constraintdef(k.oid) as check,
      not a.attnotnull as "isNull", a.atthasdef as "hasDefault"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where n.nspname = 'public' and k.contype = 'c' and cardinality(k.conkey) = 1 and a.atttypid = 'text'::regtype
    order by path`);
  const types: Record<string, string> = {};
  for (const { path, check, isNull, hasDefault } of rows) {
    const listed = /^CHECK \(\(\w+ = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(check)?.[1];
    if (listed === undefined) continue;
    const words = [...listed.matchAll(/'(\w+)'::text/g)].map(([, word]) => `'${word}'`);
    const type = [...words, ...(isNull ? ['null'] : [])].join(' | ');
    types[path] = hasDefault ? `Generated<${type}>` : type;
  }
  return types;
};
