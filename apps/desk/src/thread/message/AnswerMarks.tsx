import type { MessageDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { ArrowRightLeft, MessageCircleOff, MessageCircleQuestionMark } from 'lucide-react';
import { useAgentName } from '../../people/people.ts';
import { Explained } from '../dialogs/Explained.tsx';
import { answerMarkMessages } from './answerMarkMessages.ts';

/** What is to be said of an answer beside its words: that it is none, why it is one, why it left elsewhere. */
export function AnswerMarks({ message }: { message: MessageDto }) {
  const t = useT(answerMarkMessages);
  const agentName = useAgentName();
  const { countsAsAnswer, notCountedWhy, countsReason, channelReason, mark } = message;
  return (
    <>
      {countsAsAnswer === false && (
        <Explained
          icon={MessageCircleOff}
          words={t('mark.noAnswer')}
          why={
            mark
              ? t('mark.noAnswer.marked', { name: agentName(mark.byId) ?? t('mark.somebody') })
              : t(`mark.noAnswer.${notCountedWhy ?? 'holding'}`)
          }
          detail={mark?.reason ?? null}
        />
      )}
      {countsReason !== null && (
        <Explained
          icon={MessageCircleQuestionMark}
          words={t('mark.countsBy')}
          why={
            mark
              ? t('mark.countsByMarked', { name: agentName(mark.byId) ?? t('mark.somebody') })
              : t('mark.countsByWhy')
          }
          detail={countsReason}
        />
      )}
      {channelReason !== null && (
        <Explained
          icon={ArrowRightLeft}
          words={t('mark.elsewhereBy')}
          why={t('mark.elsewhereByWhy')}
          detail={channelReason}
        />
      )}
    </>
  );
}
