import type { TicketDto } from '@hilo/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api.ts';
import { findRow, putRow } from './patch-lists.ts';

/** Tickets that were put back among the unread while they were open: looking on does not read them. */
const keptUnread = new Set<string>();

/**
 * Says how far a ticket was read, once for everything that is new, while its window is looked at.
 * @returns when this agent had looked before; what came after it is new
 */
export function useSeeTicket(ticket: TicketDto | undefined): string | null {
  const client = useQueryClient();
  const [before, setBefore] = useState<{ id: string; at: string | null } | null>(null);
  const sent = useRef(0);
  // What was new when the ticket was opened stays marked while it is open.
  if (ticket && before?.id !== ticket.id) setBefore({ id: ticket.id, at: ticket.seen?.at ?? null });
  const id = ticket?.id;
  const position = ticket?.position ?? 0;
  const isNew = ticket !== undefined && (ticket.isUnread || position > (ticket.seen?.position ?? 0));
  useEffect(() => {
    if (id === undefined || !isNew || position <= sent.current || keptUnread.has(id)) return;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', tell);
      sent.current = position;
      // What it says of the ticket is only about this agent: a failure is made up for with the next look.
      api.seeTicket(id, position).then(
        () => {
          const row = findRow(client, id);
          if (row?.isUnread) putRow(client, { ...row, isUnread: false });
        },
        () => undefined,
      );
    };
    tell();
    if (document.visibilityState !== 'visible') document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [client, id, position, isNew]);
  useEffect(() => () => void (id && keptUnread.delete(id)), [id]);
  return before?.at ?? null;
}

/** Puts a ticket back among the unread. */
export async function markUnread(client: ReturnType<typeof useQueryClient>, ticketId: string): Promise<void> {
  keptUnread.add(ticketId);
  await api.unseeTicket(ticketId);
  const row = findRow(client, ticketId);
  if (row) putRow(client, { ...row, isUnread: true });
}
