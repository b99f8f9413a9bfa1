import { IconButton, KeyHint, useT } from '@hilo/ui';
import { StickyNote } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { AnswerPlan } from './answer-plan.ts';
import { type Compose, isDraft } from './compose.ts';
import { composerMessages } from './messages.ts';
import { richText } from './writing/WritingField.tsx';

/** So that the field is here when the first key is pressed. */
const lookAhead = () => void richText.load().catch(() => undefined);

/** One line that says to whom an answer would go, or how the draft begins. */
export function ClosedComposer(props: {
  compose: Compose;
  plan: AnswerPlan;
  maySend: boolean;
  onAnswer: () => void;
  onNote: () => void;
}) {
  const { compose, plan, maySend, onAnswer, onNote } = props;
  const t = useT(composerMessages);
  const [first] = plan.to;
  return (
    <footer className="border-t border-line px-6 py-3 max-sm:px-3 print:hidden">
      <div className="mx-auto flex max-w-180 items-center gap-2">
        {maySend && (
          <AriaButton
            onPress={onAnswer}
            onHoverStart={lookAhead}
            onFocus={lookAhead}
            className="reach flex h-9 min-w-0 flex-1 cursor-text items-center gap-2 rounded-small border border-control bg-surface px-3 text-left text-base text-muted data-hovered:border-muted"
          >
            <bdi className="min-w-0 flex-1 truncate">
              {isDraft(compose)
                ? t('closed.draft', { text: compose.text.trim().slice(0, 120) })
                : first
                  ? t('closed.answer', { name: first.name?.trim() || first.value })
                  : t('closed.noRecipient')}
            </bdi>
            <span aria-hidden className="max-sm:hidden">
              <KeyHint keys="r" />
            </span>
          </AriaButton>
        )}
        <IconButton
          icon={StickyNote}
          label={t('closed.note')}
          keys="n"
          onPress={onNote}
          onHoverStart={lookAhead}
        />
      </div>
    </footer>
  );
}
