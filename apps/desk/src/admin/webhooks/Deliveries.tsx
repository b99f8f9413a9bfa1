import type { DeliveryDto } from '@hilo/api';
import { Badge, Button, EmptyState, RelativeTime, Tabs, toasts, useT } from '@hilo/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { RotateCcw, Send } from 'lucide-react';
import { useState } from 'react';
import { Loaded } from '../Loaded.tsx';
import { MoreButton } from '../MoreButton.tsx';
import { ProblemNote } from '../ProblemNote.tsx';
import { Row, Rows } from '../Rows.tsx';
import { useChange } from '../useChange.ts';
import { type DeliveryState, listDeliveries, replay } from '../webhooksApi.ts';
import { useCodeWords } from './useCodeWords.ts';
import { webhookMessages } from './webhookMessages.ts';

const views = ['all', 'waiting', 'delivered', 'failed'] as const;
type View = (typeof views)[number];

/** What was sent, what came back, and the way to send it again. */
export function Deliveries({ webhookId, failedCount }: { webhookId: string; failedCount: number }) {
  const t = useT(webhookMessages);
  const [view, setView] = useState<View>('all');
  const again = useChange(
    (deliveryId: string | undefined) => replay(webhookId, deliveryId),
    ['webhooks', 'deliveries'],
    ({ replayed }) => toasts.show({ text: t('replayed', { count: replayed }), tone: 'done' }),
  );
  return (
    <div className="flex flex-col gap-3">
      <ProblemNote error={again.error} />
      {failedCount > 0 && (
        <Button
          icon={RotateCcw}
          className="self-start"
          isPending={again.isPending}
          onPress={() => again.mutate(undefined)}
        >
          {t('replayAll')}
        </Button>
      )}
      <Tabs
        label={t('log')}
        selectedKey={view}
        onSelectionChange={(key) => setView(views.find((one) => one === key) ?? 'all')}
        tabs={views.map((one) => ({
          id: one,
          label: t(`log.${one}`),
          content: (
            <DeliveryList
              webhookId={webhookId}
              state={one === 'all' ? undefined : one}
              onReplay={(id) => again.mutate(id)}
            />
          ),
        }))}
      />
    </div>
  );
}

type ListProps = { webhookId: string; state: DeliveryState | undefined; onReplay: (id: string) => void };

function DeliveryList({ webhookId, state, onReplay }: ListProps) {
  const t = useT(webhookMessages);
  const pages = useInfiniteQuery({
    queryKey: ['deliveries', webhookId, state ?? null],
    queryFn: ({ pageParam }) => listDeliveries(webhookId, state, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 10_000,
  });
  const found = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Loaded query={pages}>
      {() =>
        found.length === 0 ? (
          <EmptyState icon={Send} title={t('log.empty')} className="py-12">
            {t('log.emptyBody')}
          </EmptyState>
        ) : (
          <>
            <Rows label={t('log')}>
              {found.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} onReplay={onReplay} />
              ))}
            </Rows>
            <MoreButton pages={pages} className="mt-4" />
          </>
        )
      }
    </Loaded>
  );
}

function DeliveryRow({ delivery, onReplay }: { delivery: DeliveryDto; onReplay: (id: string) => void }) {
  const t = useT(webhookMessages);
  const codeWords = useCodeWords();
  const { state, status, code, attempt, durationMs, response, triedAt } = delivery;
  const isFailing = code !== null;
  const result =
    attempt === 0 && triedAt === null
      ? t('notYet')
      : isFailing
        ? codeWords(delivery)
        : `${t('answered')} ${status}`;
  return (
    <Row
      name={<code className="font-mono text-list">{delivery.eventType}</code>}
      about={
        <>
          {result}
          {durationMs !== null && ` · ${t('ms', { ms: String(durationMs) })}`}
          {attempt > 1 && ` · ${t('attempt', { count: attempt })}`}
          {triedAt && (
            <>
              {' · '}
              <RelativeTime at={triedAt} style="sentence" />
            </>
          )}
          {response && isFailing && (
            <code className="mt-0.5 block truncate font-mono text-meta" title={response}>
              {response}
            </code>
          )}
        </>
      }
      marks={
        <Badge
          tone={
            state === 'delivered' ? 'kept' : state === 'failed' ? 'broken' : isFailing ? 'risk' : 'neutral'
          }
        >
          {t(`row.${state}`)}
        </Badge>
      }
      actions={
        state !== 'waiting' && (
          <Button variant="bare" size="small" onPress={() => onReplay(delivery.id)}>
            {t('replay')}
            <span className="sr-only"> {delivery.eventType}</span>
          </Button>
        )
      }
    />
  );
}
