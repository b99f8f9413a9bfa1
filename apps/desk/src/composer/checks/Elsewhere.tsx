import { Button, useT } from '@hilo/ui';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { checkMessages } from '../checkMessages.ts';
import type { AnswerLinesProps } from './AnswerLines.tsx';
import { Line, Reason } from './Line.tsx';

const usual = ['asked', 'unreachable', 'delicate'] as const;

/** The answer goes where the question came from; an exception has a reason, which is kept with it. */
export function Elsewhere(
  props: AnswerLinesProps & { elsewhere: NonNullable<AnswerLinesProps['elsewhere']> },
) {
  const { elsewhere, state, onChange, onBack } = props;
  const t = useT(checkMessages);
  const [isOther, setOther] = useState(false);
  const words = { from: elsewhere.from.word, to: elsewhere.to.word };
  const say = (channelReason: string | null) => onChange({ channelReason, isAsked: false });
  if (state.channelReason !== null)
    return (
      <Line
        icon={ArrowRightLeft}
        look="said"
        isAsked={false}
        words={t('elsewhere.said', { ...words, reason: state.channelReason })}
      >
        <Button size="small" variant="bare" onPress={() => say(null)}>
          {t('check.change')}
        </Button>
      </Line>
    );
  if (isOther)
    return (
      <Reason
        label={t('elsewhere.label')}
        hint=""
        onCancel={() => setOther(false)}
        onSay={(reason) => {
          setOther(false);
          say(reason);
        }}
      />
    );
  return (
    <Line icon={ArrowRightLeft} look="asks" isAsked={state.isAsked} words={t('elsewhere.why', words)}>
      {usual.map((reason) => (
        <Button key={reason} size="small" variant="bare" onPress={() => say(t(`elsewhere.${reason}`))}>
          {t(`elsewhere.${reason}`)}
        </Button>
      ))}
      <Button size="small" variant="bare" onPress={() => setOther(true)}>
        {t('elsewhere.other')}
      </Button>
      <Button size="small" onPress={onBack}>
        {t('elsewhere.back', words)}
      </Button>
    </Line>
  );
}
