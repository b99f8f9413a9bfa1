import type { PromisedTime } from '@hilo/core';
import { Button, IconButton, useFormat, useT } from '@hilo/ui';
import { CalendarClock, X } from 'lucide-react';
import { checkMessages } from '../checkMessages.ts';
import type { AnswerLinesProps } from './AnswerLines.tsx';
import { Line } from './Line.tsx';

/** "I will call you on Tuesday": one press makes it a clock, which starts when the message goes. */
export function Promised({
  state,
  onChange,
  found,
}: Pick<AnswerLinesProps, 'state' | 'onChange'> & { found: PromisedTime | null }) {
  const t = useT(checkMessages);
  const format = useFormat();
  const say = (at: string) => `${format.longDay(at, Date.now())}, ${format.time(at)}`;
  const { followUp, notPromised } = state;
  if (followUp)
    return (
      <Line
        icon={CalendarClock}
        look="said"
        isAsked={false}
        words={t('promised.made', { date: say(followUp.dueAt) })}
      >
        <Button size="small" variant="bare" onPress={() => onChange({ followUp: null })}>
          {t('promised.drop')}
        </Button>
      </Line>
    );
  if (!found || found.sentence === notPromised) return null;
  return (
    <Line
      icon={CalendarClock}
      look="offers"
      isAsked={false}
      words={t('promised.found', { date: say(found.at) })}
    >
      <Button
        size="small"
        onPress={() => onChange({ followUp: { dueAt: found.at, note: found.sentence.slice(0, 500) } })}
      >
        {t('promised.make')}
      </Button>
      <IconButton
        icon={X}
        size="small"
        label={t('promised.isNone')}
        onPress={() => onChange({ notPromised: found.sentence })}
      />
    </Line>
  );
}
