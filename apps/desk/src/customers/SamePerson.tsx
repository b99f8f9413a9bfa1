import type { CustomerDto } from '@hilo/api';
import { Avatar, Button, toasts, useFormat, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { customerName } from './CustomerHead.tsx';
import { JoinDialog } from './dialogs.ts';
import { isReason } from './join-reasons.ts';
import { joinMessages } from './joinMessages.ts';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';

/** Who this might also be, and why we think so. Nothing joins by itself. */
export function SamePerson({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const join = useT(joinMessages);
  const format = useFormat();
  const client = useQueryClient();
  const [joining, setJoining] = useState<CustomerDto['suggestions'][number] | null>(null);
  const dismiss = (otherId: string) =>
    api.dismissCustomerSuggestion(customer.id, otherId).then(
      () => {
        void client.invalidateQueries({ queryKey: ['customer', customer.id] });
        toasts.show({ text: t('same.dismissed') });
      },
      () => toasts.show({ text: t('name.failed'), tone: 'failed' }),
    );
  return (
    <PanelSection title={t('same.title')}>
      <ul className="flex flex-col gap-3">
        {customer.suggestions.map((suggestion) => {
          const name = customerName(suggestion.customer) ?? t('name.none');
          return (
            <li key={suggestion.id} className="flex items-start gap-2 text-list">
              <Avatar name={name} size={24} className="mt-0.5" />
              <div className="min-w-0 flex-1">
                <bdi className="block truncate font-medium">{name}</bdi>
                {suggestion.customer.address && suggestion.customer.address !== name && (
                  <p className="truncate text-meta text-muted">{suggestion.customer.address}</p>
                )}
                <p className="text-meta text-muted">
                  {format.list(
                    suggestion.reasons.map((reason) =>
                      isReason(reason) ? join(`reason.${reason}`) : join('reason.other', { reason }),
                    ),
                  )}
                </p>
              </div>
              <Button size="small" onPress={() => setJoining(suggestion)}>
                {t('same.join')}
              </Button>
              <Button size="small" variant="bare" onPress={() => void dismiss(suggestion.customer.id)}>
                {t('same.dismiss')}
              </Button>
            </li>
          );
        })}
      </ul>
      {joining && (
        <JoinDialog
          customer={customer}
          other={joining.customer}
          reasons={joining.reasons.filter(isReason)}
          onClose={() => setJoining(null)}
        />
      )}
    </PanelSection>
  );
}
