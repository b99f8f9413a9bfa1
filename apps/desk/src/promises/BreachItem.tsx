import type { BreachDto } from '@hilo/api';
import { Button, PromiseRing, useFormat, useNow, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, PenLine } from 'lucide-react';
import { Link } from 'react-aria-components';
import { queuesQuery, useAgentName, useMay } from '../people/people.ts';
import { nowMessages } from './nowMessages.ts';
import { promiseMessages } from './promiseMessages.ts';

/** One deadline that passed: which, of what, how late it was answered, why, and what was done about it. */
export function BreachItem({ breach, onNote }: { breach: BreachDto; onNote: () => void }) {
  const t = useT(nowMessages);
  const kind = useT(promiseMessages);
  const format = useFormat();
  const now = useNow();
  const agentName = useAgentName();
  const mayNote = useMay('breaches.write');
  const { data: queues } = useQuery(queuesQuery);
  const { ticket, dueAt, answeredAt, cause, remedy } = breach;
  const late = answeredAt === null ? null : (Date.parse(answeredAt) - Date.parse(dueAt)) / 1000;
  const where = [
    kind(`kind.${breach.kind}`),
    breach.article ?? undefined,
    queues?.find(({ id }) => id === breach.queueId)?.name,
    agentName(breach.ownerId) ?? t('breaches.nobody'),
  ].filter((word) => word !== undefined);
  return (
    <li className="flex gap-3 border-b border-line py-3 text-list">
      <span className="mt-0.5">
        {late === null ? (
          <PromiseRing state="breached" isDecorative />
        ) : (
          // Answered, and late all the same: the green tick is for what was kept.
          <Check size={16} aria-hidden className="text-muted" />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <Link
            href={`/tickets/${ticket.id}?view=all`}
            className="min-w-0 flex-1 basis-48 truncate py-0.5 font-medium data-hovered:underline pointer-coarse:py-3"
          >
            <bdi>{ticket.subject?.trim() || ticket.trackingKey}</bdi>
          </Link>
          <span
            className={`shrink-0 text-meta ${late === null ? 'font-medium text-broken-ink' : 'text-muted'}`}
          >
            {late === null
              ? t('breaches.unanswered')
              : t('breaches.answered', { duration: format.duration(late, late < 3_600 ? 1 : 2) })}
          </span>
        </div>
        <p className="text-meta text-muted">
          {ticket.customerName && (
            <>
              <bdi>{ticket.customerName}</bdi>
              {' · '}
            </>
          )}
          <bdi>{where.join(' · ')}</bdi>
          {' · '}
          <time dateTime={dueAt} title={format.date(dueAt, 'full')}>
            {t('breaches.due', { date: `${format.longDay(dueAt, now)}, ${format.time(dueAt)}` })}
          </time>
        </p>
        <dl className="mt-1 flex flex-col gap-0.5">
          {cause !== null && <Said name={t('breaches.cause')} words={cause} />}
          {remedy !== null && <Said name={t('breaches.remedy')} words={remedy} />}
        </dl>
        <div className="mt-1 flex items-center gap-2">
          {cause === null && <span className="text-meta text-muted">{t('breaches.noCause')}</span>}
          {mayNote && (
            <Button
              size="small"
              variant="bare"
              icon={PenLine}
              className={cause === null ? '' : '-ml-2'}
              onPress={onNote}
            >
              {t(cause === null ? 'breaches.note' : 'breaches.change')}
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}

function Said({ name, words }: { name: string; words: string }) {
  return (
    <div className="flex gap-2">
      <dt className="w-16 shrink-0 text-muted">{name}</dt>
      <dd dir="auto" className="min-w-0 flex-1 break-words whitespace-pre-line">
        {words}
      </dd>
    </div>
  );
}
