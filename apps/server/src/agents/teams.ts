import { HiloError, type Page, type TeamDto, whole } from '@hilo/api';
import { type Actor, compareNames } from '@hilo/core';
import { sql } from 'kysely';
import { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';

export const createTeamBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  signature: z.string().max(5_000).default(''),
  agentIds: z.array(z.uuid()).max(1_000).default([]),
});
export const changeTeamBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  signature: z.string().max(5_000).optional(),
  agentIds: z.array(z.uuid()).max(1_000).optional(),
});

const selectTeams = (app: App) =>
  app.db
    .selectFrom('team')
    .select(['id', 'name', 'signature'])
    .select((query) =>
      query
        .selectFrom('teamMember')
        .innerJoin('agent', 'agent.id', 'teamMember.agentId')
        .whereRef('teamMember.teamId', '=', 'team.id')
        .where('agent.deactivatedAt', 'is', null)
        .select(sql<string[]>`coalesce(array_agg(agent.id order by agent.name), '{}')`.as('ids'))
        .as('agentIds'),
    )
    .where('archivedAt', 'is', null)
    .orderBy('name')
    .orderBy('id');

/** @throws auth.forbidden */
export const listTeams = async (app: App, actor: Actor): Promise<Page<TeamDto>> => {
  authorise(actor, 'agents.read');
  const rows = await selectTeams(app).execute();
  rows.sort((one, other) => compareNames(one.name, other.name));
  return whole(rows.map((row) => ({ ...row, agentIds: row.agentIds ?? [] })));
};

const readTeam = async (app: App, id: string): Promise<TeamDto> => {
  const row = await selectTeams(app).where('id', '=', id).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such team.');
  return { ...row, agentIds: row.agentIds ?? [] };
};

/** @throws auth.forbidden, request.invalid for an unknown agent */
export const createTeam = async (
  app: App,
  actor: Actor,
  input: z.output<typeof createTeamBody>,
): Promise<TeamDto> => {
  authorise(actor, 'teams.write');
  const id = await inTransaction(app, actor, async (unit) => {
    const teamId = unit.newId();
    await unit.trx
      .insertInto('team')
      .values({ id: teamId, name: input.name, signature: input.signature, createdAt: unit.now })
      .execute();
    await setMembersOf(unit, teamId, input.agentIds);
    unit.emit({ type: 'team.changed', facts: { teamId } });
    return teamId;
  });
  return readTeam(app, id);
};

/** What is omitted stays. @throws auth.forbidden, resource.notFound, request.invalid for an unknown agent */
export const changeTeam = async (
  app: App,
  actor: Actor,
  teamId: string,
  { name, signature, agentIds }: z.output<typeof changeTeamBody>,
): Promise<TeamDto> => {
  authorise(actor, 'teams.write');
  await inTransaction(app, actor, async (unit) => {
    const team = await lockTeam(unit, teamId);
    await unit.trx
      .updateTable('team')
      .set({ name: name ?? team.name, signature: signature ?? team.signature })
      .where('id', '=', teamId)
      .execute();
    if (agentIds) await setMembersOf(unit, teamId, agentIds);
    unit.emit({ type: 'team.changed', facts: { teamId } });
  });
  return readTeam(app, teamId);
};

/** Puts a team away; its queues stay, without a team. @throws auth.forbidden, resource.notFound */
export const archiveTeam = async (app: App, actor: Actor, teamId: string): Promise<void> => {
  authorise(actor, 'teams.write');
  await inTransaction(app, actor, async (unit) => {
    await lockTeam(unit, teamId);
    await unit.trx.updateTable('queue').set({ teamId: null }).where('teamId', '=', teamId).execute();
    await unit.trx.updateTable('team').set({ archivedAt: unit.now }).where('id', '=', teamId).execute();
    unit.emit({ type: 'team.changed', facts: { teamId } });
  });
};

const lockTeam = async (unit: Unit, id: string) => {
  const team = await unit.trx
    .selectFrom('team')
    .select(['id', 'name', 'signature'])
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!team) throw new HiloError('resource.notFound', 'There is no such team.');
  return team;
};

const setMembersOf = async (unit: Unit, teamId: string, agentIds: string[]): Promise<void> => {
  const wanted = [...new Set(agentIds)];
  const known = await unit.trx
    .selectFrom('agent')
    .select('id')
    .where('id', 'in', wanted.length > 0 ? wanted : [teamId])
    .where('deactivatedAt', 'is', null)
    .execute();
  if (known.length !== wanted.length) throw unknown('agentIds');
  await unit.trx.deleteFrom('teamMember').where('teamId', '=', teamId).execute();
  if (wanted.length > 0)
    await unit.trx
      .insertInto('teamMember')
      .values(wanted.map((agentId) => ({ teamId, agentId })))
      .execute();
};

/** The teams of one agent become these. @throws request.invalid for an unknown team */
export const setTeamsOf = async (unit: Unit, agentId: string, teamIds: string[]): Promise<void> => {
  const wanted = [...new Set(teamIds)];
  const known = await unit.trx
    .selectFrom('team')
    .select('id')
    .where('id', 'in', wanted.length > 0 ? wanted : [agentId])
    .where('archivedAt', 'is', null)
    .execute();
  if (known.length !== wanted.length) throw unknown('teamIds');
  await unit.trx.deleteFrom('teamMember').where('agentId', '=', agentId).execute();
  if (wanted.length > 0)
    await unit.trx
      .insertInto('teamMember')
      .values(wanted.map((teamId) => ({ teamId, agentId })))
      .execute();
};

const unknown = (field: string): HiloError =>
  new HiloError('request.invalid', `One of ${field} is not there, or no longer active.`, {
    fields: [{ field, problem: 'unknown' }],
  });
