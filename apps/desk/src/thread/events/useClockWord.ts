import type { ClockDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { clockEventMessages } from './clockEventMessages.ts';

/** What a clock is for, in the middle of a sentence; of the law, by its article where that is known. */
export function useClockWord(): (
  clock: Pick<ClockDto, 'kind' | 'rule'> & { trace?: Pick<ClockDto['trace'], 'article'> },
) => string {
  const t = useT(clockEventMessages);
  return ({ kind, rule, trace }) =>
    rule === 'waiting' || rule === 'snooze' || rule === 'repair'
      ? t('clock.back')
      : (trace?.article ?? t(`clock.${kind}`));
}
