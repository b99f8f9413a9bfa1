import type { ArrivalDto } from '@hilo/api';
import { Badge, EmptyState, RelativeTime, useT } from '@hilo/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useWhyWords } from '../channels/useWhyWords.ts';
import { listArrivals } from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { MoreButton } from '../MoreButton.tsx';
import { Row, Rows } from '../Rows.tsx';
import { ArrivalDrawer } from './ArrivalDrawer.tsx';
import { arrivalMessages } from './arrivalMessages.ts';
import type { Kept } from './kept.ts';

export function ArrivalList(props: { outcome: Exclude<Kept, 'blocked'>; channelId: string | undefined }) {
  const { outcome, channelId } = props;
  const t = useT(arrivalMessages);
  const whyWords = useWhyWords();
  const [openId, setOpenId] = useState<string | null>(null);
  const pages = useInfiniteQuery({
    queryKey: ['arrivals', outcome, channelId ?? null],
    queryFn: ({ pageParam }) => listArrivals(outcome, channelId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const found = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const opened = found.find((arrival) => arrival.id === openId);
  const name = (arrival: ArrivalDto) => arrival.subject || t('noSubject');
  return (
    <Loaded query={pages}>
      {() =>
        found.length === 0 ? (
          <EmptyState icon={CircleCheck} title={t(`${outcome}.empty`)} className="py-16">
            {t(`${outcome}.emptyBody`)}
          </EmptyState>
        ) : (
          <>
            <p className="pb-3 text-list text-muted">{t(`${outcome}.about`)}</p>
            <Rows label={t(outcome)}>
              {found.map((arrival) => (
                <Row
                  key={arrival.id}
                  isLinked
                  isMuted={arrival.decidedAt !== null}
                  name={
                    <button
                      type="button"
                      className="max-w-full truncate text-left after:absolute after:inset-0"
                      onClick={() => setOpenId(arrival.id)}
                    >
                      <bdi>{name(arrival)}</bdi>
                    </button>
                  }
                  about={
                    <>
                      <bdi>{arrival.sender ?? t('noSender')}</bdi>
                      {arrival.why && ` · ${whyWords(arrival.why)}`}
                    </>
                  }
                  marks={arrival.decidedAt && <Badge>{t('decided')}</Badge>}
                  actions={
                    <RelativeTime at={arrival.receivedAt} className="shrink-0 pr-1 text-meta text-muted" />
                  }
                />
              ))}
            </Rows>
            <MoreButton pages={pages} className="mt-4" />
            {opened && <ArrivalDrawer arrival={opened} onClose={() => setOpenId(null)} />}
          </>
        )
      }
    </Loaded>
  );
}
