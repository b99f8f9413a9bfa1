import type { CustomerDto } from '@hilo/api';
import { Button, IconButton, lazyPart, toasts, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Building2, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useMay } from '../people/people.ts';
import { suggestionsQuery } from './customer-queries.ts';
import { fieldMessages } from './fieldMessages.ts';
import { linkOrganisation } from './fieldsApi.ts';
import { PanelSection } from './PanelSection.tsx';

const ChooseOrganisation = lazyPart(() =>
  import('./ChooseOrganisation.tsx').then((file) => file.ChooseOrganisation),
);

/** Where a person belongs: linked and unlinked by hand, suggested by the domain of an address. */
export function OrganisationSection({ customer }: { customer: CustomerDto }) {
  const t = useT(fieldMessages);
  const client = useQueryClient();
  const mayWrite = useMay('customers.write');
  const [isChoosing, setChoosing] = useState(false);
  const { organisation } = customer;
  const suggestions = useQuery({
    ...suggestionsQuery(customer.id),
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
    void client.invalidateQueries({ queryKey: ['organisationSuggestions'] });
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
