import type { TicketDto } from '@hilo/api';
import { Avatar, useT } from '@hilo/ui';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';

/** Who else speaks or is copied in this ticket. */
export function Participants({ ticket }: { ticket: TicketDto }) {
  const t = useT(customerMessages);
  const others = ticket.participants.filter(({ role }) => role !== 'customer');
  if (others.length === 0) return null;
  return (
    <PanelSection title={t('people.title')}>
      <ul>
        {others.map((party) => (
          <li key={party.kind + party.value} className="flex h-8 items-center gap-2 text-list">
            <Avatar name={party.name ?? party.value} size={20} />
            <bdi title={party.value} className="min-w-0 flex-1 truncate">
              {party.name?.trim() || party.value}
            </bdi>
            <span className="shrink-0 text-meta text-muted">{t(`people.${party.role}`)}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
