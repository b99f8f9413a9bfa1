import type { MessageArrival } from '@hilo/channel-kit';
import { claimedTrackingKeys, type PlacingFacts, type TicketClaim, withoutTag } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import {
  type CustomerAbout,
  isOvertaken,
  readTicketRow,
  type TicketRow,
  ticketColumns,
} from '../tickets/store-message.ts';
import { foldedRef, foldRef } from './fold-ref.ts';
import { namedTickets } from './named-tickets.ts';

export type SenderFacts = { identityId: string | null; customerId: string | null; isVerified: boolean };

/** What the database says of an arrival. */
export type PlacingRow = {
  identityId: string | null;
  senderCustomerId: string | null;
  isVerified: boolean;
  about: CustomerAbout | null;
  isBlocked: boolean;
  claims: TicketClaim[];
  /** Null where the message points at tickets: they are asked for when none of those counts. */
  openTickets: PlacingFacts['openTickets'] | null;
  sameMessageId: string | null;
  isKnown: boolean;
  hasKin: boolean;
  pointedAt: string | null;
  isOvertaken: boolean | null;
} & TicketRow;

export type AskedChannel = { keepsThread: boolean; ownParties: { kind: string; value: string }[] };

type MoreFacts = {
  sender: SenderFacts;
  /** What of the sender's customer decides what was promised. */
  about: CustomerAbout;
  /** The message that this one is, come by another way. */
  sameMessageId: string | null;
  /** This very arrival is here already. */
  isKnown: boolean;
  /** An agent has said that this sender is not to be heard. */
  isBlocked: boolean;
  /** Somebody is known under the same address with another tag. */
  hasKin: boolean;
  /** The one ticket that the message points at, locked; null where there is none, or more, or it must be read again. */
  home: { ticketId: string; ticket: TicketRow } | null;
};

/** A page that shows the customer her tickets names the one she goes on with; else the text may. */
const keysOf = ({ subject, text, thread }: MessageArrival): string[] =>
  thread.trackingKeys
    ? claimedTrackingKeys(null, thread.trackingKeys.join('\n'))
    : claimedTrackingKeys(subject, text);

/** Whether the thread it stands in is all that an arrival points at. */
export const hasOnlyThread = (arrival: MessageArrival): boolean => {
  const { ownRef, nativeThread, refs, replyTokens } = arrival.thread;
  const isBare = ownRef === null && refs.length === 0 && replyTokens.length === 0;
  return arrival.direction === 'in' && nativeThread !== null && isBare && keysOf(arrival).length === 0;
};

/** Somebody of ours may have answered elsewhere: the ticket is then looked for by whom it was written to. */
const subjectOf = (arrival: MessageArrival) =>
  arrival.direction === 'in' ? arrival.from : (arrival.to[0] ?? arrival.from);

/**
 * Everything the placing decision needs, in one query: who the sender is, which tickets the message points at and
 * what the sender is to each of them, and the sender's open tickets, unless it is plain by then where it goes.
 *
 * @param known what was asked ahead; whoever gives it makes sure that it still holds
 */
export const loadPlacingFacts = async (
  unit: Unit,
  channelId: string,
  arrival: MessageArrival,
  channel: AskedChannel,
  known: PlacingRow | null = null,
): Promise<PlacingFacts & MoreFacts> => {
  const row = known ?? (await readPlacingRow(unit, channelId, arrival, channel));
  return {
    // A thread that has a name and is not known begins something new.
    channelKeepsThread: channel.keepsThread && arrival.thread.nativeThread === null,
    subject: arrival.subject,
    text: arrival.text,
    occurredAt: arrival.occurredAt,
    direction: arrival.direction,
    isAutomatic: arrival.automatic.kind === 'auto',
    customerId: row.senderCustomerId,
    identityId: row.identityId,
    claims: row.claims,
    openTickets: row.openTickets ?? (await readOpenTickets(unit, channelId, row)),
    sender: { identityId: row.identityId, customerId: row.senderCustomerId, isVerified: row.isVerified },
    about: row.about ?? { segment: null, place: null, locale: null },
    sameMessageId: row.sameMessageId,
    isKnown: row.isKnown,
    hasKin: row.hasKin,
    isBlocked: row.isBlocked,
    home:
      row.pointedAt === null || row.isOvertaken
        ? null
        : { ticketId: row.pointedAt, ticket: readTicketRow(row) },
  };
};

