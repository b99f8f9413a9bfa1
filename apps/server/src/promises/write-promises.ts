import { HiloError, type Page, type ServicePromiseDto, whole, type writeServicePromiseBody } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Selectable, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { requireVersion } from '../app/require-version.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { createPromiseBook } from './promise-book.ts';

type Written = z.output<typeof writeServicePromiseBody>;

const present = (row: Selectable<DB['servicePromise']>): ServicePromiseDto => ({
  id: row.id,
  channelId: row.channelId,
  ticketKind: row.ticketKind,
  segment: row.segment,
  locale: row.locale,
  hoursId: row.hoursId,
  firstAnswerMinutes: row.firstAnswerMinutes,
  nextAnswerMinutes: row.nextAnswerMinutes,
  solutionMinutes: row.solutionMinutes,
  pausesForCustomer: row.pausesForCustomer,
  warnShares: row.warnShares,
  version: row.version,
});

/** In the order that decides among those that say equally much. @throws auth.forbidden */
export const listServicePromises = async (app: App, actor: Actor): Promise<Page<ServicePromiseDto>> => {
  authorise(actor, 'tickets.read');
  const rows = await app.db
    .selectFrom('servicePromise')
    .selectAll()
    .where('archivedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return whole(rows.map(present));
};

/** @throws auth.forbidden, request.invalid */
export const createServicePromise = (app: App, actor: Actor, body: Written): Promise<string> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    const id = await insertPromise(unit, body);
    tell(app, unit, id);
    return id;
  });
};

/** The caller tells of it. @throws request.invalid */
export const insertPromise = async (unit: Unit, body: Written): Promise<string> => {
  const columns = await columnsOf(unit, body);
  const id = unit.newId();
  await unit.trx
    .insertInto('servicePromise')
    .values({
      id,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from service_promise)`,
      ...columns,
      createdAt: unit.now,
      updatedAt: unit.now,
    })
    .execute();
  return id;
};

/** @throws auth.forbidden, resource.notFound, resource.changed, resource.conflict, request.invalid */
export const changeServicePromise = (
  app: App,
  actor: Actor,
  id: string,
  body: Written,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<void> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    const row = await lockPromise(unit, id);
    requireVersion(row, ifVersion, 'this promise');
    await unit.trx
      .updateTable('servicePromise')
      .set({ ...(await columnsOf(unit, body)), version: sql`version + 1`, updatedAt: unit.now })
      .where('id', '=', id)
      .execute();
    await requireGeneral(unit);
    tell(app, unit, id);
  });
};

/** Clocks that run by it run on. @throws auth.forbidden, resource.notFound, resource.conflict for the last that fits all */
export const archiveServicePromise = (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    await lockPromise(unit, id);
    await unit.trx.updateTable('servicePromise').set({ archivedAt: unit.now }).where('id', '=', id).execute();
    await requireGeneral(unit);
    tell(app, unit, id);
  });
};

/** Those that are not named keep their order behind the others. @throws auth.forbidden */
export const orderServicePromises = (app: App, actor: Actor, ids: readonly string[]): Promise<void> => {
  authorise(actor, 'promises.write');
  return inTransaction(app, actor, async (unit) => {
    await lockAll(unit);
    await sql`
      update service_promise set position = ranked.rank from (
        select id, row_number() over (order by array_position(${ids}::uuid[], id), position, id) - 1 as rank
        from service_promise) as ranked
      where service_promise.id = ranked.id and position <> ranked.rank`.execute(unit.trx);
    tell(app, unit, null);
  });
};

const tell = (app: App, unit: Unit, promiseId: string | null): void => {
  unit.emit({ type: 'promise.changed', facts: { promiseId } });
  unit.afterCommit(() => createPromiseBook(app).forget());
};

const lockAll = async (unit: Unit): Promise<void> => {
  await unit.trx.selectFrom('servicePromise').select('id').orderBy('id').forUpdate().execute();
};

/** All of them are locked: two who each take away the other's last would leave none. */
const lockPromise = async (unit: Unit, id: string): Promise<{ version: number }> => {
  await lockAll(unit);
  const row = await unit.trx
    .selectFrom('servicePromise')
    .select('version')
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such promise.');
  return row;
};

/** One fits whatever comes and promises a first answer and a next one: nobody waits without a time. */
const requireGeneral = async (unit: Unit): Promise<void> => {
  const general = await unit.trx
    .selectFrom('servicePromise')
    .select('id')
    .where('archivedAt', 'is', null)
    .where('channelId', 'is', null)
    .where('ticketKind', 'is', null)
    .where('segment', 'is', null)
    .where('locale', 'is', null)
    .where('firstAnswerMinutes', 'is not', null)
    .where('nextAnswerMinutes', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (!general)
    throw new HiloError(
      'promise.lastGeneral',
      'One promise has to fit every ticket and say by when a first and a next answer come.',
    );
};

const columnsOf = async (unit: Unit, body: Written) => {
  const { channelId, hoursId } = body;
  const hours = await unit.trx
    .selectFrom('openingHours')
    .select('id')
    .where('id', '=', hoursId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  const channel =
    channelId === null ||
    (await unit.trx
      .selectFrom('channel')
      .select('id')
      .where('id', '=', channelId)
      .where('archivedAt', 'is', null)
      .executeTakeFirst());
  const isEmpty = (body.firstAnswerMinutes ?? body.nextAnswerMinutes ?? body.solutionMinutes) === null;
  const wrong = [
    ...(hours ? [] : [{ field: 'hoursId', problem: 'unknown' }]),
    ...(channel ? [] : [{ field: 'channelId', problem: 'unknown' }]),
    ...(isEmpty ? [{ field: 'firstAnswerMinutes', problem: 'empty' }] : []),
  ];
  if (wrong.length > 0)
    throw new HiloError('request.invalid', 'This promise cannot be kept like this.', { fields: wrong });
  return body;
};
