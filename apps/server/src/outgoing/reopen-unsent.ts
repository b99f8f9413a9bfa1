import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { reviveClocks } from '../promises/answered/revive-clocks.ts';
import { stateBefore } from '../promises/clocks/clocks-of-message.ts';
import { lockTicket } from '../tickets/store-message.ts';
import { tellMove } from '../tickets/tell-move.ts';

const isOpen = { status: 'open', waitingOn: null, followUpAt: null, snoozedUntil: null } as const;

/**
 * What did not go out, perhaps did not, or did not arrive, is no answer and must be seen: its ticket comes back to the
 * list of open ones, and what the message had ended is owed again.
 */
export const reopenUnsent = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const row = await lockTicket(unit, ticketId, null);
  const before = stateBefore(row);
  const owedSince = await reviveClocks(unit, ticketId, messageId, (state) => ({ ...state, ...isOpen }));
  await unit.trx
    .updateTable('ticket')
    .set({ ...isOpen, resolvedAt: null, version: sql`version + 1`, updatedAt: unit.now })
    .set((now) => ({ waitingSince: now.fn.coalesce('waitingSince', sql<Date>`${owedSince}::timestamptz`) }))
    .where('id', '=', ticketId)
    .execute();
  tellMove(unit, { ticketId, customerId: row.customerId }, before, { ...before, ...isOpen });
};
