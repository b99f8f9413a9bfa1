import { givingSchema, HiloError, type Page, type QueueDto, whole } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';

/** Whoever has so many open tickets, of whatever queue, is given no more. */
const openLimit = z.number().int().min(1).max(1_000).nullable().optional();

export const createQueueBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  teamId: z.uuid().nullable().default(null),
  giving: givingSchema.optional(),
  openLimit,
  /** True makes it the one where arrivals without a better place go. */
  isDefault: z.literal(true).optional(),
});
export const changeQueueBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  teamId: z.uuid().nullable().optional(),
  giving: givingSchema.optional(),
  openLimit,
  /** Where it stands among the others; small first. */
  position: z.number().int().min(0).max(10_000).optional(),
  /** True makes it the one where arrivals without a better place go. */
  isDefault: z.literal(true).optional(),
});
export const archiveQueueBody = z.strictObject({
  /** Where its tickets and channels go; the default queue where omitted. */
  moveToQueueId: z.uuid().optional(),
});

const selectQueues = (app: App) =>
  app.db
    .selectFrom('queue')
    .select(['id', 'name', 'teamId', 'isDefault', 'giving', 'openLimit'])
    .select((query) =>
      query
        .selectFrom('ticket')
        .whereRef('ticket.queueId', '=', 'queue.id')
        .where('ticket.status', '=', 'open')
        .where('ticket.isSpam', '=', false)
        .select((count) => count.fn.countAll<number>().as('open'))
        .as('openCount'),
    )
    .where('archivedAt', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .orderBy('id');

type Row = Awaited<ReturnType<ReturnType<typeof selectQueues>['execute']>>[number];

const present = (row: Row): QueueDto => ({
  ...row,
  giving: row.giving,
  openCount: row.openCount ?? 0,
});

/** @throws auth.forbidden */
export const listQueues = async (app: App, actor: Actor): Promise<Page<QueueDto>> => {
  authorise(actor, 'tickets.read');
  const rows = await selectQueues(app).execute();
  return whole(rows.map(present));
};

const readQueue = async (app: App, id: string): Promise<QueueDto> => {
  const row = await selectQueues(app).where('id', '=', id).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such queue.');
  return present(row);
};

/** @throws auth.forbidden, request.invalid for an unknown team */
export const createQueue = async (
  app: App,
  actor: Actor,
  { name, teamId, giving, openLimit, isDefault }: z.output<typeof createQueueBody>,
): Promise<QueueDto> => {
  authorise(actor, 'teams.write');
  const id = await inTransaction(app, actor, async (unit) => {
    if (teamId !== null) await requireTeam(unit, teamId);
    const last = await unit.trx
      .selectFrom('queue')
      .select((query) => query.fn.max('position').as('position'))
      .executeTakeFirst();
    if (isDefault) await retireDefault(unit);
    const queueId = unit.newId();
    await unit.trx
      .insertInto('queue')
      .values({
        id: queueId,
        name,
        teamId,
        giving: giving ?? 'nobody',
        openLimit: openLimit ?? null,
        position: (last?.position ?? -1) + 1,
        isDefault: isDefault ?? false,
        createdAt: unit.now,
      })
      .execute();
    unit.emit({ type: 'settings.changed', facts: { fields: ['queues'] } });
    return queueId;
  });
  return readQueue(app, id);
};

/** What is omitted stays. @throws auth.forbidden, resource.notFound, request.invalid for an unknown team */
export const changeQueue = async (
  app: App,
  actor: Actor,
  queueId: string,
  { name, teamId, giving, openLimit, position, isDefault }: z.output<typeof changeQueueBody>,
): Promise<QueueDto> => {
  authorise(actor, 'teams.write');
  await inTransaction(app, actor, async (unit) => {
    const queue = await lockQueue(unit, queueId);
    if (teamId) await requireTeam(unit, teamId);
    if (isDefault) await retireDefault(unit);
    await unit.trx
      .updateTable('queue')
      .set({
        name: name ?? queue.name,
        teamId: teamId === undefined ? queue.teamId : teamId,
        giving: giving ?? queue.giving,
        openLimit: openLimit === undefined ? queue.openLimit : openLimit,
        position: position ?? queue.position,
        isDefault: isDefault ?? queue.isDefault,
      })
      .where('id', '=', queueId)
      .execute();
    unit.emit({ type: 'settings.changed', facts: { fields: ['queues'] } });
  });
  return readQueue(app, queueId);
};

/**
 * Puts a queue away. Its tickets that are not resolved, and the channels that fed it, go to another in the same commit.
 * Resolves with the channels that changed, for the caller to reopen.
 * @throws auth.forbidden, resource.notFound, resource.conflict for the default queue, request.invalid for the other
 */
export const archiveQueue = async (
  app: App,
  actor: Actor,
  queueId: string,
  { moveToQueueId }: z.output<typeof archiveQueueBody>,
): Promise<{ movedTickets: number; channelIds: string[] }> => {
  authorise(actor, 'teams.write');
  return inTransaction(app, actor, async (unit) => {
    const queue = await lockQueue(unit, queueId);
    if (queue.isDefault)
      throw new HiloError(
        'resource.conflict',
        'This is the default queue. Make another one the default first.',
      );
    const to = await findTarget(unit, queueId, moveToQueueId);
    const movedTickets = await moveTickets(unit, queueId, to);
    const channels = await unit.trx
      .updateTable('channel')
      .set({ queueId: to, updatedAt: unit.now })
      .where('queueId', '=', queueId)
      .returning('id')
      .execute();
    for (const { id } of channels)
      unit.emit({ type: 'channel.changed', facts: { channelId: id, fields: ['queueId'] } });
    await unit.trx.updateTable('queue').set({ archivedAt: unit.now }).where('id', '=', queueId).execute();
    unit.emit({ type: 'settings.changed', facts: { fields: ['queues'] } });
    return { movedTickets, channelIds: channels.map(({ id }) => id) };
  });
};

/** One default at a time: the index refuses two, so the old one steps back first. */
const retireDefault = async (unit: Unit): Promise<void> => {
  await unit.trx.updateTable('queue').set({ isDefault: false }).where('isDefault', '=', true).execute();
};

const lockQueue = async (unit: Unit, id: string) => {
  const queue = await unit.trx
    .selectFrom('queue')
    .select(['id', 'name', 'teamId', 'giving', 'openLimit', 'position', 'isDefault'])
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!queue) throw new HiloError('resource.notFound', 'There is no such queue.');
  return queue;
};

