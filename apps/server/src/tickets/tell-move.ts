import type { TicketState } from '@hilo/core';
import type { Unit } from '../app/transaction.ts';

/** Says how a ticket moved that nobody moved: it is open again, stands otherwise, or sleeps no longer. */
export const tellMove = (
  unit: Unit,
  about: { ticketId: string; customerId: string },
  before: TicketState,
  after: TicketState,
  /** Its day had come. */
  { isDue = false }: { isDue?: boolean } = {},
): void => {
  const { status, waitingOn, followUpAt } = after;
  if (before.status === 'resolved' && status !== 'resolved')
    unit.emit({ ...about, type: 'ticket.reopened', facts: { messageId: null } });
  else if (before.status !== status)
    unit.emit({
      ...about,
      type: 'ticket.statusChanged',
      facts: { from: before.status, to: status, waitingOn, followUpAt, ...(isDue ? { isDue } : {}) },
    });
  if (before.snoozedUntil !== null && after.snoozedUntil === null)
    unit.emit({ ...about, type: 'ticket.snoozed', facts: { until: null } });
};
