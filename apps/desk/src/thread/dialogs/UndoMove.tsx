import { useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { api } from '../../api.ts';
import { threadMessages } from '../messages.ts';
import { undoableMoves } from './undoable-moves.ts';
import { useUndoMove } from './useMoveMessages.ts';

/** The way back from a move, where the thread tells of it: that it was a mistake is often seen a day later. */
export function UndoMove({ ticketId, moveId }: { ticketId: string; moveId: string }) {
  const t = useT(threadMessages);
  const undo = useUndoMove();
  const [isBusy, setBusy] = useState(false);
  const { data: moves } = useQuery({
    // Below the ticket: what renews it renews this.
    queryKey: ['ticket', ticketId, 'moves'],
    queryFn: ({ signal }) => api.ticketMoves(ticketId, signal).then(({ items }) => items),
  });
  const move = moves?.find(({ id }) => id === moveId);
  if (!moves || !move || !undoableMoves(moves).has(moveId)) return null;
  return (
    <>
      {' · '}
      <Button
        isPending={isBusy}
        onPress={() => {
          setBusy(true);
          void undo(moveId, move.fromTicketId, move.toTicketId).finally(() => setBusy(false));
        }}
        className="rounded-small text-accent-ink underline decoration-1 underline-offset-2"
      >
        {t('undo')}
      </Button>
    </>
  );
}
