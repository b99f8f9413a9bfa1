import type { ArrivalDto } from '@hilo/api';
import { Button, Drawer, RawDetail, Skeleton, toasts, useFormat, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MessageSquarePlus } from 'lucide-react';
import { useMe } from '../../account/useMe.ts';
import { useChannelList } from '../channels/Channels.tsx';
import { useWhyWords } from '../channels/useWhyWords.ts';
import { dismissArrival, readOriginal, releaseArrival } from '../channelsApi.ts';
import { Loaded } from '../Loaded.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { useChange } from '../useChange.ts';
import { arrivalMessages } from './arrivalMessages.ts';

/** One arrival, with its original as text: nothing in it is run, loaded or clicked. */
export function ArrivalDrawer({ arrival, onClose }: { arrival: ArrivalDto; onClose: () => void }) {
  const t = useT(arrivalMessages);
  const format = useFormat();
  const whyWords = useWhyWords();
  const navigate = useNavigate();
  const me = useMe();
  const channels = useChannelList();
  const goTo = (id: string) => void navigate({ to: '/tickets/$ticketId', params: { ticketId: id } });
  const original = useQuery({
    queryKey: ['original', arrival.id],
    queryFn: () => readOriginal(arrival.id),
    enabled: arrival.hasOriginal,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const release = useChange(
    () => releaseArrival(arrival.id),
    ['arrivals', 'channels', 'tickets'],
    (ticket) => {
      const action = { label: t('goTo'), onPress: () => goTo(ticket.id) };
      toasts.show({ text: t('opened'), tone: 'done', action });
      onClose();
    },
  );
  const dismiss = useChange(
    () => dismissArrival(arrival.id),
    ['arrivals', 'channels'],
    () => {
      toasts.show({ text: t('dismissed'), tone: 'done' });
      onClose();
    },
  );
  const canDecide = me.data?.permissions.includes('quarantine.write') === true && !arrival.decidedAt;
  const { ticketId } = arrival;
  const facts: [string, string | null][] = [
    [t('from'), arrival.sender ?? t('noSender')],
    [t('arrived'), format.date(arrival.receivedAt, 'full')],
    [t('channel'), channels.data?.find((each) => each.id === arrival.channelId)?.name ?? null],
    [t('why'), whyWords(arrival.why)],
  ];
  return (
    <Drawer title={arrival.subject || t('noSubject')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className="flex flex-col gap-5 p-4">
        <ProblemNote error={release.error ?? dismiss.error} />
        {canDecide && (
          <div className="flex gap-2">
            <Button
              variant="primary"
              icon={MessageSquarePlus}
              isPending={release.isPending}
              onPress={() => release.mutate(undefined)}
            >
              {t('open')}
            </Button>
            <Button isPending={dismiss.isPending} onPress={() => dismiss.mutate(undefined)}>
              {t('dismiss')}
            </Button>
          </div>
        )}
        {ticketId && (
          <Button className="self-start" onPress={() => goTo(ticketId)}>
            {t('joined')}
          </Button>
        )}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-list">
          {facts.map(
            ([name, value]) =>
              value && (
                <div key={name} className="contents">
                  <dt className="text-muted">{name}</dt>
                  <dd className="break-words">
                    <bdi>{value}</bdi>
                  </dd>
                </div>
              ),
          )}
        </dl>
        {arrival.detail && <RawDetail>{arrival.detail}</RawDetail>}
        <section className="flex flex-col gap-2 border-t border-line pt-4">
          <h3 className="text-list font-semibold">{t('original')}</h3>
          {arrival.hasOriginal ? (
            <Loaded query={original} skeleton={<Skeleton className="h-40 w-full" />}>
              {(text) => (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
                <section aria-label={t('original')} tabIndex={0} className="max-h-[60dvh] overflow-auto">
                  <pre className="font-mono text-meta break-words whitespace-pre-wrap">{text}</pre>
                </section>
              )}
            </Loaded>
          ) : (
            <p className="text-list text-muted">{t('noOriginal')}</p>
          )}
        </section>
      </div>
    </Drawer>
  );
}
