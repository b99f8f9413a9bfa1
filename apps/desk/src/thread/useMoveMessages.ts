import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { askWhereGuarded } from '../promises/guarded.ts';
import { threadMessages } from './messages.ts';

/** Moves messages, says so, and offers the way back. Without a target they become a ticket of their own. */
export function useMoveMessages() {
  const t = useT(threadMessages);
  const client = useQueryClient();
  const renew = (...ids: string[]) => {
    for (const id of ids) void client.invalidateQueries({ queryKey: ['ticket', id] });
    void client.invalidateQueries({ queryKey: ['tickets'] });
    void client.invalidateQueries({ queryKey: ['customer'] });
  };
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
      const undo = () =>
        api.undoMove(moveId).then(
          () => {
            renew(from, target);
            toasts.show({ text: t('move.undone'), tone: 'done' });
          },
          () => toasts.show({ text: t('move.undoFailed'), tone: 'failed' }),
        );
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
