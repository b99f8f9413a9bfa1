import { type AbsenceDto, type GoAwayBody, HiloError, type Page, whole } from '@hilo/api';
import { type Actor, permissions } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { forgetDirections } from '../rules/directions.ts';
import { standInForAway } from './stand-in-for-away.ts';

/** How far ahead one may be away: longer than any leave. */
const longestMs = 400 * 24 * 3_600_000;

/** Who is away now. @throws auth.forbidden */
export const listAbsences = async (app: App, actor: Actor): Promise<Page<AbsenceDto>> => {
  authorise(actor, 'agents.read');
  const rows = await app.db
    .selectFrom('absence')
    .selectAll()
    .where('until', '>', app.now())
    .orderBy('until')
    .execute();
  return whole(
    rows.map((row) => ({
      agentId: row.agentId,
      since: row.since.toISOString(),
      until: row.until.toISOString(),
      handTo: row.handTo,
      handToAgentId: row.handToAgentId,
    })),
  );
};

/** Everybody for himself; those who arrange teams for others, too: who is ill does not sign in to say so. */
const authoriseFor = (actor: Actor, agentId: string): void =>
  authorise(actor, actor.type === 'agent' && actor.agentId === agentId ? 'tickets.write' : 'teams.write');

/**
 * Says that an agent is away from now on, until then. Tickets in which a customer waits are taken over at once, the
 * others with the next message of their customer.
 * @throws auth.forbidden, resource.notFound, request.invalid for a time that is past or an agent who cannot take over
 */
export const goAway = async (
  app: App,
  actor: Actor,
  agentId: string,
  { until, handToAgentId }: GoAwayBody,
): Promise<void> => {
  authoriseFor(actor, agentId);
  await inTransaction(app, actor, async (unit) => {
    await requireActive(unit, agentId);
    const ahead = Date.parse(until) - unit.now.getTime();
    if (ahead <= 0 || ahead > longestMs)
      throw new HiloError('request.invalid', 'Say until when, in the future and within a year.', {
        fields: [{ field: 'until', problem: ahead <= 0 ? 'past' : 'tooLate' }],
      });
    if (handToAgentId !== null) await requireServing(unit, handToAgentId, agentId);
    const absence = {
      since: unit.now,
      until: new Date(until),
      handTo: handToAgentId === null ? ('queue' as const) : ('agent' as const),
      handToAgentId,
    };
    await unit.trx
      .insertInto('absence')
      .values({ agentId, ...absence })
      .onConflict((conflict) => conflict.column('agentId').doUpdateSet(absence))
      .execute();
    tell(app, unit, agentId);
  });
  // What fails now is taken up by the job a moment later.
  await standInForAway(app).catch((error) => app.log.warn({ err: error }, 'absence.handOverFailed'));
};

/** Twice is harmless. @throws auth.forbidden */
export const comeBack = async (app: App, actor: Actor, agentId: string): Promise<void> => {
  authoriseFor(actor, agentId);
  return inTransaction(app, actor, async (unit) => {
    const { numDeletedRows } = await unit.trx
      .deleteFrom('absence')
      .where('agentId', '=', agentId)
      .executeTakeFirst();
    if (numDeletedRows > 0n) tell(app, unit, agentId);
  });
};

const tell = (app: App, unit: Unit, agentId: string): void => {
  unit.emit({ type: 'agent.changed', facts: { agentId, fields: ['absence'] } });
  unit.afterCommit(() => forgetDirections(app));
};

const requireActive = async (unit: Unit, agentId: string): Promise<void> => {
  const agent = await unit.trx
    .selectFrom('agent')
    .select('id')
    .where('id', '=', agentId)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
  if (!agent) throw new HiloError('resource.notFound', 'There is no such agent.');
};

const requireServing = async (unit: Unit, id: string, awayId: string): Promise<void> => {
  const other = await unit.trx
    .selectFrom('agent')
    .select('role')
    .where('id', '=', id)
    .where('deactivatedAt', 'is', null)
    .executeTakeFirst();
  const canServe = other && (permissions['tickets.write'] as readonly string[]).includes(other.role);
  if (!canServe || id === awayId)
    throw new HiloError(
      'request.invalid',
      'Tickets go to another agent who is active and may work on them.',
      {
        fields: [{ field: 'handToAgentId', problem: 'cannot take tickets' }],
      },
    );
};
