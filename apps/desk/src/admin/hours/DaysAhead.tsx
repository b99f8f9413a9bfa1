import type { PreviewedDay, PreviewHoursBody } from '@hilo/api';
import { Banner, joinClasses, regionOf, SkeletonRows, useLocale, useT } from '@hilo/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../ProblemNote.tsx';
import { previewHours } from '../promisesApi.ts';
import { hoursMessages } from './hoursMessages.ts';
import { writeSpans } from './read-spans.ts';

/** What follows from hours as they stand in the form, day by day. Null: they cannot be read yet. */
export function DaysAhead({ hours }: { hours: PreviewHoursBody | null }) {
  const t = useT(hoursMessages);
  const days = useQuery({
    queryKey: ['openingHours', 'preview', hours],
    queryFn: () => previewHours(hours!),
    enabled: hours !== null,
    placeholderData: keepPreviousData,
  });
  if (hours === null) return <p className="text-list text-muted">{t('previewOff')}</p>;
  if (!days.data)
    return days.error ? <ProblemNote error={days.error} /> : <SkeletonRows count={7} rowHeight={32} />;
  const unknown = days.data.find(({ why }) => why === 'unknown');
  return (
    <>
      {unknown && (
        <Banner kind="warning" className="mb-3 rounded-small">
          {t('unknownBanner', { year: unknown.date.slice(0, 4) })}
        </Banner>
      )}
      <ol className="grid grid-flow-col grid-cols-2 grid-rows-7 gap-x-8 max-sm:grid-flow-row max-sm:grid-cols-1 max-sm:grid-rows-none">
        {days.data.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </ol>
    </>
  );
}

function Day({ day }: { day: PreviewedDay }) {
  const t = useT(hoursMessages);
  const locale = useLocale();
  const date = new Intl.DateTimeFormat(regionOf[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day.date}T00:00:00Z`));
  const hours = day.spans.length === 0 ? t('shut') : writeSpans(day.spans);
  const reason =
    day.why === 'holiday'
      ? t('why.holiday', { name: day.name ?? '' })
      : day.why === 'exception'
        ? day.name
          ? t('why.exception', { name: day.name })
          : t('why.exceptionPlain')
        : null;
  return (
    <li className="flex min-h-9 items-center gap-3 border-b border-line py-1 text-list">
      <span className="w-24 shrink-0 tabular-nums">{date}</span>
      <span className="min-w-0 flex-1">
        <span className={joinClasses('block tabular-nums', day.spans.length === 0 && 'text-muted')}>
          {day.why === 'unknown' ? t('why.unknown', { hours }) : hours}
        </span>
        {reason && <span className="block truncate text-meta text-accent-ink">{reason}</span>}
      </span>
    </li>
  );
}
