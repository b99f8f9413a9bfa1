import type { AnswerDto } from '@hilo/api';
import { Dialog, SearchField, useT } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Words } from '../composer/writing/PlainText.tsx';
import { AnswerRows } from './AnswerRows.tsx';
import { answerMessages } from './answerMessages.ts';
import { answersQuery } from './answersApi.ts';
import { findAnswers } from './find-answers.ts';
import { useActionWords } from './useActionWords.ts';

/** Finds an answer and shows it as it would stand there. Arrows choose, Enter takes. */
export function AnswerPicker(props: {
  preview: (answer: AnswerDto) => Words | null;
  onChoose: (answer: AnswerDto) => void;
  onClose: () => void;
}) {
  const { preview, onChoose, onClose } = props;
  const t = useT(answerMessages);
  const id = useId();
  const { data, error } = useQuery(answersQuery);
  const describe = useActionWords();
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState(0);
  const answers = findAnswers(data ?? [], query);
  const answer = answers[picked];
  const words = answer ? preview(answer) : null;
  const choose = (chosen: AnswerDto) => {
    onClose();
    onChoose(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setPicked(Math.min(answers.length - 1, picked + 1));
    else if (event.key === 'ArrowUp') setPicked(Math.max(0, picked - 1));
    else if (event.key === 'Enter' && answer) choose(answer);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      title={t('picker.title')}
      size="large"
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <Link
          to="/admin/answers"
          onClick={onClose}
          className="mr-auto text-list text-accent-ink underline-offset-2 hover:underline"
        >
          {t('picker.manage')}
        </Link>
      }
    >
      <div onKeyDownCapture={onKeyDown}>
        <SearchField
          label={t('picker.search')}
          value={query}
          onChange={(typed) => {
            setQuery(typed);
            setPicked(0);
          }}
          autoFocus
          aria-controls={id}
          {...(answer ? { 'aria-activedescendant': `${id}-${picked}` } : {})}
        />
      </div>
      <div className="mt-2 grid h-88 grid-cols-[minmax(0,1fr)_minmax(0,1fr)] gap-4 max-sm:grid-cols-1">
        <AnswerRows
          id={id}
          answers={answers}
          chosen={picked}
          onPick={setPicked}
          onChoose={choose}
          className="-mx-2 min-h-0"
        />
        {answer && (
          <div className="min-h-0 overflow-y-auto border-l border-line pl-4 max-sm:hidden">
            <p dir="auto" className="text-list whitespace-pre-wrap text-ink">
              {words?.text ?? <span className="text-muted">{t('picker.noWords')}</span>}
            </p>
            {answer.actions && (
              <ul className="mt-3 list-disc border-t border-line pt-3 pl-4 text-list text-muted">
                {describe(answer.actions).map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
          </div>
        )}
        {answers.length === 0 && (
          <p role="status" className="col-span-full py-10 text-center text-list text-muted">
            {error
              ? t('picker.failed')
              : data === undefined
                ? ''
                : query.trim() === ''
                  ? t('picker.empty')
                  : t('picker.none', { query: query.trim() })}
          </p>
        )}
      </div>
      <span role="status" className="sr-only">
        {t('picker.status', { count: answers.length })}
      </span>
    </Dialog>
  );
}
