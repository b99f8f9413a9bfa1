import type { ChannelCounts as Counts } from '@hilo/api';
import { RelativeTime, useFormat, useT } from '@hilo/ui';
import { Link } from '@tanstack/react-router';
import { channelMessages } from './channelMessages.ts';
import { useWhyWords } from './useWhyWords.ts';

/** The honest panel: everything that came, by what became of it, and why what was left out was. */
export function ChannelCounts({ counts, channelId }: { counts: Counts; channelId: string }) {
  const t = useT(channelMessages);
  const format = useFormat();
  const whyWords = useWhyWords();
  const pending = counts.received - counts.placed - counts.ignored - counts.quarantined;
  const figures = [
    { label: t('counts.received'), value: counts.received, outcome: null },
    { label: t('counts.placed'), value: counts.placed, outcome: null },
    { label: t('counts.ignored'), value: counts.ignored, outcome: 'ignored' as const },
    { label: t('counts.quarantined'), value: counts.quarantined, outcome: 'quarantined' as const },
  ];
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-4 gap-x-6 gap-y-4 max-sm:grid-cols-2">
        {figures.map(({ label, value, outcome }) => (
          <div key={label} className="flex flex-col">
            <dt className="text-list text-muted">{label}</dt>
            <dd className="flex items-baseline gap-2 text-title tabular-nums">
              {format.number(value)}
              {outcome && value > 0 && (
                <Link
                  to="/admin/arrivals"
                  search={{ outcome, channel: channelId }}
                  className="text-meta font-medium text-accent-ink underline-offset-2 hover:underline"
                >
                  {t('counts.see')}
                  <span className="sr-only">: {label}</span>
                </Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {counts.ignoredWhy.length > 0 && (
        <div>
          <h3 className="text-list font-medium">{t('counts.why')}</h3>
          <ul className="mt-1 text-list text-muted">
            {counts.ignoredWhy.map(({ why, count }) => (
              <li key={why} className="flex gap-2">
                <span className="min-w-8 text-right tabular-nums">{format.number(count)}</span>
                <span>{whyWords(why)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="text-meta text-muted">
        {counts.lastReceivedAt ? (
          <>
            {t('counts.last')} <RelativeTime at={counts.lastReceivedAt} style="sentence" />.{' '}
            {pending > 0 ? t('counts.pending', { count: pending }) : t('counts.sum')}
          </>
        ) : (
          t('counts.never')
        )}
      </p>
    </div>
  );
}
