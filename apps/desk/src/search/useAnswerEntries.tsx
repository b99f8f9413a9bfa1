import { useQuery } from '@tanstack/react-query';
import { MessageSquareText } from 'lucide-react';
import { useMemo } from 'react';
import { answersQuery } from '../answers/answersApi.ts';
import { findAnswers } from '../answers/find-answers.ts';
import { insertion } from '../answers/insertion.ts';
import { type Entry, EntryRow } from './entry.tsx';

const most = 5;
const none: Entry[] = [];

/** The canned answers that fit what was typed, where a composer is there to take one. */
export function useAnswerEntries(query: string, onClose: () => void): Entry[] {
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
          <EntryRow
            icon={MessageSquareText}
            end={answer.shortcut && <span className="text-meta text-muted">{`/${answer.shortcut}`}</span>}
          >
            {answer.title}
          </EntryRow>
        ),
      }));
  }, [insert, isAsked, data, query, onClose]);
}
