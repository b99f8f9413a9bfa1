import { type AgentDto, HiloError } from '@hilo/api';
import type { Database } from '@hilo/db';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';

const columns = [
  'id',
  'name',
  'alias',
  'email',
  'role',
  'createdAt',
  'invitedAt',
  'loginId',
  'deactivatedAt',
  'photoId',
  'locale',
  'timeZone',
  'theme',
  'signature',
  'listColumns',
] as const;

/** Agents with the teams they are in, by name. */
export const selectAgents = (db: Database) =>
  db
    .selectFrom('agent')
    .select(columns)
    .select((query) =>
      query
        .selectFrom('teamMember')
        .innerJoin('team', 'team.id', 'teamMember.teamId')
        .whereRef('teamMember.agentId', '=', 'agent.id')
        .where('team.archivedAt', 'is', null)
        .select(sql<string[]>`coalesce(array_agg(team_member.team_id order by team.name), '{}')`.as('ids'))
        .as('teamIds'),
    )
    .select(
      // The login library's own table, where the name of a column is written as the library writes it.
      sql<boolean>`exists (select from auth."user" where id = agent.login_id and "twoFactorEnabled")`.as(
        'hasSecondFactor',
      ),
    )
    .orderBy('agent.name')
    .orderBy('agent.id');

type AgentRow = Awaited<ReturnType<ReturnType<typeof selectAgents>['executeTakeFirstOrThrow']>>;

/**
 * Where a face is read. Customers see it in a chat, so it is open to everybody; another photo has another address, so
 * that each may be kept for ever.
 */
export const photoUrl = (photoId: string | null): string | null =>
  photoId === null ? null : `/photos/${photoId}`;

/** As whoever manages agents sees one, and everybody themselves. */
export const presentAgent = (row: AgentRow): AgentDto & { hasSecondFactor: boolean } => ({
  id: row.id,
  name: row.name,
  alias: row.alias,
  email: row.email,
  role: row.role,
  teamIds: row.teamIds ?? [],
  createdAt: row.createdAt.toISOString(),
  invitedAt: row.invitedAt?.toISOString() ?? null,
  hasLogin: row.loginId !== null,
  hasSecondFactor: row.hasSecondFactor,
  deactivatedAt: row.deactivatedAt?.toISOString() ?? null,
  photoUrl: photoUrl(row.photoId),
});

/** @throws resource.notFound */
export const readAgent = async (app: App, id: string): Promise<AgentRow> => {
  const row = await selectAgents(app.db).where('agent.id', '=', id).executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such agent.');
  return row;
};
