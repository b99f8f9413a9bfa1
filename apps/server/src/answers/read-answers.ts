import { type AnswerDto, HiloError, type Page, whole } from '@hilo/api';
import { type Actor, isAllowed, type MacroActions } from '@hilo/core';
import type { DB } from '@hilo/db';
import type { Kysely, Selectable } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { findTargets, type Targets } from '../rules/find-targets.ts';

/** Every answer the caller may use: what is for everyone, for a team of his, and his own. Most used first. */
export const listAnswers = async (app: App, actor: Actor): Promise<Page<AnswerDto>> => {
  authorise(actor, 'tickets.read');
  const rows = await selectVisible(app.db, actor)
    .orderBy('useCount', 'desc')
    .orderBy('title')
    .orderBy('id')
    .execute();
  return whole(await presentAnswers(app, actor, rows));
};

/** @throws resource.notFound, also where it is somebody else's */
export const readAnswer = async (app: App, actor: Actor, id: string): Promise<AnswerDto> => {
  const row = await findAnswer(app.db, actor, id);
  return (await presentAnswers(app, actor, [row]))[0]!;
};

/** @throws resource.notFound, also where it is somebody else's */
export const findAnswer = async (
  db: Kysely<DB>,
  actor: Actor,
  id: string,
): Promise<Selectable<DB['answer']>> => {
  const row = await selectVisible(db, actor).where('id', '=', id).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such answer.');
  return row;
};

const selectVisible = (db: Kysely<DB>, actor: Actor) => {
  const rows = db.selectFrom('answer').selectAll().where('archivedAt', 'is', null);
  const agentId = actor.type === 'agent' ? actor.agentId : null;
  const seesTeams = isAllowed(actor, 'answers.write');
  return rows.where((where) =>
    where.or([
      where('audience', '=', 'everyone'),
      ...(agentId === null ? [] : [where('agentId', '=', agentId)]),
      ...(seesTeams ? [where('audience', '=', 'team')] : []),
      ...(agentId === null || seesTeams
        ? []
        : [
            where.and([
              where('audience', '=', 'team'),
              where.exists(
                where
                  .selectFrom('teamMember')
                  .select('teamMember.agentId')
                  .whereRef('teamMember.teamId', '=', 'answer.teamId')
                  .where('teamMember.agentId', '=', agentId),
              ),
            ]),
          ]),
    ]),
  );
};

/** One's own is for oneself to change; what others see too, for those who keep the shared ones. */
export const mayWriteAnswer = (
  actor: Actor,
  answer: { audience: string; agentId: string | null },
): boolean =>
  answer.audience === 'private'
    ? actor.type === 'agent' && actor.agentId === answer.agentId && isAllowed(actor, 'tickets.write')
    : isAllowed(actor, 'answers.write');

const presentAnswers = async (
  app: App,
  actor: Actor,
  rows: Selectable<DB['answer']>[],
): Promise<AnswerDto[]> => {
  const pointed = rows.flatMap(({ actions }) =>
    actions === null ? [] : [targetsOf(actions as MacroActions)],
  );
  const known = await findTargets(app.db, pointed);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    shortcut: row.shortcut,
    folder: row.folder,
    audience: row.audience,
    agentId: row.agentId,
    teamId: row.teamId,
    bodies: row.bodies as AnswerDto['bodies'],
    actions: row.actions as AnswerDto['actions'],
    useCount: row.useCount,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    version: row.version,
    canWrite: mayWriteAnswer(actor, row),
    missing: missingOf(row.actions as MacroActions | null, known),
  }));
};

const targetsOf = ({ owner, queueId }: MacroActions): Targets => ({
  ...(owner?.type === 'agent' ? { ownerId: owner.agentId } : {}),
  ...(queueId === undefined ? {} : { queueId }),
});

const missingOf = (
  actions: MacroActions | null,
  known: Awaited<ReturnType<typeof findTargets>>,
): ('queue' | 'agent')[] => {
  const { ownerId, queueId } = targetsOf(actions ?? {});
  return [
    ...(queueId !== undefined && !known.queueIds.has(queueId) ? (['queue'] as const) : []),
    ...(ownerId !== undefined && !known.agentIds.has(ownerId) ? (['agent'] as const) : []),
  ];
};
