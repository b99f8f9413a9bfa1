import { type changeImportBody, HiloError, type ImportDto, type ImportForm } from '@hilo/api';
import { type Actor, guessColumns } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { uploaderOf } from '../files/uploader-of.ts';
import { guessReading, isText, readSample } from './read-csv.ts';
import { lockImport, mayImport, noCounts, readImport } from './read-import.ts';

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
    const row = await lockImport(unit, id, ['mapping', 'checked']);
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
  sample.map((row) =>
    row.slice(0, mostColumns).map((cell) => cell.replaceAll('\u0000', '').slice(0, 200).toWellFormed()),
  );

const columnsOf = async (app: App, sample: string[][]): Promise<ImportForm['columns']> => {
  const fields = await app.db
    .selectFrom('field')
    .select(['key', 'name'])
    .where('subject', '=', 'customer')
    .where('archivedAt', 'is', null)
    .execute();
  return guessColumns(sample[0] ?? [], fields).slice(0, mostColumns);
};
