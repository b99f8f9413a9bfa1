import type { AnswerDto } from '@hilo/api';
import { IconButton, useFormat, useT } from '@hilo/ui';
import { X, Zap } from 'lucide-react';
import { answerMessages } from './answerMessages.ts';
import { useActionWords } from './useActionWords.ts';

/** Above the button that sends: what else happens with it. */
export function MacroBar({ answer, onDrop }: { answer: AnswerDto; onDrop: () => void }) {
  const t = useT(answerMessages);
  const format = useFormat();
  const describe = useActionWords();
  return (
    <div className="mx-4 mb-2 flex items-center gap-2 rounded-small bg-accent-soft px-2 py-1 text-list text-accent-ink">
      <Zap size={14} aria-hidden className="shrink-0" />
      <p className="min-w-0 flex-1 truncate">
        {answer.missing.length > 0
          ? t('macro.missing')
          : t('macro.withSend', { actions: format.list(describe(answer.actions ?? {})) })}
      </p>
      <IconButton size="small" icon={X} label={t('macro.drop')} onPress={onDrop} />
    </div>
  );
}
