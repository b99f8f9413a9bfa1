import type { ChangeTicketBody, MacroAppliedDto } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { putRow } from '../tickets/patch-lists.ts';
import { putTicket } from '../tickets/ticket-queries.ts';
import { composerMessages } from './messages.ts';

/** Shows what a macro did, with the way back where there is one. */
export function useTellMacro(ticketId: string) {
  const t = useT(composerMessages);
  const client = useQueryClient();
  const undo = async (change: ChangeTicketBody, callBack: (() => Promise<void>) | undefined) => {
    try {
      const ticket = await api.changeTicket(ticketId, change);
      putTicket(client, ticket);
      putRow(client, ticket);
      await callBack?.();
      toasts.show({ text: t('macro.undone'), tone: 'done' });
    } catch {
      toasts.show({ text: t('macro.undoFailed'), tone: 'failed' });
    }
  };
  return (title: string, applied: Pick<MacroAppliedDto, 'undo'>, callBack?: () => Promise<void>) => {
    const change = applied.undo;
    toasts.show({
      text: t('macro.applied', { title }),
      tone: 'done',
      ...(change ? { action: { label: t('undo'), onPress: () => void undo(change, callBack) } } : {}),
    });
  };
}
