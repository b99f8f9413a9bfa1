import { HiloError } from '@hilo/api';
import type { Unit } from '../app/transaction.ts';

/** A message of ours and its row in the outbox, locked against the carrier. @throws resource.notFound */
export const lockOutgoing = async (unit: Unit, messageId: string) => {
  const outbox = await unit.trx
    .selectFrom('outbox')
    .selectAll()
    .where('messageId', '=', messageId)
    .forUpdate()
    .executeTakeFirst();
  const message = await unit.trx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', messageId)
    .where('direction', '=', 'out')
    .executeTakeFirst();
  if (!message) throw new HiloError('resource.notFound', 'There is no such message of ours.');
  return { message, outbox };
};
