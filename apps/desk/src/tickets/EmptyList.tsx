import { Button, EmptyState, ForbiddenState, single, useMedia, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FirstSteps } from '../setup/FirstSteps.tsx';
import { emptyMessages } from './emptyMessages.ts';
import { viewCountsQuery } from './ticket-queries.ts';
import { isTicketView } from './views.ts';
import { workMessages } from './workMessages.ts';

/** A list without a ticket: because nothing is in it, because of what narrows it, or because its view is gone. */
export function EmptyList({ view, isNarrowed }: { view: string; isNarrowed: boolean }) {
  const t = useT(emptyMessages);
  const navigate = useNavigate();
  const isSingle = useMedia(single);
  const isNew = useQuery(viewCountsQuery).data?.all === 0;
  if (isNarrowed || !isTicketView(view)) return <NothingFits />;
  // Nobody has written yet: on a phone the first steps stand here, else beside the list.
  if (isNew && isSingle) return <FirstSteps />;
  if (isNew) return <EmptyState title={t('empty.all.title')}>{t('empty.all.body')}</EmptyState>;
  return (
    <EmptyState
      title={t(`empty.${view}.title`)}
      action={
        view === 'mine' && (
          <Button onPress={() => void navigate({ href: '/tickets?view=unassigned' })}>
            {t('empty.seeUnassigned')}
          </Button>
        )
      }
    >
      {t(`empty.${view}.body`)}
    </EmptyState>
  );
}

/** A list without a ticket because of what narrows it, or because its view is gone. */
export function NothingFits({ isGone = false }: { isGone?: boolean }) {
  const t = useT(workMessages);
  return (
    <EmptyState title={t(isGone ? 'view.gone' : 'empty.filtered')}>
      {t(isGone ? 'view.goneBody' : 'empty.filteredBody')}
    </EmptyState>
  );
}

/** A list that whoever asks may not see. */
export function NotForYou() {
  const t = useT(emptyMessages);
  return <ForbiddenState whoCan={[]} title={t('empty.forbidden')} />;
}
