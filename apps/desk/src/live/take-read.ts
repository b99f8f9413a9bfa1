import type { QueryClient } from '@tanstack/react-query';
import { findRow, putRow } from '../tickets/patch-lists.ts';
import type { MomentChanges } from './connect-live.ts';

/**
 * Shows as read what this agent read at another desk of hers, and what she put back as unread.
 * @returns the other moments
 */
export function takeRead(client: QueryClient, changes: MomentChanges): MomentChanges {
  return changes.filter(({ moment }) => {
    if (moment?.type !== 'read') return true;
    const row = findRow(client, moment.ticketId);
    if (row && row.isUnread !== moment.isUnread) {
      putRow(client, { ...row, isUnread: moment.isUnread });
      void client.invalidateQueries({ queryKey: ['viewCounts'] });
    }
    return false;
  });
}
