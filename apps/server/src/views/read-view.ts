import {
  HiloError,
  type SavedViewDto,
  type TicketFilterDto,
  type TicketSort,
  type TicketView,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';

/** As it lies in the column `filter`. */
export type KeptFilter = { view: TicketView; sort: TicketSort; filter: TicketFilterDto };

const selectViews = (app: App, actor: Actor) =>
  app.db
    .selectFrom('ticketView')
    .select(['id', 'name', 'agentId', 'filter', 'position'])
    // One's own and everybody's; another agent's are nobody else's business.
    .where((where) =>
      actor.type === 'agent'
        ? where.or([where('agentId', 'is', null), where('agentId', '=', actor.agentId)])
        : where('agentId', 'is', null),
    );

type Row = Awaited<ReturnType<ReturnType<typeof selectViews>['execute']>>[number];

const presentView = (row: Row): SavedViewDto => ({
  id: row.id,
  name: row.name,
  isShared: row.agentId === null,
  ...(row.filter as KeptFilter),
  position: row.position,
});

/** The views that the caller may use: everybody's first, each in its order. */
export const readSavedViews = async (app: App, actor: Actor): Promise<SavedViewDto[]> => {
  const rows = await selectViews(app, actor).orderBy('position').orderBy('id').execute();
  const views = rows.map(presentView);
  return [...views.filter((view) => view.isShared), ...views.filter((view) => !view.isShared)];
};

/** @throws resource.notFound, also for the view of another agent */
export const readSavedView = async (app: App, actor: Actor, id: string): Promise<SavedViewDto> => {
  const row = await selectViews(app, actor).where('id', '=', id).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such view, or it is not yours.');
  return presentView(row);
};
