import type { TicketDto, TicketRow } from '@hilo/api';
import { Button, Dialog, SearchField, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api.ts';
import { useSearch } from '../search/search-query.ts';
import { ticketMessages } from '../tickets/messages.ts';
import { threadMessages } from './messages.ts';
import { useMoveMessages } from './useMoveMessages.ts';

/** Chooses the ticket that messages go to: those of the same customer first, else by search. */
export function MoveDialog(props: {
  ticket: TicketDto;
  messageIds: readonly string[];
  onClose: () => void;
  onMoved: () => void;
}) {
  const { ticket, messageIds, onClose, onMoved } = props;
  const t = useT(threadMessages);
  const ticketT = useT(ticketMessages);
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
  const isForeign = chosen !== null && chosen.customer.id !== ticket.customer.id;
  const confirm = async () => {
    if (!chosen) return;
    setBusy(true);
    const target = await move(
      ticket.id,
      { messageIds, toTicketId: chosen.id },
      t('move.done', { count: messageIds.length }),
    );
    setBusy(false);
    if (target !== null) {
      onClose();
      onMoved();
    }
  };
  return (
    <Dialog
      title={t('move.title')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" isDisabled={!chosen} isPending={isBusy} onPress={() => void confirm()}>
            {t('move.confirm')}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-list text-muted">{t('move.body')}</p>
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
              className={`h-11 w-full justify-start text-ink *:min-w-0 *:flex-1 ${chosen?.id === row.id ? 'bg-accent-soft' : ''}`}
              onPress={() => setChosen(row)}
            >
              <span className="min-w-0 flex-1 truncate text-left text-ink">
                {row.subject?.trim() || row.lastText || ticketT('row.noSubject')}
              </span>
              <span className="shrink-0 text-meta font-normal text-muted">{row.trackingKey}</span>
            </Button>
          </li>
        ))}
        {rows?.length === 0 && <li className="px-2 py-3 text-list text-muted">{t('move.none')}</li>}
      </ul>
      {isForeign && (
        <p className="mt-2 text-list font-medium text-ink">
          {t('move.foreign', {
            name: chosen.customer.name ?? chosen.customer.address ?? t('author.unknown'),
          })}
        </p>
      )}
    </Dialog>
  );
}
