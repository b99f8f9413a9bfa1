import type { OwnTicket, Reader } from '@hilo/channel-kit';
import { type RawBuilder, sql } from 'kysely';
import type { App } from '../app/app.ts';

const most = 10;

/**
 * Who asks, as one row or none: the customer behind a proved identity, or behind what is proved with it; and the one
 * identity. A blocked or erased person has nothing to read.
 */
export const whoReads = (reader: Reader): RawBuilder<unknown> => {
  const known = [reader.party, ...(reader.isProved ? reader.alsoProved : [])].map(
    ({ kind, value }, rank) => ({
      kind,
      value,
      rank,
    }),
  );
  // One by one by their key: asked for at once, PostgreSQL would rather read everybody.
  return sql`
    me as materialized (
      select found.* from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as known(kind text, value text, rank int)
      cross join lateral (
        select identity.id, customer_id from identity join customer on customer.id = identity.customer_id
        where identity.kind = known.kind and identity.value = known.value
          and customer.restricted_at is null and customer.erased_at is null limit 1) as found
      order by known.rank limit 1)`;
};

/** The tickets of the person who asks; of a browser that nobody vouches for, those it wrote in on this channel. */
export const whichTickets = (reader: Reader, channelId: string): RawBuilder<unknown> =>
  reader.isProved
    ? sql`
    mine as materialized (
      select ticket.id, exists (select from interaction where interaction.ticket_id = ticket.id
          and interaction.channel_id = ${channelId}) as is_here
      from ticket where customer_id = (select customer_id from me) and merged_into is null
      order by last_message_at desc limit 30)`
    : sql`
    mine as materialized (
      select distinct message.ticket_id as id, true as is_here from message
      where author_identity_id = (select id from me) and channel_id = ${channelId})`;

/** Newest first. */
export const readOwnTickets = async (app: App, channelId: string, reader: Reader): Promise<OwnTicket[]> => {
  const { rows } = await sql<Omit<OwnTicket, 'lastMessageAt'> & { lastMessageAt: Date }>`
    with ${whoReads(reader)}, ${whichTickets(reader, channelId)}
    select ticket.id, tracking_key, subject, status, last_message_at, mine.is_here,
      coalesce((select max(position) from ticket_seen where ticket_seen.ticket_id = ticket.id), 0) as seen_up_to
    from mine join ticket on ticket.id = mine.id
    order by mine.is_here desc, last_message_at desc limit ${most}`.execute(app.db);
  return rows.map((row) => ({ ...row, lastMessageAt: row.lastMessageAt.toISOString() }));
};
