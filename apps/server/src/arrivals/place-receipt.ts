import type { Party, ReceiptArrival, Received } from '@hilo/channel-kit';
import type { DB } from '@hilo/db';
import { type Selectable, sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { reopenUnsent } from '../outgoing/reopen-unsent.ts';
import { answerAgain } from '../promises/answered/revive-clocks.ts';
import { isConfirmation } from '../receipts/is-confirmation.ts';
import { foldedRef, foldRef } from './fold-ref.ts';
import type { ArrivalChannel } from './receive.ts';
import { recordArrival } from './record-arrival.ts';

type SentMessage = Pick<
  Selectable<DB['message']>,
  'id' | 'ticketId' | 'delivery' | 'deliveryDetail' | 'parties'
>;

/**
 * States only move forward; a failure is final unless a later "delivered" proves otherwise. What never left, or was
 * called back, stays so whatever is said of it.
 */
const rank: Record<NonNullable<SentMessage['delivery']>, number> = {
  queued: 0,
  sending: 1,
  unknown: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
  scheduled: Number.POSITIVE_INFINITY,
  unsent: Number.POSITIVE_INFINITY,
  cancelled: Number.POSITIVE_INFINITY,
};

/** News of a message of ours, matched by the names we gave it. What matches nothing is listed, never dropped. */
export const placeReceipt = async (
  unit: Unit,
  channel: ArrivalChannel,
  arrival: ReceiptArrival,
): Promise<Received['outcome']> => {
  const names = arrival.aboutRefs.map(foldRef);
  const { rows } = await sql<SentMessage>`
    select id, ticket_id, delivery, delivery_detail, parties from message
    where direction = 'out' and (${foldedRef('message.ownRef')} = any(${names}::text[])
      or id in (select message_id from message_ref where ${foldedRef('messageRef.ref')} = any(${names}::text[])))
    limit 1 for no key update`.execute(unit.trx);
  const message = rows[0];
  await recordArrival(unit, channel.id, arrival, {
    outcome: message ? 'placed' : 'ignored',
    why: message ? 'receipt' : 'bounceOfUnknown',
    detail: arrival.detail,
    messageId: message?.id ?? null,
  });
  if (!message) return 'ignored';
  const status = arrival.status === 'delayed' ? null : arrival.status;
  const code =
    arrival.status === 'failed'
      ? (arrival.code ?? (arrival.isHard ? 'recipient-unreachable' : 'transient'))
      : null;
  const detail = [
    ...(message.delivery === 'sent' ? [message.deliveryDetail] : []),
    [arrival.recipients.map(({ value }) => value).join(', '), arrival.detail].filter(Boolean).join(': '),
  ]
    .filter(Boolean)
    .join('\n');
  if (status === 'failed' && message.delivery === 'sent' && isForSomeOnly(message, arrival, detail)) {
    await unit.trx
      .updateTable('message')
      .set({ deliveryCode: code, deliveryDetail: detail })
      .where('id', '=', message.id)
      .execute();
    unit.emit({
      type: 'message.deliveryChanged',
      ticketId: message.ticketId,
      facts: { messageId: message.id, status: 'sent', code },
    });
  } else if (status !== null && rank[status] > rank[message.delivery ?? 'queued']) {
    await unit.trx
      .updateTable('message')
      .set({
        delivery: status,
        deliveryCode: code,
        deliveryDetail: status === 'failed' ? detail || null : arrival.detail,
      })
      .where('id', '=', message.id)
      .execute();
    if (status === 'read')
      await unit.trx.deleteFrom('unreadAnswer').where('messageId', '=', message.id).execute();
    if (status === 'failed') {
      if (!(await isConfirmation(unit, message.id))) await reopenUnsent(unit, message.ticketId, message.id);
    } else if (message.delivery === 'failed' || message.delivery === 'unknown')
      await answerAgain(unit, message.ticketId, message.id);
    unit.emit({
      type: 'message.deliveryChanged',
      ticketId: message.ticketId,
      facts: { messageId: message.id, status, code },
    });
  }
  return 'placed';
};

/**
 * Whether a report speaks of people who were written to, and leaves somebody it was for who has it. One that names
 * anybody else, whom the mail was passed on to, speaks of all.
 */
const isForSomeOnly = ({ parties }: SentMessage, { recipients }: ReceiptArrival, lost: string): boolean => {
  const { to = [], cc = [], bcc = [] } = parties;
  const all = [...to, ...cc, ...bcc];
  const isKnown = ({ value }: Party) => all.some((party) => party.value === value);
  return (
    recipients.length > 0 &&
    recipients.every(isKnown) &&
    to.some(({ value }) => !lost.split(/[\s,:]+/).includes(value))
  );
};
