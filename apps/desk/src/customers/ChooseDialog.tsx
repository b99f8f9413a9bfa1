import type { CustomerDto, CustomerRow } from '@hilo/api';
import { Avatar, Button, Dialog, SearchField, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';
import { customerName } from './CustomerHead.tsx';
import { customerMessages } from './messages.ts';

/** Finds the customer to join with. */
export function ChooseDialog(props: {
  customer: CustomerDto;
  onClose: () => void;
  onChoose: (other: CustomerRow) => void;
}) {
  const { customer, onClose, onChoose } = props;
  const t = useT(customerMessages);
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    queryKey: ['customers', 'choose', query],
    queryFn: ({ signal }) => api.customers({ query }, signal),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const others = query === '' ? [] : (data?.items ?? []).filter(({ id }) => id !== customer.id).slice(0, 8);
  return (
    <Dialog title={t('same.another')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SearchField label={t('list.search')} value={typed} onChange={setTyped} autoFocus />
      <ul className="-mx-2 mt-2 min-h-40">
        {others.map((other) => {
          const name = customerName(other) ?? t('name.none');
          return (
            <li key={other.id}>
              <Button
                variant="bare"
                className="w-full justify-start text-ink *:flex-1"
                onPress={() => onChoose(other)}
              >
                <Avatar name={name} size={20} />
                <bdi className="min-w-0 flex-1 truncate text-left">{name}</bdi>
                <span className="min-w-0 flex-1 truncate text-right text-meta text-muted">
                  {other.address}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      <p role="status" className="text-list text-muted">
        {query !== '' && data && others.length === 0 ? t('list.none.title') : ''}
      </p>
    </Dialog>
  );
}
