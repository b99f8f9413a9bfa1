import type { CustomerDto } from '@hilo/api';
import { toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api.ts';
import { customerMessages } from './messages.ts';

/** Changes what is written about a customer: at once here, put back if the server would not have it. */
export function useChangeCustomer(customer: CustomerDto) {
  const t = useT(customerMessages);
  const client = useQueryClient();
  const key = ['customer', customer.id];
  return async (change: { name?: string | null; about?: string }): Promise<boolean> => {
    client.setQueryData<CustomerDto>(key, { ...customer, ...change });
    try {
      client.setQueryData(key, await api.changeCustomer(customer.id, change, customer.version));
      void client.invalidateQueries({ queryKey: ['tickets'] });
      void client.invalidateQueries({ queryKey: ['customers'] });
      return true;
    } catch {
      client.setQueryData<CustomerDto>(key, customer);
      void client.invalidateQueries({ queryKey: key });
      toasts.show({ text: t('name.failed'), tone: 'failed' });
      return false;
    }
  };
}
