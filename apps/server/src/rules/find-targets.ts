import type { RuleTargets } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, sql } from 'kysely';

/** What rules and macros point at. */
export type Targets = {
  queueId?: string | undefined;
  ownerId?: string | undefined;
  teamId?: string | undefined;
};

/** Of everything pointed at, what is there: agents who are active, queues and teams that were not put away. */
export const findTargets = async (db: Kysely<DB>, pointed: readonly Targets[]): Promise<RuleTargets> => {
  const ids = pointed.flatMap(({ queueId, ownerId, teamId }) =>
    [queueId, ownerId, teamId].filter((id) => id !== undefined),
  );
  const found: Record<'agent' | 'queue' | 'team', Set<string>> = {
    agent: new Set(),
    queue: new Set(),
    team: new Set(),
  };
  if (ids.length > 0) {
    const { rows } = await sql<{ what: keyof typeof found; id: string }>`
      select 'agent' as what, id from agent where id = any(${ids}::uuid[]) and deactivated_at is null and role <> 'reader'
      union all select 'queue', id from queue where id = any(${ids}::uuid[]) and archived_at is null
      union all select 'team', id from team where id = any(${ids}::uuid[]) and archived_at is null`.execute(
      db,
    );
    for (const { what, id } of rows) found[what].add(id);
  }
  return { agentIds: found.agent, queueIds: found.queue, teamIds: found.team };
};
