import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';

const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.search(q, undefined, signal),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

/** A pause in typing, in milliseconds, before the server is asked. */
const pauseMs = 120;

/** Searches what is typed, a moment after the typing stops; earlier results stay until new ones are here. */
export function useSearch(typed: string) {
  const [q, setQ] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const result = useQuery(searchQuery(q));
  /** What is shown answers other words than those that are typed. */
  const isBehind =
    typed.trim() !== q || (q !== '' && (result.isPlaceholderData || result.isPending) && !result.isError);
  return { ...result, q, isBehind };
}
