import { HiloError, type ImportDto, type ImportForm, type Page, whole } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import type { Unit } from '../app/transaction.ts';

const shown = [
  'id',
  'fileName',
  'state',
  'form',
  'sample',
  'counts',
  'why',
  'createdAt',
  'finishedAt',
] as const;
export const noCounts = { total: 0, finished: 0, new: 0, update: 0, same: 0, refused: 0, undone: 0, kept: 0 };

type Row = {
  id: string;
  fileName: string;
  state: ImportDto['state'];
  form: unknown;
  sample: unknown;
  counts: unknown;
  why: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};
const present = (row: Row): ImportDto => ({
  ...row,
  form: row.form as ImportForm,
  sample: row.sample as string[][],
  counts: { ...noCounts, ...(row.counts as Partial<ImportDto['counts']>) },
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

export const mayImport = (actor: Actor): void => authorise(actor, 'imports.write');

/** The newest first. @throws auth.forbidden */
export const listImports = async (app: App, actor: Actor): Promise<Page<ImportDto>> => {
  mayImport(actor);
  const rows = await app.db
    .selectFrom('import')
    .select(shown)
    .orderBy('createdAt', 'desc')
    .limit(50)
    .execute();
  return whole(rows.map(present));
};

/** @throws auth.forbidden, resource.notFound */
export const readImport = async (app: App, actor: Actor, id: string): Promise<ImportDto> => {
  mayImport(actor);
  const row = await app.db.selectFrom('import').select(shown).where('id', '=', id).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such import.');
  return present(row);
};

/** Of an import that somebody is about to change. @throws resource.notFound, resource.conflict in another state */
export const lockImport = async (unit: Unit, id: string, states: ImportDto['state'][]): Promise<Row> => {
  const row = await unit.trx
    .selectFrom('import')
    .select(shown)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such import.');
  if (!states.includes(row.state))
    throw new HiloError('resource.conflict', `This cannot be done while the import is ${row.state}.`, {});
  return row;
};
