import type { Party } from '@hilo/channel-kit';
import type { AssuranceLevel } from '@hilo/core';
import { sql } from 'kysely';
import type { Which } from '../app/settle-due.ts';
import type { Unit } from '../app/transaction.ts';

const dayMs = 24 * 3_600_000;

/** A confirmation that is to be made, with all that is needed to write it or to say why not. */
export type DueReceipt = {
  id: string;
  /** Where the message is by now. */
  ticketId: string;
  channelId: string;
  identityId: string;
  customerId: string;
  party: Party;
  trackingKey: string;
  subject: string | null;
  text: string;
  fileCount: number;
  receivedAt: Date;
  ownRef: string | null;
  refs: string[];
  nativeThread: string | null;
  automatic: 'auto' | 'bulk' | null;
  assurance: AssuranceLevel | null;
  isSpam: boolean;
  isBlocked: boolean;
  locale: string | null;
  channelKind: string;
  channelSettings: unknown;
  isChannelOpen: boolean;
  sendsReceipts: boolean;
  sentToday: number;
  /** By when a person answers, as promised; past where that was not kept, null where nothing is promised. */
  answerBy: Date | null;
  /** The latest that the law allows. */
  lawBy: Date | null;
};

type Row = Omit<DueReceipt, 'party'> & { kind: string; value: string; displayName: string | null };

/**
 * Takes the oldest that nobody else has in hand. A ticket that somebody is working in is left for the next look: its
 * lock would make all others wait.
 */
export const takeDue = async (unit: Unit, most: number, which: Which): Promise<DueReceipt[]> => {
  const { rows } = await sql<Row>`
    with due as materialized (
      select receipt.id, receipt.message_id, receipt.channel_id, receipt.identity_id, message.ticket_id
      from receipt join message on message.id = receipt.message_id join ticket on ticket.id = message.ticket_id
      where receipt.state = 'queued'
        and ${'only' in which ? sql`receipt.id = ${which.only}` : sql`receipt.id <> all(${which.but}::uuid[])`}
      order by receipt.created_at limit ${most}
      for no key update of receipt, ticket skip locked)
    select due.id, due.ticket_id, due.channel_id, due.identity_id, ticket.customer_id, tracking_key,
      identity.kind, identity.value, identity.display_name,
      message.subject, message.text, message.occurred_at as received_at, message.own_ref, message.refs,
      message.native_thread, message.automatic, message.assurance->>'level' as assurance,
      (select count(*) from attachment where attachment.message_id = message.id
        and attachment.redacted_at is null and not attachment.is_inline) as file_count,
      ticket.is_spam,
      identity.blocked_at is not null or customer.restricted_at is not null or customer.erased_at is not null
        as is_blocked,
      customer.locale, channel.kind as channel_kind, channel.settings as channel_settings,
      channel.is_enabled and channel.archived_at is null as is_channel_open, channel.sends_receipts,
      (select count(*) from receipt as made where made.identity_id = due.identity_id and made.state = 'made'
        and made.finished_at > ${new Date(unit.now.getTime() - dayMs)}) as sent_today,
      (select min(due_at) from clock where clock.ticket_id = due.ticket_id
        and clock.kind in ('firstAnswer', 'nextAnswer') and clock.ended_at is null) as answer_by,
      (select min(due_at) from clock where clock.ticket_id = due.ticket_id
        and clock.kind = 'legal' and clock.is_binding and clock.ended_at is null) as law_by
    from due join message on message.id = due.message_id join ticket on ticket.id = due.ticket_id
      join identity on identity.id = due.identity_id join customer on customer.id = identity.customer_id
      join channel on channel.id = due.channel_id
    order by due.id`.execute(unit.trx);
  return rows.map(({ kind, value, displayName, ...row }) => ({
    ...row,
    // Where the law wants an answer sooner than it was promised, it comes by then.
    answerBy: row.answerBy && row.lawBy && row.lawBy < row.answerBy ? row.lawBy : row.answerBy,
    party: { kind, value, name: displayName },
  }));
};
