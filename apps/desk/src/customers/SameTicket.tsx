import type { TicketDto } from '@hilo/api';
import { Button, useT } from '@hilo/ui';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { api } from '../api.ts';
import { useMay } from '../people/people.ts';
import { useMoveMessages } from '../thread/MoveDialog.tsx';
import { threadMessages } from '../thread/messages.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { customerMessages } from './messages.ts';
import { PanelSection } from './PanelSection.tsx';

/** Most messages that can be moved at once; a longer thread is joined the other way round. */
const most = 500;

async function allMessageIds(ticketId: string): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.messages>> = await api.messages(
      ticketId,
      cursor === null ? { limit: 100 } : { cursor, limit: 100 },
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && ids.length < most);
  return ids.slice(0, most);
}

/** Tickets that might be this same matter. Joining moves what is here to there, and can be undone. */
export function SameTicket({ ticket }: { ticket: TicketDto }) {
  const t = useT(customerMessages);
  const list = useT(ticketMessages);
  const thread = useT(threadMessages);
  const navigate = useNavigate();
  const move = useMoveMessages();
  const mayWrite = useMay('tickets.write');
  const [busy, setBusy] = useState<string | null>(null);
  if (ticket.suggestions.length === 0) return null;
  const join = async (toTicketId: string) => {
    setBusy(toTicketId);
    const ids = await allMessageIds(ticket.id).catch(() => []);
    const target = ids.length > 0 ? await move(ticket.id, ids, toTicketId, thread('move.joined')) : null;
    setBusy(null);
    if (target !== null)
      void navigate({ to: '/tickets/$ticketId', params: { ticketId: target }, search: (now) => now });
  };
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
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
