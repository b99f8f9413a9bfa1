import { HiloError } from '@hilo/api';
import type { Unit } from '../app/transaction.ts';
import { lockTicket } from '../outgoing/send-message.ts';

/**
 * Locks the ticket that a message is in. Somebody may move it to another one while the lock is awaited: then that one
 * is locked, too. @returns its id. @throws resource.notFound, resource.conflict (merged), customer.restricted
 */
export const lockTicketOf = async (unit: Unit, messageId: string): Promise<string> => {
  for (let locked: string | null = null; ; ) {
    const message = await unit.trx
      .selectFrom('message')
      .select('ticketId')
      .where('id', '=', messageId)
      .executeTakeFirst();
    if (!message) throw new HiloError('resource.notFound', 'There is no such message.');
    if (message.ticketId === locked) return locked;
    locked = message.ticketId;
    await lockTicket(unit, locked);
  }
};
