import type { ClockDto } from '@hilo/api';
import type { Actor } from '@hilo/core';
import type { App } from '../../app/app.ts';
import { authorise } from '../../app/authorise.ts';
import { mustBeThere } from '../../tickets/see-ticket.ts';
import { readClocks } from './clock-rows.ts';

/** Every clock of a ticket, also what became of those that ended. @throws auth.forbidden, resource.notFound */
export const readTicketClocks = async (app: App, actor: Actor, ticketId: string): Promise<ClockDto[]> => {
  authorise(actor, 'tickets.read');
  await mustBeThere(app.db, ticketId);
  return readClocks(app.db, ticketId, { isLiving: false });
};
