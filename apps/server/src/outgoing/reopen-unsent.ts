import { sql } from 'kysely';
import type { Unit } from '../app/transaction.ts';
import { reviveClocks } from '../promises/revive-clocks.ts';

const isOpen = { status: 'open', waitingOn: null, followUpAt: null, snoozedUntil: null } as const;

/**
 * What did not go out, perhaps did not, or did not arrive, is no answer and must be seen: its ticket comes back to the
 * list of open ones, and what the message had ended is owed again.
 */
export const reopenUnsent = async (unit: Unit, ticketId: string, messageId: string): Promise<void> => {
  const before = await unit.trx
    .selectFrom('ticket')
    .select(['status', 'customerId', 'snoozedUntil'])
    .where('id', '=', ticketId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const owedSince = await reviveClocks(unit, ticketId, messageId, (state) => ({ ...state, ...isOpen }));
  await unit.trx
    .updateTable('ticket')
    .set({ ...isOpen, resolvedAt: null, version: sql`version + 1`, updatedAt: unit.now })
    .set((row) => ({ waitingSince: row.fn.coalesce('waitingSince', sql<Date>`${owedSince}::timestamptz`) }))
    .where('id', '=', ticketId)
    .execute();
  const about = { ticketId, customerId: before.customerId };
  if (before.status === 'resolved')
    unit.emit({ ...about, type: 'ticket.reopened', facts: { messageId: null } });
  else if (before.status !== 'open')
    unit.emit({
      ...about,
      type: 'ticket.statusChanged',
      facts: { from: before.status, to: 'open', waitingOn: null, followUpAt: null },
    });
  if (before.snoozedUntil !== null) unit.emit({ ...about, type: 'ticket.snoozed', facts: { until: null } });
};
