import type { MessageArrival } from '@hilo/channel-kit';
import { type NoReceiptReason, whyNoReceipt } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import type { Sender } from '../arrivals/find-sender.ts';
import type { ArrivalChannel } from '../arrivals/receive.ts';
import type { TicketRow } from '../tickets/store-message.ts';

export type ReceiptRow = { id: string; identityId: string; why: NoReceiptReason | null };

/**
 * Whether whoever wrote is to be told that it came: with a new matter, one that was resolved, and one in which nothing
 * has been answered yet. In a conversation that goes on nobody is told twice. What the arrival itself forbids is
 * written down at once, and the rest is decided when the confirmation is made. Null where nobody expects one.
 */
export const askReceipt = (
  unit: Unit,
  channel: ArrivalChannel,
  arrival: MessageArrival,
  sender: Sender,
  before: Pick<TicketRow, 'status' | 'waitingSince'> | null,
): ReceiptRow | null => {
  if (arrival.direction !== 'in' || arrival.automatic.kind === 'auto') return null;
  if (channel.isHistory || channel.isExample) return null;
  if (before && before.status !== 'resolved' && before.waitingSince === null) return null;
  const why = whyNoReceipt({
    automatic: arrival.automatic.kind === 'none' ? null : arrival.automatic.kind,
    assurance: arrival.assurance.level,
    isSpam: arrival.isSpam,
    isBlocked: false,
    isOwnAddress: channel.ownParties.some(
      ({ kind, value }) => kind === arrival.from.kind && value === arrival.from.value,
    ),
    channel: { sendsReceipts: true, isOpen: true, isOutbound: true, isPublic: false },
    sentToday: 0,
  });
  return { id: unit.newId(), identityId: sender.identityId, why };
};

/**
 * Part of the statement that writes the message. The day is that of the organisation, whose zone is one row by its key;
 * a second one on that day finds the first and is none.
 */
export const writeReceiptRow = ({ id, identityId, why }: ReceiptRow): RawBuilder<unknown> => sql`,
    asked as (
      insert into receipt (id, ticket_id, message_id, channel_id, identity_id, day, state, why, created_at, finished_at)
      select ${id}::uuid, ticket_id, id, channel_id, ${identityId}::uuid,
        (now at time zone coalesce(
          (select value->>'timeZone' from setting where name = 'organisation'), 'Europe/Madrid'))::date,
        ${why === null ? 'queued' : 'skipped'}, ${why}::text, now, case when ${why !== null}::boolean then now end
      from fact
      on conflict (ticket_id, identity_id, day) do nothing)`;
