import type { NotCountedReason } from '@hilo/core';
import { Button, useT } from '@hilo/ui';
import { CircleCheck, Hourglass, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { checkMessages } from '../checkMessages.ts';
import type { AnswerLinesProps } from './AnswerLines.tsx';
import { Line, Reason } from './Line.tsx';

/** Why the words answer nothing, and what can be done about it: an answer, an honest note, or the reason why they do. */
export function NotCounted({
  why,
  state,
  onChange,
  onWrite,
  onHold,
}: AnswerLinesProps & { why: NotCountedReason }) {
  const t = useT(checkMessages);
  const [isReasoning, setReasoning] = useState(false);
  const { claim, isAsked } = state;
  if (why === 'forward' || why === 'receipt' || why === 'automatic')
    return (
      <Line icon={Hourglass} look="said" isAsked={false} words={t('check.forward')}>
        {null}
      </Line>
    );
  if (claim !== null)
    return (
      <Line
        icon={claim.type === 'holding' ? Hourglass : CircleCheck}
        look="said"
        isAsked={false}
        words={claim.type === 'holding' ? t('check.held') : t('check.claimed', { reason: claim.reason })}
      >
        <Button size="small" variant="bare" onPress={() => onChange({ claim: null, isAsked: false })}>
          {t('check.change')}
        </Button>
      </Line>
    );
  if (isReasoning)
    return (
      <Reason
        label={t('check.reason')}
        hint={t('check.reasonHint')}
        onCancel={() => setReasoning(false)}
        onSay={(reason) => {
          setReasoning(false);
          onChange({ claim: { type: 'answers', reason } });
        }}
      />
    );
  return (
    <Line icon={TriangleAlert} look="asks" isAsked={isAsked} words={t(`check.${why}`)}>
      <Button size="small" onPress={onWrite}>
        {t('check.write')}
      </Button>
      <Button size="small" variant="bare" onPress={onHold}>
        {t('check.hold')}
      </Button>
      <Button size="small" variant="bare" onPress={() => setReasoning(true)}>
        {t('check.answers')}
      </Button>
    </Line>
  );
}
