import { Button, ErrorState, lazyPart, PaneBack, PaneHeader, Skeleton, useT } from '@hilo/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { memo, useCallback, useState } from 'react';
import { isApiError, isMissing } from '../api.ts';
import { Composer } from '../composer/Composer.tsx';
import type { ComposeRequest } from '../composer/compose-request.ts';
import { useKeys } from '../keys/useKeys.ts';
import { useIsOffline } from '../live/connection.ts';
import { useMay } from '../people/people.ts';
import { TicketTags } from '../tickets/TicketTags.tsx';
import { ticketQuery } from '../tickets/ticket-queries.ts';
import { useSeeTicket } from '../tickets/useSeeTicket.ts';
import { useMoveMessages } from './dialogs/useMoveMessages.ts';
import { threadMessages } from './messages.ts';
import { ThreadScroll } from './ThreadScroll.tsx';
import { TicketHeader } from './TicketHeader.tsx';
import { WhoIsHere } from './WhoIsHere.tsx';

const ApprovalBar = lazyPart(() => import('../promises/ApprovalBar.tsx').then((file) => file.ApprovalBar));
const NoThread = lazyPart(() => import('./NoThread.tsx').then((file) => file.NoThread), 'inPlace');
const MoveDialog = lazyPart(() => import('./dialogs/MoveDialog.tsx').then((file) => file.MoveDialog));

/** One ticket, from its first word to what is being written now. Give it the id as key, too. */
export const ThreadPane = memo(function ThreadPane({ ticketId }: { ticketId: string }) {
  const t = useT(threadMessages);
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayWrite = useMay('tickets.write');
  const { data: ticket, error, refetch } = useQuery(ticketQuery(client, ticketId));
  const isOffline = useIsOffline();
  const [request, setRequest] = useState<ComposeRequest | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const [isMoving, setMoving] = useState(false);
  const moveMessages = useMoveMessages();
  const [isTagging, setTagging] = useState(false);
  const newSince = useSeeTicket(ticket);
  const maySend = useMay('messages.send');
  const ask = (kind: ComposeRequest['kind']) => () => setRequest({ kind });
  // Pressed while the ticket is on its way: what is typed next is meant for its composer, and would be taken for commands.
  useKeys(ticket || !mayWrite ? {} : { r: maySend ? ask('answer') : undefined, n: ask('note') });

  const toggle = useCallback(
    (id: string) =>
      setSelected((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const select = useCallback((id: string) => setSelected(new Set([id])), []);
  const stop = () => setSelected(null);

  if (!ticket) {
    if (!error && !isOffline) return <ThreadSkeleton label={t('thread.loading')} />;
    if (isMissing(error)) return <NoThread merged={null} />;
    return (
      <>
        <PaneHeader>
          <PaneBack />
        </PaneHeader>
        <ErrorState
          reference={isApiError(error) ? error.reference : undefined}
          isAway={isOffline || (isApiError(error) && error.code === 'client.offline')}
          onRetry={() => void refetch()}
        />
      </>
    );
  }
  if (ticket.mergedInto)
    return <NoThread merged={{ trackingKey: ticket.trackingKey, into: ticket.mergedInto }} />;
  const split = async () => {
    const ids = [...(selected ?? [])];
    const target = await moveMessages(ticketId, { messageIds: ids }, t('move.split'));
    if (target === null) return;
    stop();
    void navigate({ to: '/tickets/$ticketId', params: { ticketId: target }, search: true });
  };
  return (
    <>
      <TicketHeader ticket={ticket} onSelect={() => setSelected(new Set())} onTags={() => setTagging(true)} />
      {ticket.approvals.length > 0 && <ApprovalBar approvals={ticket.approvals} />}
      <WhoIsHere ticket={ticket} />
      <TicketTags
        ticket={ticket}
        isEditing={isTagging}
        onEdit={() => setTagging(true)}
        onClose={() => setTagging(false)}
      />
      <ThreadScroll
        ticket={ticket}
        newSince={newSince}
        onCompose={setRequest}
        selected={selected}
        onToggle={toggle}
        onSelect={select}
      />
      {selected ? (
        <footer className="flex flex-wrap items-center gap-2 border-t border-line px-6 py-3 max-sm:px-3">
          <p role="status" className="min-w-0 flex-1 text-list text-muted max-sm:basis-full">
            {t('select.count', { count: selected.size })}
          </p>
          <Button onPress={stop}>{t('cancel')}</Button>
          <Button isDisabled={selected.size === 0} onPress={() => void split()}>
            {t('select.split')}
          </Button>
          <Button variant="primary" isDisabled={selected.size === 0} onPress={() => setMoving(true)}>
            {t('select.move')}
          </Button>
        </footer>
      ) : mayWrite ? (
        <Composer ticket={ticket} request={request} onRequest={setRequest} />
      ) : (
        <p className="border-t border-line px-6 py-3 text-list text-muted max-sm:px-3 print:hidden">
          {t('readOnly')}
        </p>
      )}
      {isMoving && (
        <MoveDialog
          ticket={ticket}
          messageIds={[...(selected ?? [])]}
          onClose={() => setMoving(false)}
          onMoved={stop}
        />
      )}
    </>
  );
});

function ThreadSkeleton({ label }: { label: string }) {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col">
      <PaneHeader>
        <PaneBack />
        <Skeleton className="h-4 w-64" />
      </PaneHeader>
      <span role="status" className="sr-only">
        {label}
      </span>
      <div className="mx-auto flex w-full max-w-180 flex-col gap-8 px-6 py-6">
        {[0, 1, 2].map((row) => (
          <div key={row} className="flex gap-4">
            <Skeleton className="size-6 shrink-0" />
            <div className="flex flex-1 flex-col gap-2">
              <Skeleton className="h-3 w-40" />
              <Skeleton className="h-3 w-full" />
              <Skeleton className="h-3 w-2/3" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
