import type { ClockDto } from '@hilo/api';
import { ThreadEnd, useFormat, useT } from '@hilo/ui';
import { useAgentName, useMe } from '../../people/people.ts';
import { clockEventMessages } from './clockEventMessages.ts';
import { useClockWord } from './useClockWord.ts';

/** Where a promise closes on the line: which, and by how much it was kept or since when it is broken. */
export function PromiseEnd(props: {
  outcome: 'kept' | 'broken';
  clocks: readonly ClockDto[];
  toldIds: readonly string[];
}) {
  const { outcome, clocks, toldIds } = props;
  const t = useT(clockEventMessages);
  const format = useFormat();
  const word = useClockWord();
  const { id: myId } = useMe();
  const agentName = useAgentName();
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
  const told = toldIds.map((id) => (id === myId ? t('event.toYou') : (agentName(id) ?? t('event.somebody'))));
  return (
    <ThreadEnd kind={outcome} {...(isLegal ? { title: t(`promise.${outcome}`) } : {})}>
      <bdi>
        {[
          ...clocks.map(say),
          ...(told.length > 0 ? [t('promise.told', { names: format.list(told) })] : []),
        ].join(' · ')}
      </bdi>
    </ThreadEnd>
  );
}
