import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/**
 * What must hold whatever people moved, and in whichever order: each rule with the ids of what breaks it, where
 * something does. Counts are those of the messages, all that hangs on a message is in its ticket, nothing is left in
 * what was merged, and an open ticket has a clock.
 */
export const brokenRules = async (app: App): Promise<Record<string, unknown[]>> => {
  const rules = {
    counts: sql`select id from ticket
      where message_count <> (select count(*) from message where ticket_id = ticket.id)`,
    words: sql`select message_id from message_search join message on message.id = message_id
      where message.ticket_id <> message_search.ticket_id`,
    interactions: sql`select message.id from message join interaction on interaction.id = interaction_id
      where interaction.ticket_id <> message.ticket_id`,
    oneOpenInteraction: sql`select ticket_id from interaction where ended_at is null
      group by ticket_id, channel_id having count(*) > 1`,
    nothingInMerged: sql`select message.id from message join ticket on ticket.id = ticket_id
      where merged_into is not null`,
    noTicketOfMerged: sql`select ticket.id from ticket join customer on customer.id = customer_id
      where customer.merged_into is not null`,
    noIdentityOfMerged: sql`select identity.id from identity join customer on customer.id = customer_id
      where customer.merged_into is not null`,
    openHasClock: sql`select ticket.id from ticket where status <> 'resolved' and not is_spam
      and not exists (select from clock where ticket_id = ticket.id and ended_at is null)`,
    noClockOfMerged: sql`select clock.id from clock join ticket on ticket.id = ticket_id
      where merged_into is not null and ended_at is null`,
  };
  const found: Record<string, unknown[]> = {};
  for (const [name, query] of Object.entries(rules)) {
    const { rows } = await query.execute(app.db);
    if (rows.length > 0) found[name] = rows;
  }
  return found;
};

/** Numbers below a bound that are the same in every run. */
export const dice = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
