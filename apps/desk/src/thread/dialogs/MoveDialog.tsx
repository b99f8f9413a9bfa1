import type { TicketDto, TicketRow } from '@hilo/api';
import { Button, Dialog, RelativeTime, SearchField, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api.ts';
import { useSearch } from '../../search/search-query.ts';
import { ticketMessages } from '../../tickets/messages.ts';
import { threadMessages } from '../messages.ts';
import { moveMessages } from './moveMessages.ts';
import { useMoveMessages } from './useMoveMessages.ts';

/**
 * Chooses the ticket that messages go to: those of the same customer first, else by search; and says what will be
 * there then. Without messages it is all of them: the two become one, and what is left leads to the other.
 */
export function MoveDialog(props: {
  ticket: TicketDto;
  messageIds: readonly string[] | null;
  onClose: () => void;
  onMoved?: () => void;
}) {
  const { ticket, messageIds, onClose, onMoved } = props;
  const t = useT(moveMessages);
  const thread = useT(threadMessages);
  const list = useT(ticketMessages);
  const navigate = useNavigate();
  const move = useMoveMessages();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<TicketRow | null>(null);
  const [isBusy, setBusy] = useState(false);
  const own = useQuery({
    queryKey: ['tickets-of', ticket.customer.id],
    queryFn: ({ signal }) => api.tickets({ customerId: ticket.customer.id, limit: 20 }, signal),
  });
  const found = useSearch(query);
  const rows = (query.trim() === '' ? own.data?.items : found.data?.tickets)?.filter(
    ({ id }) => id !== ticket.id,
  );
  const nameOf = ({ customer }: TicketRow) => customer.name ?? customer.address ?? thread('author.unknown');
  const subjectOf = (row: TicketRow) => row.subject?.trim() || row.lastText || list('row.noSubject');
  const isForeign = chosen !== null && chosen.customer.id !== ticket.customer.id;
  const moving = messageIds?.length ?? ticket.messageCount;
  const confirm = async () => {
    if (!chosen) return;
    setBusy(true);
    const target = await (messageIds === null
      ? move(ticket.id, { allInto: chosen.id }, thread('move.joined'))
      : move(ticket.id, { messageIds, toTicketId: chosen.id }, thread('move.done', { count: moving })));
    setBusy(false);
    if (target === null) return;
    onClose();
    onMoved?.();
    if (messageIds === null)
      void navigate({ to: '/tickets/$ticketId', params: { ticketId: target }, search: true });
  };
  return (
    <Dialog
      title={t(messageIds === null ? 'merge.title' : 'move.title')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{thread('cancel')}</Button>
          <Button variant="primary" isDisabled={!chosen} isPending={isBusy} onPress={() => void confirm()}>
            {t(messageIds === null ? 'merge.confirm' : 'move.confirm')}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-list text-muted">
        {messageIds === null ? t('merge.body', { key: ticket.trackingKey }) : t('move.body')}
      </p>
      <SearchField label={t('move.search')} value={query} onChange={setQuery} autoFocus />
      {query.trim() === '' && rows && rows.length > 0 && (
        <h3 className="mt-3 text-meta font-medium text-muted">{t('move.same')}</h3>
      )}
      <ul className="-mx-2 mt-1 max-h-72 overflow-auto">
        {rows?.map((row) => (
          <li key={row.id}>
            <Button
              variant="bare"
              aria-pressed={chosen?.id === row.id}
              className={`h-12 w-full justify-start text-ink *:min-w-0 *:flex-1 ${chosen?.id === row.id ? 'bg-accent-soft' : ''}`}
              onPress={() => setChosen(row)}
            >
              <span className="min-w-0 flex-1 text-left text-ink">
                <span dir="auto" className="block truncate text-left">
                  {subjectOf(row)}
                </span>
                <span className="flex gap-2 text-meta font-normal text-muted">
                  <bdi className="min-w-0 truncate">{nameOf(row)}</bdi>
                  <span className="shrink-0">{row.trackingKey}</span>
                  {row.status === 'resolved' && <span className="shrink-0">{t('move.isResolved')}</span>}
                </span>
              </span>
              <RelativeTime at={row.lastMessageAt} className="shrink-0 text-meta font-normal text-muted" />
            </Button>
          </li>
        ))}
        {rows?.length === 0 && (
          <li className="px-2 py-3 text-list text-muted">
            {t(query.trim() === '' ? 'move.only' : 'move.none')}
          </li>
        )}
      </ul>
      <div role="status">
        {chosen && (
          <p className="mt-3 border-t border-line pt-3 text-list text-muted">
            {t('move.preview', {
              count: moving,
              there: chosen.messageCount,
              subject: subjectOf(chosen),
              key: chosen.trackingKey,
            })}
          </p>
        )}
        {isForeign && (
          <p className="mt-2 text-list font-medium text-risk-ink">
            {t('move.foreign', { name: nameOf(chosen) })}
          </p>
        )}
      </div>
    </Dialog>
  );
}