/** Asked for an arrival that is here, its rows are locked; asked ahead, nobody waits for that. */
export const readPlacingRow = async (
  unit: Pick<Unit, 'trx' | 'now'>,
  channelId: string,
  arrival: MessageArrival,
  channel: AskedChannel,
  isAhead = false,
): Promise<PlacingRow> => {
  const { kind, value } = subjectOf(arrival);
  const { thread } = arrival;
  const isOurs = arrival.direction === 'out';
  const isFromUs =
    isOurs ||
    channel.ownParties.some((own) => own.kind === arrival.from.kind && own.value === arrival.from.value);
  const named = namedTickets(unit, channelId, arrival, keysOf(arrival));
  const places = named
    ? sql`, named as materialized (
      -- A merged ticket is where its messages are now; a blocked one is as if it were not there.
      select distinct on (rule, ticket_id) rule, ticket_id, distance, subject from (
        select rule, hilo_ticket_home(ticket_id) as ticket_id, distance, subject
        from (${named}) as hits) as homes order by rule, ticket_id, distance),
    home as materialized (
      -- Where all that it points at is one ticket, that is where it most likely goes: locked here, it is not asked for
      -- again. After the sender, as everywhere.
      select ticket.id as pointed_at, ${isOvertaken} as is_overtaken, ${ticketColumns(channelId)}
      from ticket join customer on customer.id = customer_id
      where (select count(*) from sender) >= 0
        and ticket.id = (select (array_agg(ticket_id))[1] from named having count(distinct ticket_id) = 1)
      ${isAhead ? sql`` : sql`for no key update of ticket`})`
    : sql``;
  const claims = named
    ? sql`coalesce((
        select jsonb_agg(jsonb_build_object('rule', rule, 'ticketId', named.ticket_id, 'standing', case
          when ticket.customer_id = (select customer_id from sender) then 'customer'
          when exists (select from participant where participant.ticket_id = ticket.id
            and participant.kind = ${kind} and participant.value = ${value}) then 'participant'
          when ${isOurs} and rule = 'reference' then 'participant'
          else 'none' end, 'subjects', jsonb_build_array(ticket.subject, named.subject)) order by distance)
        from named cross join lateral (
          -- One by one: PostgreSQL expects so many references that it would rather read all customers.
          select ticket.id, ticket.customer_id, ticket.subject from ticket join customer on customer.id = ticket.customer_id
          where ticket.id = named.ticket_id and customer.restricted_at is null limit 1) as ticket), '[]')`
    : sql`'[]'::jsonb`;
  // A name alone proves nothing: anybody can give his mail the name of one of ours.
  const sameMessage =
    thread.ownRef === null
      ? sql`null::uuid`
      : sql`coalesce(
        (select message.id from message
          where ${foldedRef('message.ownRef')} = ${foldRef(thread.ownRef)}::text and own_ref = ${thread.ownRef}::text
            and kind <> 'note'
          and ((direction = 'out' and ${isFromUs}) or (direction = 'in' and not ${isOurs}
            and author_identity_id = (select id from sender) and (redacted_at is not null
              or (text = ${arrival.text} and subject is not distinct from ${arrival.subject}))))
          limit 1),
        (select message.id from message_ref join message on message.id = message_ref.message_id
          where ref = ${thread.ownRef}::text and direction = 'out' and ${isFromUs} limit 1))`;
  const { rows } = await sql<PlacingRow>`
    with sender as materialized (
      select identity.id, identity.customer_id, identity.verified_at is not null as is_verified,
        identity.blocked_at is not null as is_blocked
      from identity where kind = ${kind} and value = ${value}
      -- Nobody moves it to another customer until this is placed.
      ${isAhead ? sql`` : sql`for no key update`})
    ${places}
    select
      (select id from sender) as identity_id,
      (select customer_id from sender) as sender_customer_id,
      (select jsonb_build_object('segment', segment, 'place', place, 'locale', locale) from customer
        where customer.id = (select customer_id from sender)) as about,
      coalesce((select is_verified from sender), false) as is_verified,
      coalesce((select is_blocked from sender), false) as is_blocked,
      ${claims} as claims,
      ${named ? sql`null::jsonb` : openTicketsOf(channelId, sql`(select customer_id from sender)`)} as open_tickets,
      ${sameMessage} as same_message_id,
      exists (select from arrival where channel_id = ${channelId} and external_id = ${arrival.externalId}) as is_known,
      -- The same address with another tag: only a new sender is asked about.
      (select id from sender) is null and exists (select from identity
        where kind = ${kind} and untagged = ${withoutTag(value) ?? value} and value <> ${value}) as has_kin,
      ${named ? sql`home.* from (values (1)) as one left join home on true` : sql`null::uuid as pointed_at`}`.execute(
    unit.trx,
  );
  return rows[0]!;
};

const openTicketsOf = (
  channelId: string,
  customerId: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`coalesce((
        select jsonb_agg(jsonb_build_object('ticketId', recent.id, 'trackingKey', tracking_key,
          'lastInboundAt', last_inbound_at, 'lastInboundIdentityId', last.author_identity_id,
          'lastInboundSubject', last.subject, 'isSameChannel', last_channel_id = ${channelId}) order by last_message_at desc)
        from (select id, tracking_key, last_inbound_at, last_channel_id, last_message_at from ticket
          where customer_id = ${customerId} and status <> 'resolved'
          order by last_message_at desc limit 10) as recent
        left join lateral (select author_identity_id, subject from message
          where message.ticket_id = recent.id and direction = 'in' order by occurred_at desc, id desc limit 1) as last on true
        ), '[]')`;

/** What goes on in a ticket it points at is placed without them, which is most of a conversation. */
const readOpenTickets = async (
  unit: Unit,
  channelId: string,
  { senderCustomerId, claims }: Pick<PlacingRow, 'senderCustomerId' | 'claims'>,
): Promise<PlacingFacts['openTickets']> => {
  if (senderCustomerId === null || claims.some(({ standing }) => standing !== 'none')) return [];
  const { rows } = await sql<{ openTickets: PlacingFacts['openTickets'] }>`
    select ${openTicketsOf(channelId, sql`${senderCustomerId}::uuid`)} as open_tickets`.execute(unit.trx);
  return rows[0]!.openTickets;
};
