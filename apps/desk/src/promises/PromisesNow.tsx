import type { PromisesNowDto } from '@hilo/api';
import type { DueState } from '@hilo/core';
import { EmptyState, Table, type TableColumn, useFormat, useNow, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { Link } from 'react-aria-components';
import { Loaded } from '../admin/Loaded.tsx';
import { Block, Page } from '../admin/Page.tsx';
import { useChannels } from '../channels.tsx';
import { queuesQuery } from '../people/people.ts';
import { nowMessages } from './nowMessages.ts';
import { promisesNowQuery } from './promisesApi.ts';
import { SweepReport } from './SweepReport.tsx';

/** What is late, what soon will be, and where to go about it. */
export function PromisesNow() {
  const t = useT(nowMessages);
  const query = useQuery(promisesNowQuery);
  return (
    <Page title={t('now.title')} about={t('now.about')}>
      <Loaded query={query}>{(now) => <Standing now={now} />}</Loaded>
    </Page>
  );
}

/** The list of those that a figure counts, what is due first first. The router reads the values of a search as JSON. */
const soonWithin = (hours: number, due: readonly DueState[]): string =>
  `/tickets?view=open&sort=dueNext&due=${encodeURIComponent(JSON.stringify(due))}&dueWithinHours=${hours}`;

type Standing = PromisesNowDto['byQueue'][number];

function Standing({ now }: { now: PromisesNowDto }) {
  const t = useT(nowMessages);
  const { faceOf } = useChannels();
  const { data: queues } = useQuery(queuesQuery);
  const isQuiet = now.overdue + now.atRisk === 0 && now.within.every(({ count }) => count === 0);
  const todo = [
    ['/promises/approvals', now.openApprovals, 'now.approvals'],
    ['/promises/breaches?isOpen=true', now.openBreaches, 'now.breaches'],
  ] as const;
  return (
    <>
      {isQuiet ? (
        <EmptyState icon={CircleCheck} title={t('now.empty')} className="py-10">
          {t('now.emptyBody')}
        </EmptyState>
      ) : (
        <Figures now={now} />
      )}
      {todo.some(([, count]) => count > 0) && (
        <ul className="-mb-9 divide-y divide-line border-t border-line">
          {todo.map(
            ([href, count, words]) =>
              count > 0 && (
                <li key={href}>
                  <Link
                    href={href}
                    className="reach -mx-2 flex h-11 items-center gap-2 rounded-small px-2 text-list data-hovered:bg-hover"
                  >
                    <span className="flex-1">{t(words, { count })}</span>
                    <ChevronRight size={16} aria-hidden className="text-muted" />
                  </Link>
                </li>
              ),
          )}
        </ul>
      )}
      {!isQuiet && (
        <>
          <ByWhat
            title={t('now.byQueue')}
            what={t('now.queue')}
            rows={now.byQueue}
            nameOf={(id) => queues?.find((queue) => queue.id === id)?.name}
            narrowedBy="queueId"
          />
          <ByWhat
            title={t('now.byChannel')}
            what={t('now.channel')}
            rows={now.byChannel}
            nameOf={(id) => faceOf(id).name}
            narrowedBy="channelId"
          />
        </>
      )}
      <SweepReport sweep={now.sweep} />
    </>
  );
}

function Figures({ now }: { now: PromisesNowDto }) {
  const t = useT(nowMessages);
  const format = useFormat();
  const present = useNow();
  const late = now.oldestDueAt === null ? null : (present - Date.parse(now.oldestDueAt)) / 1000;
  return (
    <div>
      <dl className="grid grid-cols-5 gap-x-6 gap-y-5 max-lg:grid-cols-3 max-sm:grid-cols-2">
        <Figure
          name={t('now.overdue')}
          value={format.number(now.overdue)}
          href="/tickets?view=overdue"
          tone={now.overdue > 0 ? 'text-broken-ink' : ''}
        />
        <Figure
          name={t('now.atRisk')}
          value={format.number(now.atRisk)}
          href="/tickets?view=atRisk"
          tone={now.atRisk > 0 ? 'text-risk-ink' : ''}
        />
        {now.within.map(({ hours, count }) => (
          <Figure
            key={hours}
            name={t('now.within', { hours })}
            value={format.number(count)}
            href={soonWithin(hours, ['onTime', 'atRisk'])}
          />
        ))}
      </dl>
      <p className="mt-3 text-list text-muted">
        {late === null ? t('now.noneOverdue') : t('now.oldest', { duration: format.duration(late) })}
      </p>
    </div>
  );
}

function Figure(props: { name: string; value: string; href: string; tone?: string }) {
  const { name, value, href, tone = '' } = props;
  return (
    <div className="flex flex-col justify-end">
      <dt className="text-list text-muted">{name}</dt>
      <dd>
        <Link
          href={href}
          aria-label={`${name}: ${value}`}
          className={`reach rounded-small text-[1.5rem] leading-8 font-semibold tabular-nums data-hovered:underline ${tone}`}
        >
          {value}
        </Link>
      </dd>
    </div>
  );
}

function ByWhat(props: {
  title: string;
  what: string;
  rows: Standing[];
  nameOf: (id: string) => string | undefined;
  narrowedBy: 'queueId' | 'channelId';
}) {
  const { title, what, rows, nameOf, narrowedBy } = props;
  const t = useT(nowMessages);
  const format = useFormat();
  const name = ({ id }: Standing) => (id === null ? undefined : nameOf(id)) || t('now.other');
  const count = (field: 'overdue' | 'atRisk' | 'soon', address: string, tone: string) =>
    function Count(row: Standing) {
      if (row[field] === 0 || row.id === null) return <span className="text-muted">{row[field]}</span>;
      return (
        <Link
          href={`${address}&${narrowedBy}=${row.id}`}
          aria-label={`${name(row)}: ${format.number(row[field])}`}
          className={`reach rounded-small font-medium data-hovered:underline ${tone}`}
        >
          {format.number(row[field])}
        </Link>
      );
    };
  const columns: TableColumn<Standing>[] = [
    { id: 'what', label: what, isRowHeader: true, cell: name },
    {
      id: 'overdue',
      label: t('now.overdue'),
      align: 'end',
      cell: count('overdue', '/tickets?view=overdue', 'text-broken-ink'),
    },
    {
      id: 'atRisk',
      label: t('now.atRisk'),
      align: 'end',
      cell: count('atRisk', '/tickets?view=atRisk', 'text-risk-ink'),
    },
    {
      id: 'soon',
      label: t('now.soon'),
      align: 'end',
      cell: count('soon', soonWithin(4, ['onTime']), 'text-ink'),
    },
  ];
  return (
    <Block title={title}>
      <Table
        label={t('now.tableOf', { name: title })}
        rows={rows}
        getKey={({ id }) => id ?? ''}
        columns={columns}
        // What is counted twice stands in the same columns.
        className="sm:[&_table]:table-fixed sm:[&_th:first-child]:w-1/4"
      />
    </Block>
  );
}
