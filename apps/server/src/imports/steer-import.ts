import { HiloError, type ImportDto, type ImportForm } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import { lockImport, mayImport, readImport } from './read-import.ts';

/** Has every line looked at, or entered; the work is done apart. @throws resource.conflict, request.invalid */
export const startWork = async (
  app: App,
  actor: Actor,
  id: string,
  work: 'check' | 'run',
): Promise<ImportDto> => {
  mayImport(actor);
  await inTransaction(app, actor, async (unit) => {
    const row = await lockImport(unit, id, work === 'check' ? ['mapping'] : ['checked']);
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
    await lockImport(unit, id, ['mapping', 'checking', 'checked', 'running']);
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
    await lockImport(unit, id, ['done', 'cancelled']);
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
