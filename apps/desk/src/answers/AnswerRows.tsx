import type { AnswerDto } from '@hilo/api';
import { Badge, joinClasses, useT } from '@hilo/ui';
import { MessageSquareText, Zap } from 'lucide-react';
import { useEffect } from 'react';
import { answerMessages } from './answerMessages.ts';
import { firstLine } from './first-line.ts';

/** The answers that fit, one of them marked. The keys are somewhere else: in the words, or in the field above. */
export function AnswerRows(props: {
  id: string;
  answers: readonly AnswerDto[];
  chosen: number;
  onPick: (index: number) => void;
  onChoose: (answer: AnswerDto) => void;
  className?: string;
}) {
  const { id, answers, chosen, onPick, onChoose, className } = props;
  const t = useT(answerMessages);
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('picker.list')}
      className={joinClasses('overflow-y-auto', className)}
    >
      {answers.map((answer, index) => {
        const Icon = answer.actions ? Zap : MessageSquareText;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken where the caret is
          <div
            key={answer.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            // The caret stays where it is.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => index !== chosen && onPick(index)}
            onClick={() => onChoose(answer)}
            className={joinClasses(
              'reach flex h-8 cursor-default items-center gap-2 rounded-small px-2 text-list',
              index === chosen && 'bg-hover',
            )}
          >
            <Icon size={16} aria-hidden className="shrink-0 text-muted" />
            <bdi className="min-w-0 shrink truncate text-ink">{answer.title}</bdi>
            {answer.actions && <Badge>{t('picker.macro')}</Badge>}
            <bdi className="min-w-0 flex-1 truncate text-meta text-muted max-sm:hidden">
              {firstLine(answer, (name) => t(`gap.${name}`))}
            </bdi>
            {answer.shortcut && <kbd className="shrink-0 text-meta text-muted">{`/${answer.shortcut}`}</kbd>}
          </div>
        );
      })}
    </div>
  );
}
