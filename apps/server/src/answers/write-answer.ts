import { HiloError, type WriteAnswerBody } from '@hilo/api';
import { type Actor, unknownVariables } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { requireVersion } from '../app/require-version.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { findAnswer, mayWriteAnswer } from './read-answers.ts';

/** Everybody writes his own; what others see too takes `answers.write`. @throws auth.forbidden */
const authoriseWrite = (actor: Actor, answer: { audience: string; agentId: string | null }): void => {
  authorise(actor, answer.audience === 'private' ? 'tickets.write' : 'answers.write');
  if (!mayWriteAnswer(actor, answer))
    throw new HiloError('auth.forbidden', 'Answers of their own belong to agents.');
};

/** @throws auth.forbidden, request.invalid for a variable nobody can fill, a team that is gone, or an empty answer */
export const createAnswer = async (app: App, actor: Actor, body: WriteAnswerBody): Promise<string> => {
  const agentId = actor.type === 'agent' ? actor.agentId : null;
  authoriseWrite(actor, { audience: body.audience, agentId });
  return inTransaction(app, actor, async (unit) => {
    const id = unit.newId();
    await unit.trx
      .insertInto('answer')
      .values({ id, agentId, ...(await columnsOf(unit, body)), createdAt: unit.now, updatedAt: unit.now })
      .execute();
    unit.emit({ type: 'answer.changed', facts: { answerId: id } });
    return id;
  });
};

/**
 * Writes an answer anew. Who makes a shared one his own again keeps it as his.
 * @throws auth.forbidden, resource.notFound, resource.changed, request.invalid
 */
export const changeAnswer = async (
  app: App,
  actor: Actor,
  id: string,
  body: WriteAnswerBody,
  { ifVersion }: { ifVersion?: number } = {},
): Promise<void> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    const before = await lockAnswer(unit, actor, id);
    authoriseWrite(actor, before);
    const agentId = body.audience === 'private' && actor.type === 'agent' ? actor.agentId : before.agentId;
    authoriseWrite(actor, { audience: body.audience, agentId });
    requireVersion(before, ifVersion, 'this answer');
    await unit.trx
      .updateTable('answer')
      .set({
        agentId,
        ...(await columnsOf(unit, body)),
        version: sql`version + 1`,
        updatedAt: unit.now,
      })
      .where('id', '=', id)
      .execute();
    unit.emit({ type: 'answer.changed', facts: { answerId: id } });
  });
};

/** @throws auth.forbidden, resource.notFound */
export const archiveAnswer = async (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'tickets.write');
  return inTransaction(app, actor, async (unit) => {
    authoriseWrite(actor, await lockAnswer(unit, actor, id));
    await unit.trx.updateTable('answer').set({ archivedAt: unit.now }).where('id', '=', id).execute();
    unit.emit({ type: 'answer.changed', facts: { answerId: id } });
  });
};

/** Counts one use: a hint for the order of the list. @throws auth.forbidden, resource.notFound */
export const countUse = async (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'tickets.write');
  await findAnswer(app.db, actor, id);
  await app.db
    .updateTable('answer')
    .set({ useCount: sql`use_count + 1`, lastUsedAt: app.now() })
    .where('id', '=', id)
    .execute();
};

const lockAnswer = async (unit: Unit, actor: Actor, id: string) => {
  await unit.trx.selectFrom('answer').select('id').where('id', '=', id).forUpdate().execute();
  return findAnswer(unit.trx, actor, id);
};

const invalid = (field: string, problem: string, more: Record<string, unknown> = {}) =>
  new HiloError('request.invalid', `This answer cannot be kept: ${field} (${problem}).`, {
    fields: [{ field, problem }],
    ...more,
  });

const columnsOf = async (unit: Unit, body: WriteAnswerBody) => {
  const { title, shortcut, folder, audience, bodies, actions } = body;
  const words = bodies.filter(({ text }) => text.trim() !== '');
  const hasActions = actions !== null && Object.keys(actions).length > 0;
  if (words.length === 0 && !hasActions) throw invalid('bodies', 'empty');
  const unknown = [...new Set(words.flatMap(({ text, html }) => unknownVariables(`${text}\n${html ?? ''}`)))];
  if (unknown.length > 0) throw invalid('bodies', 'variables', { variables: unknown });
  const places = words.map(({ locale, liveness, medium }) => `${locale} ${liveness} ${medium}`);
  if (new Set(places).size < places.length) throw invalid('bodies', 'twice');
  if (actions?.waitDays !== undefined && actions.status !== undefined) throw invalid('actions', 'status');
  const teamId = audience === 'team' ? body.teamId : null;
  if (audience === 'team') {
    const team = await unit.trx
      .selectFrom('team')
      .select('id')
      .where('id', '=', teamId)
      .where('archivedAt', 'is', null)
      .executeTakeFirst();
    if (!team) throw invalid('teamId', 'unknown');
  }
  return {
    title,
    shortcut,
    folder,
    audience,
    teamId,
    bodies: JSON.stringify(words),
    actions: hasActions ? JSON.stringify(actions) : null,
  };
};
