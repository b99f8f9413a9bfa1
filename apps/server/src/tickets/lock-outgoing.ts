import { HiloError } from '@hilo/api';
import type { Unit } from '../app/transaction.ts';
import { lockTicketOf } from './lock-ticket-of.ts';

/**
 * A message of ours, its row in the outbox, locked against the carrier, and its ticket, in this order as the carrier
 * does. @throws resource.notFound, and as `lockTicketOf`
 */
export const lockOutgoing = async (unit: Unit, messageId: string) => {
  const outbox = await unit.trx
    .selectFrom('outbox')
    .selectAll()
    .where('messageId', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  await lockTicketOf(unit, messageId);
  const message = await unit.trx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  if (!message) throw new HiloError('resource.notFound', 'There is no such message of ours.');
  return { message, outbox };
};
