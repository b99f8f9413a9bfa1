import type { AnswerDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useId, useImperativeHandle, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Slash } from '../composer/writing/writing-aids.ts';
import { AnswerRows } from './AnswerRows.tsx';
import { answerMessages } from './answerMessages.ts';
import { answersQuery } from './answersApi.ts';
import { findAnswers } from './find-answers.ts';

const most = 7;
const width = 420;

/** What fits behind a slash in the words, at the caret: arrows choose, Enter and Tab take, Escape leaves the slash. */
export function SlashList(props: {
  slash: Slash;
  keys: RefObject<((key: string) => boolean) | null>;
  onChoose: (answer: AnswerDto) => void;
  onClose: () => void;
}) {
  const { slash, keys, onChoose, onClose } = props;
  const t = useT(answerMessages);
  const id = useId();
  const { data } = useQuery(answersQuery);
  const [picked, setPicked] = useState({ query: slash.query, index: 0 });
  const answers = findAnswers(data ?? [], slash.query).slice(0, most);
  const chosen = picked.query === slash.query ? Math.min(picked.index, Math.max(0, answers.length - 1)) : 0;
  const pick = (index: number) => setPicked({ query: slash.query, index });
  useImperativeHandle(keys, () => (key) => {
    // Nothing is shown: the keys are the words' own.
    if (answers.length === 0) return false;
    if (key === 'Escape') {
      onClose();
      return true;
    }
    const answer = answers[chosen];
    if (!answer) return false;
    if (key === 'ArrowDown') pick((chosen + 1) % answers.length);
    else if (key === 'ArrowUp') pick((chosen + answers.length - 1) % answers.length);
    else if (key === 'Enter' || key === 'Tab') onChoose(answer);
    else return false;
    return true;
  });
  // The words are the field: they say which line of the list is meant.
  useEffect(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLElement) || answers.length === 0) return;
    field.setAttribute('aria-controls', id);
    field.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    return () => {
      field.removeAttribute('aria-controls');
      field.removeAttribute('aria-activedescendant');
    };
  }, [id, chosen, answers.length]);
  if (answers.length === 0) return null;
  const left = Math.max(8, Math.min(slash.left, window.innerWidth - width - 8));
  return createPortal(
    <section
      aria-label={t('picker.list')}
      style={{
        left,
        bottom: window.innerHeight - slash.top + 6,
        width: `min(${width}px, calc(100vw - 16px))`,
      }}
      className="fixed z-50 rounded-large border border-line bg-raised p-1 shadow-float"
    >
      <AnswerRows
        id={id}
        answers={answers}
        chosen={chosen}
        onPick={pick}
        onChoose={onChoose}
        className="max-h-64"
      />
      <span role="status" className="sr-only">
        {t('picker.status', { count: answers.length })}
      </span>
    </section>,
    document.body,
  );
}