const findTarget = async (unit: Unit, from: string, wanted: string | undefined): Promise<string> => {
  let rows = unit.trx
    .selectFrom('queue')
    .select('id')
    .where('archivedAt', 'is', null)
    .where('id', '!=', from);
  rows = wanted === undefined ? rows.where('isDefault', '=', true) : rows.where('id', '=', wanted);
  const target = await rows.forShare().executeTakeFirst();
  if (target) return target.id;
  throw new HiloError('request.invalid', 'The queue to move to is not there, or put away.', {
    fields: [{ field: 'moveToQueueId', problem: 'unknown' }],
  });
};

const moveTickets = async (unit: Unit, from: string, to: string): Promise<number> => {
  const tickets = await unit.trx
    .selectFrom('ticket')
    .select(['id', 'customerId'])
    .where('queueId', '=', from)
    .where('status', '!=', 'resolved')
    .orderBy('id')
    .forUpdate()
    .execute();
  await unit.trx
    .updateTable('ticket')
    .set((query) => ({ queueId: to, version: query('version', '+', 1), updatedAt: unit.now }))
    .where('id', '=', sql<string>`any(${tickets.map(({ id }) => id)})`)
    .execute();
  for (const ticket of tickets)
    unit.emit({
      type: 'ticket.queued',
      ticketId: ticket.id,
      customerId: ticket.customerId,
      facts: { from, to },
    });
  return tickets.length;
};

const requireTeam = async (unit: Unit, id: string): Promise<void> => {
  const team = await unit.trx
    .selectFrom('team')
    .select('id')
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!team)
    throw new HiloError('request.invalid', 'There is no such team.', {
      fields: [{ field: 'teamId', problem: 'unknown' }],
    });
};
