import type { TicketDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/** Where the log of a ticket ends, how far the caller had read it, and who follows it. */
export const readReading = async (
  app: App,
  actor: Actor,
  ticketId: string,
): Promise<Pick<TicketDto, 'position' | 'seen' | 'followerIds'>> => {
  const agentId = actor.type === 'agent' ? actor.agentId : null;
  const { rows } = await sql<{
    position: number | null;
    seenPosition: number | null;
    seenAt: Date | null;
    followerIds: string[];
  }>`
    select (select max(position) from event where ticket_id = ${ticketId}) as position,
      seen.position as seen_position, seen.seen_at,
      array(select agent_id from ticket_follower where ticket_id = ${ticketId} and ended_at is null
        order by since, agent_id) as follower_ids
    from (values (true)) as one
      left join ticket_seen as seen on seen.ticket_id = ${ticketId} and seen.agent_id = ${agentId}::uuid`.execute(
    app.db,
  );
  const row = rows[0]!;
  return {
    position: row.position ?? 0,
    seen:
      row.seenPosition === null || row.seenAt === null
        ? null
        : { position: row.seenPosition, at: row.seenAt.toISOString() },
    followerIds: row.followerIds,
  };
};
