import type { ChangeTicketBody, MeDto, TicketDto } from '@hilo/api';
import { ApiError } from '@hilo/api/client';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api.ts';
import { whenSent } from '../composer/send/pending.ts';
import { askWhereGuarded } from '../promises/guarded.ts';
import { applyChange, inverseOf, isOvertaken, isOwnDoing } from './apply-change.ts';
import { holdChange, inTurn } from './changes-on-the-way.ts';
import { ticketMessages } from './messages.ts';
import { findRow, putRow } from './patch-lists.ts';
import { putTicket } from './ticket-queries.ts';

type ChangeTicket = (id: string, change: ChangeTicketBody, done?: string | undefined) => Promise<boolean>;

/**
 * Changes a ticket at once on screen, then on the server, after any message that is on its way to it. Where somebody
 * else changed another thing meanwhile, it is tried again on top of that; where it was the same thing, theirs holds and
 * it is said. `done` is said in a toast that can undo.
 */
export function useChangeTicket(): ChangeTicket {
  const client = useQueryClient();
  const t = useT(ticketMessages);
  return useCallback(
    async function change(id: string, body: ChangeTicketBody, done?: string | undefined): Promise<boolean> {
      const row = findRow(client, id);
      const detail = client.getQueryData<TicketDto>(['ticket', id]);
      // What is known of it may be about to be read anew: its version is not the one to build on.
      const { isInvalidated = false, fetchStatus } = client.getQueryState(['ticket', id]) ?? {};
      const isBehind = isInvalidated || fetchStatus === 'fetching';
      // What it was before: a ticket that was reached by its address or the search stands in no list.
      const before = row ?? detail;
      const letGo = holdChange(id, body);
      if (row) putRow(client, applyChange(row, body));
      if (detail) client.setQueryData<TicketDto>(['ticket', id], applyChange(detail, body));
      // Said at once, not after the way to the server and back; taken away if it comes to nothing.
      const hide =
        done === undefined
          ? () => undefined
          : toasts.show({
              text: done,
              tone: 'done',
              ...(before
                ? { action: { label: t('undo'), onPress: () => void change(id, inverseOf(before, body)) } }
                : {}),
            });
      try {
        const myId = client.getQueryData<MeDto>(['me'])?.id;
        const answer = await inTurn(id, (hadToWait) => write(id, body, detail, isBehind || hadToWait, myId));
        letGo();
        putTicket(client, answer);
        putRow(client, answer);
        return true;
      } catch (error) {
        letGo();
        hide();
        if (row) putRow(client, row);
        if (detail) client.setQueryData(['ticket', id], detail);
        void client.invalidateQueries({ queryKey: ['ticket', id] });
        const again = (why?: string) => change(id, why === undefined ? body : { ...body, why }, done);
        if (askWhereGuarded(error, { ticketId: id, change: body, again })) return false;
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

async function write(
  id: string,
  body: ChangeTicketBody,
  before: TicketDto | undefined,
  isBehind: boolean,
  myId: string | undefined,
): Promise<TicketDto> {
  const onTop = async (): Promise<TicketDto> => {
    const now = await api.ticket(id);
    if (before && isOvertaken(before, now, body) && !isOwnDoing(before, now, myId ?? ''))
      throw new ApiError({ code: 'resource.changed', detail: 'Somebody else changed the same.' });
    return api.changeTicket(id, body, now.version);
  };
  if ((await whenSent(id)) || isBehind) return onTop();
  try {
    return await api.changeTicket(id, body, before?.version);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'resource.changed' || !before) throw error;
    return onTop();
  }
}
