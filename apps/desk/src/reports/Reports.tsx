import type { ReportDto } from '@hilo/api';
import {
  Button,
  IconButton,
  Table,
  type TableColumn,
  TextField,
  useFormat,
  useLocale,
  useNow,
  useT,
} from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { Loaded } from '../admin/Loaded.tsx';
import { Block, Page } from '../admin/Page.tsx';
import { request } from '../admin/request.ts';
import { DayChart } from './DayChart.tsx';
import { reportMessages } from './reportMessages.ts';

const dayMs = 86_400_000;
/** Of a wait of more than ten minutes nobody asks for the seconds. */
const inMinutes = (seconds: number): number => (seconds < 600 ? seconds : Math.round(seconds / 60) * 60);

/** The day on this machine's calendar, so many days ago. */
const dayAgo = (days: number): string => {
  const date = new Date(Date.now() - days * dayMs);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};
/** Days that are asked for with one press, today among them. */
const usual = [1, 7, 30, 90] as const;
const isPeriod = (from: string, to: string): boolean => {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  return days >= 0 && days < 366;
};

export function Reports() {
  const t = useT(reportMessages);
  const [from, setFrom] = useState(() => dayAgo(13));
  const [to, setTo] = useState(() => dayAgo(0));
  const isGood = isPeriod(from, to);
  const report = useQuery({
    queryKey: ['report', from, to],
    queryFn: () => request<ReportDto>('GET', `/api/v1/reports/overview?from=${from}&to=${to}`),
    enabled: isGood,
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t('title')} about={t('about')} isWide>
      <div className="flex flex-wrap items-end gap-3">
        <TextField label={t('from')} type="date" value={from} onChange={setFrom} isInvalid={!isGood} />
        <TextField
          label={t('to')}
          type="date"
          value={to}
          onChange={setTo}
          isInvalid={!isGood}
          errorMessage={t('wrong')}
        />
        <span className="flex flex-wrap gap-1 print:hidden">
          {usual.map((days) => (
            <Button
              key={days}
              variant="bare"
              aria-pressed={from === dayAgo(days - 1) && to === dayAgo(0)}
              onPress={() => {
                setFrom(dayAgo(days - 1));
                setTo(dayAgo(0));
              }}
            >
              {days === 1 ? t('today') : t('lastDays', { days })}
            </Button>
          ))}
        </span>
      </div>
      <Loaded query={report}>{(data) => <Figures report={data} />}</Loaded>
    </Page>
  );
}

function Figures({ report }: { report: ReportDto }) {
  const t = useT(reportMessages);
  const format = useFormat();
  const now = useNow();
  const { waiting, total, days, byChannel, byAgent } = report;
  const long = (seconds: number | null) => (seconds === null ? '–' : format.duration(inMinutes(seconds), 2));
  const oldest = waiting.oldestSince ? (now - Date.parse(waiting.oldestSince)) / 1000 : null;
  return (
    <>
      <dl className="grid grid-cols-3 gap-x-6 gap-y-5 max-sm:grid-cols-2">
        <Figure
          name={t('waiting')}
          why={t('waiting.why')}
          value={format.number(waiting.count)}
          href={allWaiting}
        />
        <Figure
          name={t('oldest')}
          why={t('oldest.why')}
          value={oldest === null ? t('nothing') : long(oldest)}
          href={allWaiting}
        />
        <Figure name={t('median')} why={t('median.why')} value={long(total.medianSeconds)} />
        <Figure name={t('p90')} why={t('p90.why')} value={long(total.p90Seconds)} />
        <Figure name={t('answered')} why={t('answered.why')} value={format.number(total.answered)} />
        <Figure name={t('resolved')} why={t('resolved.why')} value={format.number(total.resolved)} />
      </dl>
      <Block title={t('perDay')}>
        {days.some(({ answered, resolved }) => answered + resolved > 0) ? (
          <DayChart days={days} />
        ) : (
          <p className="text-list text-muted">{t('none')}</p>
        )}
        <details className="mt-4 print:[&::details-content]:[content-visibility:visible]">
          <summary className="reach w-fit cursor-pointer rounded-small text-list font-medium text-muted hover:text-ink print:hidden">
            {t('dayByDay')}
          </summary>
          <Table
            className="mt-2"
            label={t('tableOf', { name: t('perDay') })}
            rows={days}
            getKey={({ day }) => day}
            columns={[
              {
                id: 'day',
                label: t('day'),
                isRowHeader: true,
                cell: ({ day }) => format.date(`${day}T12:00:00`, 'medium'),
              },
              {
                id: 'answered',
                label: t('answered'),
                align: 'end',
                cell: (row) => format.number(row.answered),
              },
              {
                id: 'resolved',
                label: t('resolved'),
                align: 'end',
                cell: (row) => format.number(row.resolved),
              },
            ]}
          />
          <Csv report={report} table="days" />
        </details>
      </Block>
      <ByWhom title={t('byChannel')} who={t('channel')} rows={byChannel} report={report} table="channels" />
      <ByWhom title={t('byAgent')} who={t('agent')} rows={byAgent} report={report} table="agents" />
    </>
  );
}

