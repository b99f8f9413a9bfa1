import { useMemo } from 'react';
import type { Entry } from './entry.tsx';
import type { Found } from './search-query.ts';
import { useActEntries } from './useActEntries.tsx';
import { useAnswerEntries } from './useAnswerEntries.tsx';
import { useFoundEntries, useRecentEntries } from './useFoundEntries.tsx';
import { usePlaceEntries } from './usePlaceEntries.tsx';

/** What fits what was typed, in the order in which it is probably meant. */
export function useEntries(options: {
  query: string;
  /** What the server found, and for which words. */
  data: Found | undefined;
  q: string;
  /** Puts words into the field that were searched before. */
  onSearch: (q: string) => void;
  onClose: () => void;
}): Entry[] {
  const { query, data, q, onSearch, onClose } = options;
  const recent = useRecentEntries(onSearch);
  const { acts, isMeant } = useActEntries(query, onClose);
  const found = useFoundEntries(data, q, onClose);
  const { meant, places } = usePlaceEntries(query, onClose);
  const answers = useAnswerEntries(query, onClose);
  return useMemo(
    () => [
      ...meant,
      ...(query.trim() === '' ? recent : []),
      ...(isMeant ? acts : []),
      ...(query.trim() === '' ? [] : found),
      ...(isMeant ? [] : acts),
      ...places,
      ...answers,
    ],
    [meant, query, recent, isMeant, acts, found, places, answers],
  );
}
