import type { Actor } from '@hilo/core';
import type { DB } from '@hilo/db';
import { type Kysely, type RawBuilder, sql } from 'kysely';

/**
 * Whether a ticket of the query has something new for an agent: a message from outside or a note that is not the
 * agent's own, after the last look. Asked of the event log by (ticket, position), so that nothing has to be written
 * when a message comes, whoever many agents there are.
 */
export const isUnreadBy = (agentId: string): RawBuilder<boolean> => sql<boolean>`(
  ticket.merged_into is null and (
    exists (select from ticket_seen as seen
      where seen.agent_id = ${agentId}::uuid and seen.ticket_id = ticket.id and seen.is_unread)
    or exists (select from event as news where news.ticket_id = ticket.id
      and news.position > coalesce((select seen.position from ticket_seen as seen
        where seen.agent_id = ${agentId}::uuid and seen.ticket_id = ticket.id), 0)
      and news.at > (select coalesce(seen_before, created_at) from agent where id = ${agentId}::uuid)
      and news.actor_id is distinct from ${agentId}::uuid
      and (news.type = 'note.added'
        or (news.type = 'message.received' and news.facts->>'isAutomatic' is distinct from 'true')
        or (news.type = 'message.moved' and news.facts->>'toTicketId' = ticket.id::text
          and news.facts->>'undoes' is null)))))`;

/** Which of these tickets have something new for whoever asks. Nothing ever is for a program. */
export const unreadAmong = async (
  db: Kysely<DB>,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (actor.type !== 'agent' || ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ticket where id = any(${ids}::uuid[]) and ${isUnreadBy(actor.agentId)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};
