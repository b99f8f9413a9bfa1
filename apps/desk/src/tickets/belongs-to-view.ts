import type { TicketRow, TicketView } from '@hilo/api';

/** Whether a ticket is listed in a view; the same rules as the server's, so that a change shows at once. */
export function belongsToView(row: TicketRow, view: TicketView, agentId: string, now: number): boolean {
  const isAwake = row.snoozedUntil === null || Date.parse(row.snoozedUntil) <= now;
  const isOpen = row.status === 'open' && isAwake;
  switch (view) {
    case 'open':
      return isOpen && !row.isSpam;
    case 'mine':
      return isOpen && row.ownerId === agentId;
    case 'unassigned':
      return isOpen && row.ownerId === null && !row.isSpam;
    case 'waiting':
      return row.status === 'waiting';
    case 'snoozed':
      return !isAwake;
    case 'resolved':
      return row.status === 'resolved';
    case 'spam':
      return row.isSpam;
    case 'all':
      return true;
  }
}