/** Whoever waits, the longest first. */
const allWaiting = '/tickets?view=all&waitingMinutes=1&sort=longestWait';

/** A figure, on the spot how it is counted, and the way to what it counts where there is one. */
function Figure(props: { name: string; why: string; value: string; href?: string }) {
  const { name, why, value, href } = props;
  return (
    <div className="flex flex-col justify-end">
      <dt className="flex items-center gap-1 text-list text-muted">
        {name}
        <IconButton icon={Info} size="small" label={why} className="print:hidden" />
      </dt>
      <dd className="text-[1.5rem] leading-8 font-semibold tabular-nums">
        {href ? (
          <Link href={href} className="reach hover:underline">
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}

type Table3 = 'days' | 'channels' | 'agents';

function Csv({ report, table }: { report: ReportDto; table: Table3 }) {
  const t = useT(reportMessages);
  const locale = useLocale();
  return (
    <a
      href={`/api/v1/reports/overview.csv?from=${report.from}&to=${report.to}&table=${table}&locale=${locale}`}
      download
      className="reach mt-3 inline-block text-list print:hidden font-medium text-accent-ink hover:underline"
    >
      {t('csv')}
    </a>
  );
}

type Whom = ReportDto['byAgent'][number];

function ByWhom(props: { title: string; who: string; rows: Whom[]; report: ReportDto; table: Table3 }) {
  const t = useT(reportMessages);
  const format = useFormat();
  const now = useNow();
  const long = (seconds: number | null) => (seconds === null ? '–' : format.duration(inMinutes(seconds), 2));
  const since = (at: string | null) => long(at === null ? null : (now - Date.parse(at)) / 1000);
  const columns: TableColumn<Whom>[] = [
    { id: 'who', label: props.who, isRowHeader: true, cell: ({ name }) => name ?? t('nobody') },
    {
      id: 'waiting',
      label: t('waiting.short'),
      align: 'end',
      cell: ({ waiting }) => format.number(waiting.count),
    },
    {
      id: 'oldest',
      label: t('oldest.short'),
      align: 'end',
      cell: ({ waiting }) => since(waiting.oldestSince),
    },
    { id: 'answered', label: t('answered'), align: 'end', cell: (row) => format.number(row.answered) },
    { id: 'resolved', label: t('resolved'), align: 'end', cell: (row) => format.number(row.resolved) },
    { id: 'median', label: t('median.short'), align: 'end', cell: (row) => long(row.medianSeconds) },
    { id: 'p90', label: t('p90.short'), align: 'end', cell: (row) => long(row.p90Seconds) },
  ];
  return (
    <Block title={props.title}>
      {props.rows.length === 0 ? (
        <p className="text-list text-muted">{t('none')}</p>
      ) : (
        <>
          <Table
            label={t('tableOf', { name: props.title })}
            rows={props.rows}
            getKey={({ id }) => id ?? ''}
            columns={columns}
          />
          <Csv report={props.report} table={props.table} />
        </>
      )}
    </Block>
  );
}
