import { sql } from 'kysely';
import type { Unit } from '../../app/transaction.ts';

/**
 * Takes what was promised to a person, asked about her and noted of her out of the words, and ends what still runs:
 * nobody is left to be answered. That it was, and when, stays on the record.
 */
export const eraseClocks = async ({ trx, now }: Unit, ticketIds: readonly string[]): Promise<void> => {
  await sql`update clock set note = null where ticket_id = any(${ticketIds}::uuid[]) and note is not null`.execute(
    trx,
  );
  await sql`update clock set state = case when breached_at is null then 'cancelled' else 'breached' end,
      ended_at = ${now}, end_reason = 'erased', next_wake_at = null, paused_at = null
    where ticket_id = any(${ticketIds}::uuid[]) and ended_at is null`.execute(trx);
  await sql`update ticket set due_at = null, due_kind = null, due_state = null
    where id = any(${ticketIds}::uuid[]) and due_at is not null`.execute(trx);
  await sql`update approval set reason = '', change = change - 'disposition' - 'reason',
      decided_at = coalesce(decided_at, ${now}), decision = coalesce(decision, 'withdrawn')
    where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
  await sql`update breach set cause = null, remedy = null
    where ticket_id = any(${ticketIds}::uuid[])`.execute(trx);
};
