import type { PromisesNowDto } from '@hilo/api';
import { useFormat, useNow, useT } from '@hilo/ui';
import { ShieldCheck, Wrench } from 'lucide-react';
import { Block } from '../admin/Page.tsx';
import { nowMessages } from './nowMessages.ts';

const faults = ['noClock', 'noFollowUp', 'noQueue', 'noOwner'] as const;

/** What the last look through all that is open found: that nobody is forgotten, or what was put right. */
export function SweepReport({ sweep }: { sweep: PromisesNowDto['sweep'] }) {
  const t = useT(nowMessages);
  const format = useFormat();
  const now = useNow();
  const moment = (at: string): string => `${format.longDay(at, now)}, ${format.time(at)}`;
  const found = faults.filter((fault) => (sweep?.repaired[fault] ?? 0) > 0);
  const count = found.reduce((sum, fault) => sum + sweep!.repaired[fault], 0);
  const Icon = found.length > 0 ? Wrench : ShieldCheck;
  return (
    <Block title={t('sweep.title')} about={t('sweep.about')}>
      <div className="mt-3 flex gap-2 text-list">
        <Icon size={16} aria-hidden className="mt-0.5 shrink-0 text-muted" />
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <p>
            {sweep === null
              ? t('sweep.never')
              : found.length === 0
                ? t('sweep.fine', { date: moment(sweep.at) })
                : t('sweep.repaired', {
                    date: moment(sweep.at),
                    count,
                    what: format.list(
                      found.map((fault) => t(`sweep.${fault}`, { count: sweep.repaired[fault] })),
                    ),
                  })}
          </p>
          {sweep !== null && sweep.failed > 0 && (
            <p className="font-medium text-broken-ink">{t('sweep.failed', { count: sweep.failed })}</p>
          )}
          {sweep?.repairedAt && found.length === 0 && (
            <p className="text-muted">{t('sweep.before', { date: moment(sweep.repairedAt) })}</p>
          )}
        </div>
      </div>
    </Block>
  );
}
