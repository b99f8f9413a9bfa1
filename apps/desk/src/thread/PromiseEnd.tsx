import type { ClockDto } from '@hilo/api';
import { ThreadEnd, useFormat, useT } from '@hilo/ui';
import { eventMessages } from './eventMessages.ts';
import { useClockWord } from './useClockWord.ts';

/** Where a promise closes on the line: which, and by how much it was kept or since when it is broken. */
export function PromiseEnd({ outcome, clocks }: { outcome: 'kept' | 'broken'; clocks: readonly ClockDto[] }) {
  const t = useT(eventMessages);
  const format = useFormat();
  const word = useClockWord();
  const isLegal = clocks.every(({ kind }) => kind === 'legal');
  const say = (clock: ClockDto): string => {
    const what = word(clock);
    if (outcome === 'broken') {
      const date = `${format.date(clock.dueAt, 'short')}, ${format.time(clock.dueAt)}`;
      return t('promise.was', { what, date });
    }
    const ahead = (Date.parse(clock.dueAt) - Date.parse(clock.endedAt ?? clock.dueAt)) / 1000;
    return t('promise.before', { what, duration: format.duration(ahead) });
  };
  return (
    <ThreadEnd kind={outcome} {...(isLegal ? { title: t(`promise.${outcome}`) } : {})}>
      <bdi>{clocks.map(say).join(' · ')}</bdi>
    </ThreadEnd>
  );
}
