import type { ChangeTicketBody, TicketDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api.ts';
import { applyChange, inverseOf, isOvertaken } from './apply-change.ts';
import { ticketMessages } from './messages.ts';
import { findRow, putRow } from './patch-lists.ts';
import { putTicket } from './ticket-queries.ts';

export type ChangeTicket = (
  id: string,
  change: ChangeTicketBody,
  done?: string | undefined,
) => Promise<boolean>;

/**
 * Changes a ticket at once on screen, then on the server. Where somebody else changed another thing meanwhile, it
 * is tried again on top of that; where it was the same thing, theirs holds and it is said. `done` is said in a
 * toast that can undo.
 */
export function useChangeTicket(): ChangeTicket {
  const client = useQueryClient();
  const t = useT(ticketMessages);
  return useCallback(
    async function change(id: string, body: ChangeTicketBody, done?: string | undefined): Promise<boolean> {
      const row = findRow(client, id);
      const detail = client.getQueryData<TicketDto>(['ticket', id]);
      if (row) putRow(client, applyChange(row, body));
      if (detail) client.setQueryData<TicketDto>(['ticket', id], applyChange(detail, body));
      // Said at once, not after the way to the server and back; taken away if it comes to nothing.
      const hide =
        done === undefined
          ? () => undefined
          : toasts.show({
              text: done,
              tone: 'done',
              ...(row
                ? { action: { label: t('undo'), onPress: () => void change(id, inverseOf(row, body)) } }
                : {}),
            });
      try {
        const answer = await write(id, body, detail);
        putTicket(client, answer);
        putRow(client, answer);
        return true;
      } catch (error) {
        hide();
        if (row) putRow(client, row);
        if (detail) client.setQueryData(['ticket', id], detail);
        void client.invalidateQueries({ queryKey: ['ticket', id] });
        const code = error instanceof ApiError ? error.code : 'internal';
        const words =
          code === 'resource.changed'
            ? 'change.overtaken'
            : code === 'auth.forbidden'
              ? 'change.forbidden'
              : code === 'client.offline'
                ? 'change.offline'
                : 'change.failed';
        toasts.show({
          text: t(words),
          tone: 'failed',
          ...(words === 'change.failed' || words === 'change.offline'
            ? { action: { label: t('retry'), onPress: () => void change(id, body, done) } }
            : {}),
        });
        return false;
      }
    },
    [client, t],
  );
}

async function write(id: string, body: ChangeTicketBody, before: TicketDto | undefined): Promise<TicketDto> {
  try {
    return await api.changeTicket(id, body, before?.version);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'resource.changed' || !before) throw error;
    const now = await api.ticket(id);
    if (isOvertaken(before, now, body)) throw error;
    return api.changeTicket(id, body, now.version);
  }
}
