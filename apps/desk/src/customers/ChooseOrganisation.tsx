import type { CustomerRow } from '@hilo/api';
import { Button, Dialog, SearchField, toasts, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { fieldMessages } from './fieldMessages.ts';
import { createOrganisation, findCustomers } from './fieldsApi.ts';

type Props = { onClose: () => void; onChoose: (id: string) => void };

/** Finds the organisation of a person by its name, or makes it. */
export function ChooseOrganisation({ onClose, onChoose }: Props) {
  const t = useT(fieldMessages);
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    queryKey: ['customers', 'organisations', query],
    queryFn: () => findCustomers(query),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  });
  const found = (query === '' ? [] : (data?.items ?? []))
    .filter(({ isOrganisation }) => isOrganisation)
    .slice(0, 8);
  const create = () =>
    createOrganisation(query).then(
      (made: CustomerRow) => onChoose(made.id),
      () => toasts.show({ text: t('org.failed'), tone: 'failed' }),
    );
  const isThere = found.some(({ name }) => name?.toLowerCase() === query.toLowerCase());
  return (
    <Dialog title={t('org.link')} size="small" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <SearchField label={t('org.choose')} value={typed} onChange={setTyped} autoFocus />
      <ul className="-mx-2 mt-2 min-h-40">
        {found.map(({ id, name }) => (
          <li key={id}>
            <Button
              variant="bare"
              icon={Building2}
              className="w-full justify-start text-ink"
              onPress={() => onChoose(id)}
            >
              <bdi className="truncate">{name}</bdi>
            </Button>
          </li>
        ))}
        {query !== '' && data && !isThere && (
          <li>
            <Button
              variant="bare"
              icon={Plus}
              className="w-full justify-start text-ink"
              onPress={() => void create()}
            >
              {t('org.create', { name: query })}
            </Button>
          </li>
        )}
      </ul>
      <p role="status" className="text-list text-muted">
        {query !== '' && data && found.length === 0 ? t('org.none') : ''}
      </p>
    </Dialog>
  );
}
