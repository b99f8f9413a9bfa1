import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { customerQuery } from './customer-queries.ts';
import { customerMessages } from './messages.ts';

/** Stops hearing what comes from an identity, or hears it again; each is the way back of the other. */
export function useBlockIdentity(customerId: string) {
  const t = useT(customerMessages);
  const client = useQueryClient();
  const set = async (identityId: string, isBlocked: boolean): Promise<void> => {
    try {
      client.setQueryData(
        customerQuery(customerId).queryKey,
        await api.blockIdentity(customerId, identityId, isBlocked),
      );
      toasts.show({
        text: t(isBlocked ? 'identities.blockDone' : 'identities.unblockDone'),
        ...(isBlocked ? { action: { label: t('undo'), onPress: () => void set(identityId, false) } } : {}),
      });
    } catch {
      toasts.show({ text: t('same.failed'), tone: 'failed' });
    }
  };
  return set;
}
