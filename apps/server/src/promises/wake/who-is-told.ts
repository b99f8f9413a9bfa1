import type { Told } from '@hilo/core';
import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';

/**
 * Who is told that the time of a ticket runs out. Its owner; nobody's ticket concerns the team of its queue. Supervisors
 * are those of that team, else all; and where there is none, the administrators: somebody always is told.
 */
export const whoIsTold = async (
  unit: Unit,
  ticketId: string,
  tells: readonly Told[],
  /** Who gave the word that is to be kept. */
  promisedBy: string | null = null,
): Promise<string[]> => {
  const { rows } = await sql<{ id: string; as: string }>`
    with asked as (
      select ticket.owner_id, queue.team_id from ticket join queue on queue.id = ticket.queue_id
      where ticket.id = ${ticketId}),
    active as (select agent.id, role from agent where deactivated_at is null),
    supervisors as (
      select active.id, exists (select from team_member, asked
          where team_member.team_id = asked.team_id and team_member.agent_id = active.id) as is_near
      from active where role = 'supervisor')
    select owner_id as id, 'owner' as as from asked join active on active.id = owner_id
    union all select team_member.agent_id, 'owner' from asked
      join team_member on team_member.team_id = asked.team_id join active on active.id = team_member.agent_id
      where owner_id is null and active.role <> 'reader'
    union all select id, 'supervisors' from supervisors
      where is_near or not exists (select from supervisors where is_near)
    union all select id, 'promiser' from active where id = ${promisedBy}::uuid
    union all select id, 'administrators' from active where role = 'administrator'
    order by 1`.execute(unit.trx);
  const of = (...names: string[]): string[] =>
    rows.filter((row) => names.includes(row.as)).map((row) => row.id);
  const told = [...new Set(of('promiser', ...tells))];
  if (told.length > 0) return told;
  const supervisors = of('supervisors');
  return supervisors.length > 0 ? supervisors : of('administrators');
};
