import type { TicketDto } from '@hilo/api';
import { Button, toasts, useT } from '@hilo/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { useMoveMessages } from '../thread/dialogs/useMoveMessages.ts';
import { threadMessages } from '../thread/messages.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';

/** Tickets that might be this same matter. Joining moves what is here to there, and can be undone. */
export function SameTicket({ ticket }: { ticket: TicketDto }) {
  const t = useT(customerMessages);
  const list = useT(ticketMessages);
  const thread = useT(threadMessages);
  const navigate = useNavigate();
  const move = useMoveMessages();
  const client = useQueryClient();
  const mayWrite = useMay('tickets.write');
  const [busy, setBusy] = useState<string | null>(null);
  const join = async (toTicketId: string) => {
    setBusy(toTicketId);
    const target = await move(ticket.id, { allInto: toTicketId }, thread('move.joined'));
    setBusy(null);
    if (target !== null)
      void navigate({ to: '/tickets/$ticketId', params: { ticketId: target }, search: true });
  };
  const dismiss = (otherId: string) =>
    api.dismissTicketSuggestion(ticket.id, otherId).then(
      () => {
        void client.invalidateQueries({ queryKey: ['ticket', ticket.id] });
        toasts.show({ text: t('same.dismissed') });
      },
      () => toasts.show({ text: t('name.failed'), tone: 'failed' }),
    );
  return (
    <PanelSection title={t('same.ticketTitle')}>
      <ul className="flex flex-col gap-2">
        {ticket.suggestions.map((suggestion) => {
          const { rule } = suggestion;
          const why =
            rule === 'openTicket' || rule === 'reference' || rule === 'trackingKey' ? rule : 'other';
          return (
            <li key={suggestion.ticketId} className="flex items-center gap-2 text-list">
              <div className="min-w-0 flex-1">
                <Link
                  href={`/tickets/${suggestion.ticketId}`}
                  className="block truncate font-medium text-ink data-hovered:underline"
                >
                  {suggestion.subject?.trim() || list('row.noSubject')}
                </Link>
                <p className="truncate text-meta text-muted">{`${suggestion.trackingKey} · ${t(`rule.${why}`)}`}</p>
              </div>
              {mayWrite && (
                <Button
                  size="small"
                  isPending={busy === suggestion.ticketId}
                  onPress={() => void join(suggestion.ticketId)}
                >
                  {t('same.joinTicket')}
                </Button>
              )}
              {mayWrite && (
                <Button size="small" variant="bare" onPress={() => void dismiss(suggestion.ticketId)}>
                  {t('same.dismiss')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
