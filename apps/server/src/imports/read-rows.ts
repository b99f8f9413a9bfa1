import type { ImportRowDto, listImportRowsQuery, Page } from '@hilo/api';
import type { Actor, ImportValue } from '@hilo/core';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { readNumberCursor } from '../app/cursor.ts';
import { mayImport, readImport } from './read-import.ts';

const select = (app: App, importId: string, after: number, limit: number) =>
  app.db
    .selectFrom('importRow')
    .select(['line', 'outcome', 'why', 'value', 'customerId'])
    .where('importId', '=', importId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit);

/** What becomes, or became, of each line. @throws auth.forbidden, resource.notFound */
export const listImportRows = async (
  app: App,
  actor: Actor,
  importId: string,
  { cursor, limit, outcome }: z.infer<typeof listImportRowsQuery>,
): Promise<Page<ImportRowDto>> => {
  await readImport(app, actor, importId);
  let query = select(app, importId, readNumberCursor(cursor) ?? 0, limit + 1);
  if (outcome) query = query.where('outcome', '=', outcome);
  const rows = await query.execute();
  const items = rows.slice(0, limit).map(({ value, ...row }) => {
    const { name = null, identities = [] } = value as Partial<ImportValue>;
    return {
      ...row,
      outcome: row.outcome,
      name,
      identities: identities.map((one) => one.value),
    };
  });
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)!.line) : null };
};

/** Line by line as CSV (RFC 4180), piece by piece: ids and outcomes, nothing of a person. */
export async function* writeResult(app: App, actor: Actor, importId: string): AsyncGenerator<string> {
  mayImport(actor);
  yield 'line,outcome,reason,customerId\r\n';
  let after = 0;
  for (;;) {
    const rows = await select(app, importId, after, 2_000).execute();
    if (rows.length === 0) return;
    after = rows.at(-1)!.line;
    yield rows
      .map((row) => `${row.line},${row.outcome ?? ''},${row.why ?? ''},${row.customerId ?? ''}\r\n`)
      .join('');
  }
}
