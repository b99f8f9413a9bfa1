import { EmptyState, useT } from '@hilo/ui';
import { workMessages } from './workMessages.ts';

/** A list without a ticket because of what narrows it, or because its view is gone. */
export function NothingFits({ isGone = false }: { isGone?: boolean }) {
  const t = useT(workMessages);
  return (
    <EmptyState title={t(isGone ? 'view.gone' : 'empty.filtered')}>
      {t(isGone ? 'view.goneBody' : 'empty.filteredBody')}
    </EmptyState>
  );
}
