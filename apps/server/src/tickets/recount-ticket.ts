import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';

/** Counts a ticket's messages anew, as storing them one by one would have. */
export const recountTicket = async (unit: Unit, ticketId: string): Promise<void> => {
  await sql`
    update ticket set
      message_count = (select count(*) from message where message.ticket_id = ticket.id),
      last_message_at = coalesce((select max(occurred_at) from message where message.ticket_id = ticket.id
        and delivery is distinct from 'scheduled' and not (direction = 'in' and automatic is not distinct from 'auto')), last_message_at),
      last_inbound_at = (select max(occurred_at) from message where message.ticket_id = ticket.id
        and direction = 'in' and automatic is distinct from 'auto'),
      last_text = coalesce(last.text, ''), last_channel_id = last.channel_id,
      version = version + 1, updated_at = ${unit.now}
    from (select ${ticketId}::uuid as ticket_id) as this
      left join lateral (select left(text, 200) as text, channel_id from message
        where message.ticket_id = this.ticket_id and kind = 'message'
          and coalesce(delivery, '') not in ('cancelled', 'scheduled')
          and not (direction = 'in' and automatic is not distinct from 'auto')
        order by occurred_at desc, id desc limit 1) as last on true
    where ticket.id = this.ticket_id`.execute(unit.trx);
};
