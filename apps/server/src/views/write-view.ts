import {
  type changeViewBody,
  type createViewBody,
  HiloError,
  type orderViewsBody,
  type SavedViewDto,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import { requireAgent } from '../agents/me.ts';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { type KeptFilter, readSavedView } from './read-view.ts';

/** Of one agent, and of everybody: enough for every day, and a bound on what is counted. */
const mostViews = 50;

/** One's own views are an agent's; everybody's are made by who arranges the work. */
const mayWrite = (actor: Actor, isShared: boolean): string | null => {
  authorise(actor, 'tickets.read');
  if (!isShared) return requireAgent(actor).agentId;
  authorise(actor, 'teams.write');
  return null;
};

/** @throws auth.forbidden, resource.conflict where there are too many */
export const createView = async (
  app: App,
  actor: Actor,
  { name, isShared, teamId: asked, ...kept }: z.output<typeof createViewBody>,
): Promise<SavedViewDto> => {
  const agentId = mayWrite(actor, isShared);
  const id = await inTransaction(app, actor, async (unit) => {
    const viewId = unit.newId();
    const position = await nextPosition(unit, agentId);
    const teamId = await teamOf(unit, isShared, asked);
    await unit.trx
      .insertInto('ticketView')
      .values({
        id: viewId,
        agentId,
        teamId,
        name,
        filter: JSON.stringify(kept satisfies KeptFilter),
        position,
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    unit.emit({ type: 'view.changed', facts: { viewId, agentId } });
    return viewId;
  });
  return readSavedView(app, actor, id);
};

/** What is omitted stays. @throws auth.forbidden, resource.notFound */
export const changeView = async (
  app: App,
  actor: Actor,
  id: string,
  body: z.output<typeof changeViewBody>,
): Promise<SavedViewDto> => {
  await inTransaction(app, actor, async (unit) => {
    const before = await lockView(unit, actor, id);
    const { name = before.name, isShared = before.agentId === null, teamId: asked, ...kept } = body;
    // Sharing one's own, or taking a shared one for oneself, needs the right to both.
    const agentId = mayWrite(actor, isShared);
    const filter = { ...(before.filter as KeptFilter), ...given(kept) };
    const teamId =
      asked === undefined && isShared ? before.teamId : await teamOf(unit, isShared, asked ?? null);
    const position = agentId === before.agentId ? before.position : await nextPosition(unit, agentId);
    await unit.trx
      .updateTable('ticketView')
      .set({ name, agentId, teamId, filter: JSON.stringify(filter), position, updatedAt: unit.now })
      .where('id', '=', id)
      .execute();
    // Where it changed hands, both sides look again.
    for (const side of new Set([before.agentId, agentId]))
      unit.emit({ type: 'view.changed', facts: { viewId: id, agentId: side } });
  });
  return readSavedView(app, actor, id);
};

/** @throws auth.forbidden, resource.notFound */
export const deleteView = (app: App, actor: Actor, id: string): Promise<void> =>
  inTransaction(app, actor, async (unit) => {
    const { agentId } = await lockView(unit, actor, id);
    await unit.trx.deleteFrom('ticketView').where('id', '=', id).execute();
    unit.emit({ type: 'view.changed', facts: { viewId: id, agentId } });
  });

/** Puts views in this order, those that are not named behind them. @throws auth.forbidden */
export const orderViews = (
  app: App,
  actor: Actor,
  { isShared, ids }: z.output<typeof orderViewsBody>,
): Promise<void> => {
  const agentId = mayWrite(actor, isShared);
  return inTransaction(app, actor, async (unit) => {
    await sql`
      update ticket_view set position = coalesce(array_position(${ids}::uuid[], id), ${mostViews} + position)
      where agent_id is not distinct from ${agentId}::uuid`.execute(unit.trx);
    for (const viewId of ids.slice(0, 1)) unit.emit({ type: 'view.changed', facts: { viewId, agentId } });
  });
};

/** One's own view is no team's. @throws request.invalid where there is no such team */
const teamOf = async (unit: Unit, isShared: boolean, teamId: string | null): Promise<string | null> => {
  if (!isShared || teamId === null) return null;
  const team = await unit.trx
    .selectFrom('team')
    .select('id')
    .where('id', '=', teamId)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!team)
    throw new HiloError('request.invalid', 'There is no such team.', {
      fields: [{ field: 'teamId', problem: 'is gone' }],
    });
  return team.id;
};

const given = (body: { [Name in keyof KeptFilter]?: KeptFilter[Name] | undefined }): Partial<KeptFilter> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

const lockView = async (unit: Unit, actor: Actor, id: string) => {
  const row = await unit.trx
    .selectFrom('ticketView')
    .select(['name', 'agentId', 'teamId', 'filter', 'position'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const isMine = row && (row.agentId === null || (actor.type === 'agent' && row.agentId === actor.agentId));
  if (!isMine) {
    authorise(actor, 'tickets.read');
    throw new HiloError('resource.notFound', 'There is no such view, or it is not yours.');
  }
  mayWrite(actor, row.agentId === null);
  return row;
};

const nextPosition = async (unit: Unit, agentId: string | null): Promise<number> => {
  const { rows } = await sql<{ count: number; last: number }>`
    select count(*)::int as count, coalesce(max(position), 0) as last from ticket_view
    where agent_id is not distinct from ${agentId}::uuid`.execute(unit.trx);
  const { count, last } = rows[0]!;
  if (count >= mostViews)
    throw new HiloError('resource.conflict', `There are ${mostViews} views already. Delete one first.`, {
      most: mostViews,
    });
  return last + 1;
};
