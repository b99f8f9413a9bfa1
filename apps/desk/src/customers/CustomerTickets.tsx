import type { CustomerDto, TicketRow } from '@hilo/api';
import { RelativeTime, useT } from '@hilo/ui';
import { Link } from 'react-aria-components';
import { useChannels } from '../channels.tsx';
import { ticketMessages } from '../tickets/messages.ts';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';

/** What else there is, or was, with this customer; newest first. */
export function CustomerTickets({ customer, currentId }: { customer: CustomerDto; currentId?: string }) {
  const t = useT(customerMessages);
  const tickets = customer.tickets.filter(({ id }) => id !== currentId);
  return (
    <PanelSection title={t(currentId === undefined ? 'tickets.all' : 'tickets.title')}>
      {tickets.length === 0 ? (
        <p className="text-list text-muted">{t('tickets.none')}</p>
      ) : (
        <ul className="-mx-2">
          {tickets.slice(0, 8).map((ticket) => (
            <li key={ticket.id}>
              <TicketLink ticket={ticket} />
            </li>
          ))}
        </ul>
      )}
      {customer.ticketCount > Math.min(tickets.length, 8) + 1 && currentId !== undefined && (
        <Link
          href={`/customers/${customer.id}`}
          className="mt-1 inline-block text-list font-medium text-accent-ink data-hovered:underline"
        >
          {t('tickets.more', { count: customer.ticketCount })}
        </Link>
      )}
    </PanelSection>
  );
}

export function TicketLink({ ticket }: { ticket: TicketRow }) {
  const t = useT(customerMessages);
  const list = useT(ticketMessages);
  const { faceOf } = useChannels();
  const face = faceOf(ticket.lastChannelId);
  return (
    <Link
      href={`/tickets/${ticket.id}?view=all`}
      className="reach flex h-8 items-center gap-2 rounded-small px-2 text-list data-hovered:bg-hover"
    >
      <face.icon size={14} aria-hidden className="text-muted" />
      <bdi className={`min-w-0 flex-1 truncate ${ticket.status === 'resolved' ? 'text-muted' : ''}`}>
        {ticket.subject?.trim() || ticket.lastText || list('row.noSubject')}
      </bdi>
      {ticket.status !== 'open' && (
        <span className="shrink-0 text-meta text-muted">{t(`next.${ticket.status}`)}</span>
      )}
      <RelativeTime at={ticket.lastMessageAt} className="shrink-0 text-meta text-muted" />
    </Link>
  );
}
