import { HiloError } from '@hilo/api';
import type { Unit } from '../../app/transaction.ts';

/** Why a clock that was asked for does not live: it has ended, or never was. */
export const whyNotThere = async (unit: Unit, ticketId: string, clockId: string): Promise<HiloError> => {
  const ended = await unit.trx
    .selectFrom('clock')
    .select('id')
    .where('ticketId', '=', ticketId)
    .where('id', '=', clockId)
    .executeTakeFirst();
  return ended
    ? new HiloError('clock.ended', 'This had ended already.')
    : new HiloError('resource.notFound', 'There is no such clock on this ticket.');
};
