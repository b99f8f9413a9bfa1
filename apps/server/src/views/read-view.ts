import {
  HiloError,
  type SavedViewDto,
  type TicketFilterDto,
  type TicketSort,
  type TicketView,
} from '@hilo/api';
import { type Actor, isAllowed } from '@hilo/core';
import type { App } from '../app/app.ts';

/** As it lies in the column `filter`; older ones say nothing of columns. */
export type KeptFilter = {
  view: TicketView;
  sort: TicketSort;
  filter: TicketFilterDto;
  columns?: SavedViewDto['columns'];
};

const selectViews = (app: App, actor: Actor) =>
  app.db
    .selectFrom('ticketView')
    .select(['id', 'name', 'agentId', 'teamId', 'filter', 'position'])
    // One's own, everybody's, and those of one's teams; who arranges the work sees those of all teams.
    .where((where) => {
      const agentId = actor.type === 'agent' ? actor.agentId : null;
      const isSeen = isAllowed(actor, 'teams.write')
        ? []
        : [
            where.or([
              where('teamId', 'is', null),
              where.exists(
                where
                  .selectFrom('teamMember')
                  .select('teamMember.agentId')
                  .whereRef('teamMember.teamId', '=', 'ticketView.teamId')
                  .where('teamMember.agentId', '=', agentId),
              ),
            ]),
          ];
      const shared = where.and([where('agentId', 'is', null), ...isSeen]);
      return agentId === null ? shared : where.or([shared, where('agentId', '=', agentId)]);
    });

type Row = Awaited<ReturnType<ReturnType<typeof selectViews>['execute']>>[number];

const presentView = (row: Row): SavedViewDto => ({
  id: row.id,
  name: row.name,
  isShared: row.agentId === null,
  teamId: row.teamId,
  columns: [],
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
