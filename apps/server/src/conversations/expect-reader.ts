import type { Unit } from '../app/transaction.ts';

/** An answer that nobody has read by then goes after its reader. */
const unreadAfterMs = 3 * 60_000;

/** Notes that an answer waits for its reader. */
export const expectReader = (unit: Unit, messageId: string, ticketId: string): Promise<unknown> =>
  unit.trx
    .insertInto('unreadAnswer')
    .values({ messageId, ticketId, dueAt: new Date(unit.now.getTime() + unreadAfterMs) })
    .execute();
