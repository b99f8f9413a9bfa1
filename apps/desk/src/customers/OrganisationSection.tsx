import type { CustomerDto, CustomerRow } from '@hilo/api';
import { Button, Dialog, IconButton, SearchField, toasts, useT } from '@hilo/ui';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Building2, Plus, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-aria-components';
import { useMay } from '../people/people.ts';
import { fieldMessages } from './fieldMessages.ts';
import { createOrganisation, findCustomers, linkOrganisation, suggestOrganisations } from './fieldsApi.ts';
import { PanelSection } from './PanelSection.tsx';

/** Where a person belongs: linked and unlinked by hand, suggested by the domain of an address. */
export function OrganisationSection({ customer }: { customer: CustomerDto }) {
  const t = useT(fieldMessages);
  const client = useQueryClient();
  const mayWrite = useMay('customers.write');
  const [isChoosing, setChoosing] = useState(false);
  const { organisation } = customer;
  const suggestions = useQuery({
    queryKey: ['organisationSuggestions', customer.id, organisation?.id ?? null],
    queryFn: () => suggestOrganisations(customer.id),
    enabled: mayWrite && organisation === null && customer.restrictedAt === null,
  });
  const link = async (organisationId: string | null) => {
    try {
      await linkOrganisation(customer.id, organisationId);
      setChoosing(false);
    } catch {
      toasts.show({ text: t('org.failed'), tone: 'failed' });
    }
    void client.invalidateQueries({ queryKey: ['customer'] });
    void client.invalidateQueries({ queryKey: ['organisation'] });
  };
  if (!organisation && !mayWrite) return null;
  const name = organisation?.name ?? '';
  return (
    <PanelSection
      title={t('org.title')}
      action={
        mayWrite &&
        (organisation ? (
          <IconButton
            icon={X}
            size="small"
            label={t('org.unlink', { name })}
            onPress={() => void link(null)}
          />
        ) : (
          <IconButton icon={Plus} size="small" label={t('org.link')} onPress={() => setChoosing(true)} />
        ))
      }
    >
      {organisation ? (
        <Link
          href={`/customers/${organisation.id}`}
          className="reach -mx-2 flex h-8 items-center gap-2 rounded-small px-2 text-list font-medium data-hovered:bg-hover"
        >
          <Building2 size={14} aria-hidden className="text-muted" />
          <bdi className="min-w-0 truncate">{name}</bdi>
        </Link>
      ) : suggestions.data?.length ? (
        suggestions.data.map((one) => (
          <div key={one.organisation.id} className="flex flex-col items-start gap-1.5 py-1 text-list">
            <p>{t('org.suggested', { name: one.organisation.name ?? '', domain: one.domain })}</p>
            <Button size="small" onPress={() => void link(one.organisation.id)}>
              {t('org.yes', { name: one.organisation.name ?? '' })}
            </Button>
          </div>
        ))
      ) : (
        <Button size="small" variant="bare" className="-ml-2" onPress={() => setChoosing(true)}>
          {t('org.link')}
        </Button>
      )}
      {isChoosing && (
        <ChooseOrganisation onClose={() => setChoosing(false)} onChoose={(id) => void link(id)} />
      )}
    </PanelSection>
  );
}

function ChooseOrganisation({ onClose, onChoose }: { onClose: () => void; onChoose: (id: string) => void }) {
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
