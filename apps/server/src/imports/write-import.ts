import {
  type changeImportBody,
  HiloError,
  type ImportDto,
  type ImportForm,
  type Page,
  whole,
} from '@hilo/api';
import { type Actor, guessColumns } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { uploaderOf } from '../files/uploader-of.ts';
import { guessReading, isText, readSample } from './read-csv.ts';

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
const noCounts = { total: 0, finished: 0, new: 0, update: 0, same: 0, refused: 0, undone: 0, kept: 0 };

type Row = {
  id: string;
  fileName: string;
  state: string;
  form: unknown;
  sample: unknown;
  counts: unknown;
  why: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};
const present = (row: Row): ImportDto => ({
  ...row,
  state: row.state as ImportDto['state'],
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

/** Begins with a file that was uploaded: says how it is written and guesses its columns. @throws import.notText, import.noLines */
export const createImport = async (
  app: App,
  actor: Actor,
  file: { blob: string; name: string; size: number },
): Promise<ImportDto> => {
  mayImport(actor);
  const path = app.blobs.path(file.blob);
  if (!(await isText(path)))
    throw new HiloError('import.notText', 'This is no text: a spreadsheet has to be saved as CSV first.');
  const { encoding, delimiter, sample } = await guessReading(path);
  if (sample.length < 2)
    throw new HiloError('import.noLines', 'This file has no headings with lines below them.');
  const form: ImportForm = {
    encoding,
    delimiter,
    decimal: delimiter === ';' ? ',' : '.',
    dayOrder: 'dmy',
    columns: await columnsOf(app, sample),
    isOverwriting: false,
  };
  const id = await inTransaction(app, actor, async (unit) => {
    const importId = unit.newId();
    await unit.trx
      .insertInto('import')
      .values({
        id: importId,
        fileName: file.name.slice(0, 200),
        blob: file.blob,
        size: file.size,
        state: 'mapping',
        form: JSON.stringify(form),
        sample: JSON.stringify(bounded(sample)),
        createdBy: actor.type === 'agent' ? actor.agentId : null,
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    return importId;
  });
  return readImport(app, actor, id);
};

/** The upload that an import begins with. @throws resource.notFound */
export const findUpload = async (app: App, actor: Actor, uploadId: string) => {
  mayImport(actor);
  const row = await app.db
    .selectFrom('upload')
    .select(['blob', 'name', 'size'])
    .where('id', '=', uploadId)
    .where('uploadedBy', '=', uploaderOf(actor))
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such upload of yours.');
  return row;
};

const lock = async (unit: Unit, id: string, states: ImportDto['state'][]): Promise<Row> => {
  const row = await unit.trx
    .selectFrom('import')
    .select(shown)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such import.');
  if (!states.includes(row.state as ImportDto['state']))
    throw new HiloError('resource.conflict', `This cannot be done while the import is ${row.state}.`, {
      state: row.state,
    });
  return row;
};

/**
 * Says how the file is to be read; what was looked at before is forgotten. Written in another way its columns are
 * others, and are guessed anew. @throws resource.conflict once lines are looked at or entered, request.invalid
 */
export const changeImport = async (
  app: App,
  actor: Actor,
  id: string,
  body: z.infer<typeof changeImportBody>,
): Promise<ImportDto> => {
  mayImport(actor);
  await inTransaction(app, actor, async (unit) => {
    const row = await lock(unit, id, ['mapping', 'checked']);
    const before = row.form as ImportForm;
    const form: ImportForm = { ...before, ...(body as Partial<ImportForm>) };
    const isReadAnew = form.encoding !== before.encoding || form.delimiter !== before.delimiter;
    const sample = isReadAnew ? await sampleAnew(app, unit, id, form) : null;
    if (sample && !body.columns) form.columns = await columnsOf(app, sample);
    await sql`delete from import_row where import_id = ${id}`.execute(unit.trx);
    await unit.trx
      .updateTable('import')
      .set({
        state: 'mapping',
        counts: JSON.stringify(noCounts),
        form: JSON.stringify(form),
        updatedAt: unit.now,
        ...(sample ? { sample: JSON.stringify(sample) } : {}),
      })
      .where('id', '=', id)
      .execute();
  });
  return readImport(app, actor, id);
};

const sampleAnew = async (app: App, unit: Unit, id: string, form: ImportForm): Promise<string[][]> => {
  const { blob } = await unit.trx
    .selectFrom('import')
    .select('blob')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return bounded(await readSample(app.blobs.path(blob!), form));
};

/** So many columns of a file are shown and can be brought in. */
export const mostColumns = 200;
const bounded = (sample: string[][]): string[][] =>
  sample.map((row) => row.slice(0, mostColumns).map((cell) => cell.replaceAll('\u0000', '').slice(0, 200)));

const columnsOf = async (app: App, sample: string[][]): Promise<ImportForm['columns']> => {
  const fields = await app.db
    .selectFrom('field')
    .select(['key', 'name'])
    .where('subject', '=', 'customer')
    .where('archivedAt', 'is', null)
    .execute();
  return guessColumns(sample[0] ?? [], fields).slice(0, mostColumns);
};

/** Has every line looked at, or entered; the work is done apart. @throws resource.conflict, request.invalid */
export const startWork = async (
  app: App,
  actor: Actor,
  id: string,
  work: 'check' | 'run',
): Promise<ImportDto> => {
  mayImport(actor);
  await inTransaction(app, actor, async (unit) => {
    const row = await lock(unit, id, work === 'check' ? ['mapping'] : ['checked']);
    const { columns } = row.form as ImportForm;
    if (!columns.includes('mailAddress') && !columns.includes('phoneNumber'))
      throw new HiloError(
        'request.invalid',
        'One column must hold an address or a number: by it a customer is found again.',
        { fields: [{ field: 'columns', problem: 'noIdentity' }] },
      );
    await unit.trx
      .updateTable('import')
      // Once its lines are entered the file is not needed any more.
      .set(
        work === 'check'
          ? { state: 'checking', updatedAt: unit.now }
          : { state: 'running', blob: null, updatedAt: unit.now },
      )
      .where('id', '=', id)
      .execute();
  });
  return readImport(app, actor, id);
};

/** Stops an import; what was entered stays, and is counted and told line by line. The other lines are forgotten. @throws resource.conflict when it is over */
export const cancelImport = async (app: App, actor: Actor, id: string): Promise<ImportDto> => {
  mayImport(actor);
  await inTransaction(app, actor, async (unit) => {
    await lock(unit, id, ['mapping', 'checking', 'checked', 'running']);
    await sql`delete from import_row where import_id = ${id} and done_at is null`.execute(unit.trx);
    await unit.trx
      .updateTable('import')
      .set({
        counts: sql`counts || (select jsonb_build_object('new', count(*) filter (where outcome = 'new'),
          'update', count(*) filter (where outcome = 'update'), 'same', count(*) filter (where outcome = 'same'),
          'refused', count(*) filter (where outcome = 'refused')) from import_row where import_id = ${id})`,
        state: 'cancelled',
        blob: null,
        sample: '[]',
        finishedAt: unit.now,
        updatedAt: unit.now,
      })
      .where('id', '=', id)
      .execute();
    unit.emit({ type: 'import.finished', facts: { importId: id, state: 'cancelled' } });
  });
  return readImport(app, actor, id);
};

/**
 * Takes an import back, apart from whoever asks: the customers it made go, where nothing has come of them since, and what
 * it wrote into others becomes what stood there, where nobody has changed it since. Possible as long as its lines are
 * kept. @throws resource.conflict
 */
export const undoImport = async (app: App, actor: Actor, id: string): Promise<ImportDto> => {
  mayImport(actor);
  await inTransaction(app, actor, async (unit) => {
    await lock(unit, id, ['done', 'cancelled']);
    const line = await unit.trx
      .selectFrom('importRow')
      .select('line')
      .where('importId', '=', id)
      .where('doneAt', 'is not', null)
      .where('outcome', 'in', ['new', 'update'])
      .limit(1)
      .executeTakeFirst();
    if (!line) throw new HiloError('resource.conflict', 'Nothing of this import can be taken back any more.');
    await unit.trx
      .updateTable('import')
      .set({ state: 'undoing', updatedAt: unit.now })
      .where('id', '=', id)
      .execute();
  });
  return readImport(app, actor, id);
};
