import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { askWhereGuarded } from '../../promises/guarded.ts';
import { threadMessages } from '../messages.ts';

/** Reads anew what a move changes: both tickets, the lists, and what there is of their customers. */
function useRenew(): (...ticketIds: string[]) => void {
  const client = useQueryClient();
  return (...ids) => {
    for (const id of ids) void client.invalidateQueries({ queryKey: ['ticket', id] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
    void client.invalidateQueries({ queryKey: ['customer'] });
  };
}

/** Takes a move between these two tickets back, and says how that went. */
export function useUndoMove(): (moveId: string, ...ticketIds: string[]) => Promise<void> {
  const t = useT(threadMessages);
  const renew = useRenew();
  return async (moveId, ...ticketIds) => {
    try {
      await api.undoMove(moveId);
      renew(...ticketIds);
      toasts.show({ text: t('move.undone'), tone: 'done' });
    } catch {
      toasts.show({ text: t('move.undoFailed'), tone: 'failed' });
    }
  };
}

/** Moves messages, says so, and offers the way back. Without a target they become a ticket of their own. */
export function useMoveMessages() {
  const t = useT(threadMessages);
  const renew = useRenew();
  const undoMove = useUndoMove();
  return async function move(
    from: string,
    what: { messageIds: readonly string[]; toTicketId?: string | undefined } | { allInto: string },
    words: string,
    why?: string,
  ): Promise<string | null> {
    try {
      const { moveId, toTicketId: target } = await ('allInto' in what
        ? api.mergeTicket(from, what.allInto, why)
        : api.moveMessages(from, {
            messageIds: [...what.messageIds],
            ...(what.toTicketId === undefined ? {} : { toTicketId: what.toTicketId }),
          }));
      renew(from, target);
      const undo = () => undoMove(moveId, from, target);
      toasts.show({ text: words, tone: 'done', action: { label: t('undo'), onPress: () => void undo() } });
      return target;
    } catch (error) {
      const isGuarded =
        'allInto' in what &&
        askWhereGuarded(error, {
          ticketId: from,
          change: { toTicketId: what.allInto },
          again: (reason) => move(from, what, words, reason),
        });
      if (!isGuarded) toasts.show({ text: t('move.failed'), tone: 'failed' });
      return null;
    }
  };
}
