import { type ClockDto, HiloError } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { readClocks } from './clock-rows.ts';

/** Every clock of a ticket, also what became of those that ended. @throws auth.forbidden, resource.notFound */
export const readTicketClocks = async (app: App, actor: Actor, ticketId: string): Promise<ClockDto[]> => {
  authorise(actor, 'tickets.read');
  const ticket = await app.db
    .selectFrom('ticket')
    .innerJoin('customer', 'customer.id', 'ticket.customerId')
    .select('ticket.id')
    .where('ticket.id', '=', ticketId)
    .where('customer.restrictedAt', 'is', null)
    .executeTakeFirst();
  if (!ticket) throw new HiloError('resource.notFound', 'There is no such ticket.');
  return readClocks(app.db, ticketId, { isLiving: false });
};
