import type { EventFacts } from '@hilo/core';
import type { Database } from '@hilo/db';
import { type RawBuilder, sql } from 'kysely';

export type Fault = EventFacts['clock.repaired']['what'];
export type Unwatched = { id: string; what: Fault };

/** What is not over. The data of a blocked customer are only kept, and nobody acts on them. */
const isOpen: RawBuilder<boolean> = sql`status <> 'resolved' and not is_spam and ticket.merged_into is null
  and not exists (select from customer where customer.id = customer_id and restricted_at is not null)`;

/**
 * Something will bring the ticket up again: a clock that is looked at or is broken and still owed, or the day on which
 * the ticket itself comes back.
 */
const isWatched: RawBuilder<boolean> = sql`exists (select from clock where clock.ticket_id = ticket.id and ended_at is null
  and (state = 'breached' or next_wake_at is not null
    or (state = 'paused' and follow_up_at is not null)
    or (rule = 'waiting' and follow_up_at is not null) or (rule = 'snooze' and snoozed_until is not null)))`;

/**
 * Tickets that nobody would look at again: without a clock, with nothing but a clock that stands still and no day to come
 * back on, in a queue that was put away, or of somebody who is gone. One look through all that is open.
 * @param ids only these
 */
export const findUnwatched = async (
  db: Database,
  limit: number,
  ids: readonly string[] | null = null,
): Promise<Unwatched[]> => {
  const among = ids === null ? sql`` : sql`and ticket.id = any(${ids}::uuid[])`;
  const { rows } = await sql<Unwatched>`
    select id, what from (
      select ticket.id, case when exists (select from clock
          where clock.ticket_id = ticket.id and state = 'paused') then 'noFollowUp' else 'noClock' end as what
        from ticket where ${isOpen} and not ${isWatched} ${among}
      union all select ticket.id, 'noQueue' from ticket join queue on queue.id = queue_id
        where archived_at is not null and ${isOpen} ${among}
      union all select ticket.id, 'noOwner' from ticket join agent on agent.id = owner_id
        where deactivated_at is not null and ${isOpen} ${among}) as unwatched
    limit ${limit}`.execute(db);
  return rows;
};
