import type { moveIdentitiesBody } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../api.ts';
import { customerMessages } from './messages.ts';

/** Moves identities between customers (all of them: a join), says so, and offers the way back. */
export function useMoveIdentities() {
  const t = useT(customerMessages);
  const client = useQueryClient();
  const renew = () => {
    for (const key of ['customer', 'customers', 'tickets', 'ticket'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  const undo = (moveId: string) =>
    api.undoIdentityMove(moveId).then(
      () => {
        renew();
        toasts.show({ text: t('same.undone'), tone: 'done' });
      },
      () => toasts.show({ text: t('same.undoFailed'), tone: 'failed' }),
    );
  return async (
    fromCustomerId: string,
    body: z.input<typeof moveIdentitiesBody>,
    done: string,
  ): Promise<boolean> => {
    try {
      const { moveId } = await api.moveIdentities(fromCustomerId, body);
      renew();
      toasts.show({
        text: done,
        tone: 'done',
        action: { label: t('undo'), onPress: () => void undo(moveId) },
      });
      return true;
    } catch {
      toasts.show({ text: t('same.failed'), tone: 'failed' });
      return false;
    }
  };
}
