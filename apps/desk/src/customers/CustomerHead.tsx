import type { CustomerDto } from '@hilo/api';
import { Avatar, Button, IconButton, TextField, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Lock, Pencil } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { customerMessages } from './messages.ts';
import { useChangeCustomer } from './useChangeCustomer.ts';

export const customerName = (customer: { name: string | null; address: string | null }): string | null =>
  customer.name?.trim() || customer.address;

/** Who it is, and how much there is with them. */
export function CustomerHead({ customer }: { customer: CustomerDto }) {
  const t = useT(customerMessages);
  const mayWrite = useMay('customers.write');
  const change = useChangeCustomer(customer);
  const [name, setName] = useState<string | null>(null);
  /** Of an organisation those of its people count, too. */
  const whole = useQuery({
    queryKey: ['organisation', customer.id],
    queryFn: ({ signal }) => api.organisation(customer.id, signal),
    enabled: customer.isOrganisation && customer.restrictedAt === null,
  });
  const counted = whole.data ?? customer;
  const shown = customerName(customer) ?? t('name.none');
  const save = () => {
    const typed = name?.trim() ?? '';
    setName(null);
    if (typed !== (customer.name ?? '')) void change({ name: typed === '' ? null : typed });
  };
  return (
    <div className="p-4">
      <div className="flex items-center gap-3">
        <Avatar name={shown} size={40} />
        <div className="min-w-0 flex-1">
          {name === null ? (
            <div className="flex items-center gap-1">
              <h2 dir="auto" title={shown} className="min-w-0 truncate text-left text-base">
                {shown}
              </h2>
              {mayWrite && (
                <IconButton
                  icon={Pencil}
                  size="small"
                  label={t('name.edit')}
                  onPress={() => setName(customer.name ?? '')}
                />
              )}
            </div>
          ) : (
            <form
              className="flex items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                save();
              }}
            >
              <TextField
                label={t('name.label')}
                isLabelHidden
                value={name}
                onChange={setName}
                autoFocus
                maxLength={200}
                onKeyDown={(event) => event.key === 'Escape' && setName(null)}
                className="flex-1"
              />
              <Button type="submit" variant="primary">
                {t('name.save')}
              </Button>
            </form>
          )}
          <p className="text-meta text-muted">
            {customer.organisation?.name &&
              `${t('organisation.of', { name: customer.organisation.name })} · `}
            {t('counts', { count: counted.ticketCount, open: counted.openTicketCount })}
          </p>
        </div>
      </div>
      {customer.restrictedAt && (
        <p className="mt-3 flex items-start gap-1.5 text-list font-medium text-broken-ink">
          <Lock size={14} aria-hidden className="mt-0.5" />
          {t('restricted')}
        </p>
      )}
    </div>
  );
}
