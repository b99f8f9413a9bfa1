import { HiloError, type writeHoursBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { requireVersion } from '../../app/require-version.ts';
import { inTransaction, type Unit } from '../../app/transaction.ts';
import { requireCalendar } from '../../calendars/require-calendar.ts';
import { createPromiseBook } from '../promise-book.ts';
import { checkHours } from './check-hours.ts';

type Written = z.output<typeof writeHoursBody>;

/** @throws auth.forbidden, request.invalid */
export const createHours = (app: App, actor: Actor, body: Written): Promise<string> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    const id = await insertHours(unit, body, false);
    tell(app, unit, id);
    return id;
  });
};

/** The caller tells of it. @throws request.invalid */
export const insertHours = async (unit: Unit, body: Written, isDefault: boolean): Promise<string> => {
  const columns = await columnsOf(unit, body);
  const id = unit.newId();
  await unit.trx
    .insertInto('openingHours')
    .values({ id, ...columns, isDefault, createdAt: unit.now, updatedAt: unit.now })
    .execute();
  return id;
};

/** @throws auth.forbidden, resource.notFound, resource.changed, request.invalid */
export const changeHours = (
  app: App,
  actor: Actor,
  id: string,
  body: Written,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<void> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    const row = await lockHours(unit, id);
    requireVersion(row, ifVersion, 'these hours');
    await unit.trx
      .updateTable('openingHours')
      .set({ ...(await columnsOf(unit, body)), version: sql`version + 1`, updatedAt: unit.now })
      .where('id', '=', id)
      .execute();
    tell(app, unit, id);
  });
};

/** Makes them the organisation's own: of every channel that has no others. @throws auth.forbidden, resource.notFound */
export const makeHoursDefault = (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    // All at once and in their order: two who choose at the same moment wait for each other.
    await unit.trx.selectFrom('openingHours').select('id').orderBy('id').forUpdate().execute();
    await lockHours(unit, id);
    await unit.trx
      .updateTable('openingHours')
      .set({ isDefault: false })
      .where('isDefault', '=', true)
      .execute();
    await unit.trx.updateTable('openingHours').set({ isDefault: true }).where('id', '=', id).execute();
    tell(app, unit, id);
  });
};

/** Channels that had them have the organisation's own. @throws resource.conflict where a promise counts in them */
export const archiveHours = (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    const row = await lockHours(unit, id);
    const promise = await unit.trx
      .selectFrom('servicePromise')
      .select('id')
      .where('hoursId', '=', id)
      .where('archivedAt', 'is', null)
      .limit(1)
      .executeTakeFirst();
    if (row.isDefault || promise)
      throw new HiloError(
        'resource.conflict',
        'These are the default hours, or a promise is counted in them.',
      );
    await unit.trx.updateTable('openingHours').set({ archivedAt: unit.now }).where('id', '=', id).execute();
    const channels = await unit.trx
      .updateTable('channel')
      .set({ hoursId: null })
      .where('hoursId', '=', id)
      .returning('id')
      .execute();
    for (const channel of channels)
      unit.emit({ type: 'channel.changed', facts: { channelId: channel.id, fields: ['hoursId'] } });
    tell(app, unit, id);
  });
};

const tell = (app: App, unit: Unit, hoursId: string): void => {
  unit.emit({ type: 'hours.changed', facts: { hoursId } });
  unit.afterCommit(() => createPromiseBook(app).forget());
};

const lockHours = async (unit: Unit, id: string) => {
  const row = await unit.trx
    .selectFrom('openingHours')
    .select(['id', 'version', 'isDefault'])
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There are no such opening hours.');
  return row;
};

const columnsOf = async (unit: Unit, body: Written) => {
  checkHours(body);
  await requireCalendar(unit.trx, body.calendarCode);
  const { name, zone, calendarCode, weekly, exceptions } = body;
  const inOrder = exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return {
    name,
    zone,
    calendarCode,
    weekly: JSON.stringify(weekly),
    exceptions: JSON.stringify(inOrder),
  };
};
