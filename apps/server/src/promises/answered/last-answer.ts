import type { SentAnswer } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';

/** What counts as an answer and went out, or is on its way. Of what is older than the distinction, each that is no forward. */
export const isAnswer: RawBuilder<boolean> = sql`(message.direction = 'out' and message.kind = 'message'
  and coalesce(message.counts_as_answer, not message.is_forward)
  and coalesce(message.delivery, 'sent') not in ('cancelled', 'failed', 'scheduled', 'unsent'))`;

type Sent = {
  kind: string;
  direction: string;
  isForward: boolean;
  countsAsAnswer: boolean | null;
  delivery: string | null;
};

/** The same of a row that was read. */
export const answers = ({ kind, direction, isForward, countsAsAnswer, delivery }: Sent): boolean =>
  direction === 'out' &&
  kind === 'message' &&
  (countsAsAnswer ?? !isForward) &&
  !['cancelled', 'failed', 'scheduled', 'unsent'].includes(delivery ?? 'sent');

/** The last answer of a ticket that counts. */
export const readLastAnswer = async (unit: Unit, ticketId: string): Promise<SentAnswer | null> => {
  const { rows } = await sql<{ at: Date; messageId: string }>`
    select occurred_at as at, id as message_id from message where ticket_id = ${ticketId} and ${isAnswer}
    order by occurred_at desc, id desc limit 1`.execute(unit.trx);
  const row = rows[0];
  return row ? { at: row.at.toISOString(), messageId: row.messageId } : null;
};
