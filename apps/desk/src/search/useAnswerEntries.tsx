import { useQuery } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { answersQuery } from '../answers/answersApi.ts';
import { findAnswers } from '../answers/find-answers.ts';
import { insertion } from '../answers/insertion.ts';

export type AnswerEntry = { key: string; group: 'answers'; row: ReactNode; run: () => void };

const most = 5;
const none: AnswerEntry[] = [];

/** The canned answers that fit what was typed, where a composer is there to take one. */
export function useAnswerEntries(query: string, onClose: () => void): AnswerEntry[] {
  const insert = insertion.get();
  const isAsked = insert !== null && query.trim() !== '';
  const { data } = useQuery({ ...answersQuery, enabled: isAsked });
  return useMemo(() => {
    if (!insert || !isAsked || !data) return none;
    return findAnswers(data, query)
      .slice(0, most)
      .map((answer) => ({
        key: answer.id,
        group: 'answers',
        run: () => {
          onClose();
          insert(answer);
        },
        row: (
          <>
            <MessageSquareText size={16} aria-hidden className="text-muted" />
            <bdi className="min-w-0 flex-1 truncate">{answer.title}</bdi>
            {answer.shortcut && <span className="text-meta text-muted">{`/${answer.shortcut}`}</span>}
          </>
        ),
      }));
  }, [insert, isAsked, data, query, onClose]);
}
