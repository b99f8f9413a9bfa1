import { type Candidate, chooseAgent, withRoom } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

export type Turn = {
  scopeId: string;
  teamId: string | null;
  how: 'inTurn' | 'fewestOpen';
  /** How many open tickets one may have and still be given another; null or omitted for any number. */
  openLimit?: number | null;
  /** Who has the desk open; given where somebody waits for an answer on the spot. */
  whoIsHere?: (() => ReadonlySet<string>) | undefined;
  /** Whether others have to go first; asked when nobody else can choose any more. */
  isBehind?: (() => Promise<boolean>) | undefined;
};

/**
 * Chooses whose turn it is and writes it down. The row of the rotation stays locked until the commit, so that arrivals
 * at once are given out one after the other, each seeing what the one before it did. Null where nobody is here, all
 * who are have as many as they may, or others have to go first: it waits in the queue then. Where nobody of them has the desk open, it is somebody's turn all the same: the ticket waits for a person and not in a crowd.
 * @param scopeId whose rotation it is: a team's, or a queue's that everybody serves
 */
export const giveToNext = async (
  unit: Unit,
  { scopeId, teamId, how, openLimit = null, whoIsHere, isBehind }: Turn,
): Promise<string | null> => {
  const lastAgentId = await lockRotation(unit, scopeId);
  if (await isBehind?.()) return null;
  // Who was only invited cannot take anything yet.
  const { rows } = await sql<Candidate>`
    select agent.id as agent_id, case when ${how === 'fewestOpen' || openLimit !== null} then
        (select count(*)::int from ticket where owner_id = agent.id and status = 'open' and not is_spam
          and snoozed_until is null) else 0 end as open_count
    from agent
    where deactivated_at is null and login_id is not null and role <> 'reader'
      and (${teamId}::uuid is null
        or exists (select from team_member where team_id = ${teamId}::uuid and agent_id = agent.id))
      and not exists (select from absence where absence.agent_id = agent.id and until > ${unit.now})`.execute(
    unit.trx,
  );
  const here = whoIsHere?.();
  const atDesk = here ? rows.filter((candidate) => here.has(candidate.agentId)) : [];
  const agentId = chooseAgent(withRoom(atDesk.length > 0 ? atDesk : rows, openLimit), lastAgentId, how);
  if (agentId !== null)
    await unit.trx
      .updateTable('rotation')
      .set({ lastAgentId: agentId, givenCount: sql`given_count + 1` })
      .where('scopeId', '=', scopeId)
      .execute();
  return agentId;
};

/** Until the commit nobody else chooses for this team or queue. @returns who was given one last */
export const lockRotation = async (unit: Unit, scopeId: string): Promise<string | null> => {
  await unit.trx
    .insertInto('rotation')
    .values({ scopeId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { lastAgentId } = await unit.trx
    .selectFrom('rotation')
    .select('lastAgentId')
    .where('scopeId', '=', scopeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return lastAgentId;
};
