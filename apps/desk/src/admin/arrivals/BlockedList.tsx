import { Button, EmptyState, RelativeTime, toasts, useT } from '@hilo/ui';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ear } from 'lucide-react';
import { useState } from 'react';
import { legible, shownIdentity } from '../../customers/shown-identity.ts';
import { useAgentName, useMay } from '../../people/people.ts';
import { hearAgain, listBlocked } from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { MoreButton } from '../MoreButton.tsx';
import { Row, Rows } from '../Rows.tsx';
import { arrivalMessages } from './arrivalMessages.ts';

/** Who is not heard, and the way back for each. */
export function BlockedList() {
  const t = useT(arrivalMessages);
  const client = useQueryClient();
  const agentName = useAgentName();
  const mayHear = useMay('customers.write');
  const [busyId, setBusyId] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['blocked'],
    queryFn: ({ pageParam }) => listBlocked(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const found = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const hear = async (one: (typeof found)[number]) => {
    setBusyId(one.id);
    try {
      await hearAgain(one);
      toasts.show({ text: t('blocked.heard'), tone: 'done' });
      void client.invalidateQueries({ queryKey: ['customer', one.customer.id] });
    } catch {
      toasts.show({ text: t('blocked.failed'), tone: 'failed' });
    }
    // Somebody else may have been quicker.
    await client.invalidateQueries({ queryKey: ['blocked'] });
    setBusyId(null);
  };
  return (
    <Loaded query={pages}>
      {() =>
        found.length === 0 ? (
          <EmptyState icon={Ear} title={t('blocked.empty')} className="py-16">
            {t('blocked.emptyBody')}
          </EmptyState>
        ) : (
          <>
            <p className="pb-3 text-list text-muted">{t('blocked.about')}</p>
            <Rows label={t('blocked')}>
              {found.map((one) => {
                const name = one.customer.name?.trim() || shownIdentity(one);
                const by = agentName(one.blockedById);
                return (
                  <Row
                    key={one.id}
                    name={
                      <Link
                        to="/customers/$customerId"
                        params={{ customerId: one.customer.id }}
                        className="hover:underline"
                      >
                        <bdi>{name}</bdi>
                      </Link>
                    }
                    about={
                      <>
                        <bdi>{legible(one.value) ?? t('blocked.browser')}</bdi>
                        {by && ` · ${t('blocked.by', { name: by })}`}
                      </>
                    }
                    actions={
                      <span className="flex shrink-0 items-center gap-3">
                        <RelativeTime at={one.blockedAt} className="text-meta text-muted max-sm:hidden" />
                        {mayHear && (
                          <Button
                            size="small"
                            aria-label={t('blocked.liftOf', { name })}
                            isPending={busyId === one.id}
                            onPress={() => void hear(one)}
                          >
                            {t('blocked.lift')}
                          </Button>
                        )}
                      </span>
                    }
                  />
                );
              })}
            </Rows>
            <MoreButton pages={pages} className="mt-4" />
          </>
        )
      }
    </Loaded>
  );
}
