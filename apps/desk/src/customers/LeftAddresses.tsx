import type { CustomerDto, TicketDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { defineMessages } from '@hilo/ui/i18n';
import { iconOfIdentity } from '../channels.tsx';
import { PanelSection } from './PanelSection.tsx';

const messages = defineMessages({
  es: { title: 'Dónde quiere la respuesta', unproved: 'Sin verificar' },
  en: { title: 'Where they want the answer', unproved: 'Not verified' },
});

/** What the customer left for this ticket: her word, and nothing that she is known by. */
export function LeftAddresses({ ticket, customer }: { ticket: TicketDto; customer: CustomerDto }) {
  const t = useT(messages);
  const left = ticket.reachableAt.filter(
    (party) => !customer.identities.some(({ kind, value }) => kind === party.kind && value === party.value),
  );
  if (left.length === 0) return null;
  return (
    <PanelSection title={t('title')}>
      <ul>
        {left.map(({ kind, value, name }) => {
          const Icon = iconOfIdentity(kind);
          return (
            <li key={kind + value} className="flex h-8 items-center gap-2 text-list">
              <Icon size={14} aria-hidden className="shrink-0 text-muted" />
              <bdi title={value} className="min-w-0 truncate">
                {value}
              </bdi>
              <bdi className="shrink-0 text-meta text-muted">{name ?? t('unproved')}</bdi>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
