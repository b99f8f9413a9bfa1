import type { CustomerRow, FoundTicket, TicketFilterDto } from '@hilo/api';
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api.ts';

/** What was found so far: the pages that are here. */
export type Found = { tickets: FoundTicket[]; customers: CustomerRow[]; isPartial: boolean };

const pageSize = 25;

const searchQuery = (q: string, filter: TicketFilterDto) =>
  infiniteQueryOptions({
    queryKey: ['search', q, filter],
    queryFn: ({ signal, pageParam }) =>
      api.search(
        { ...filter, q, limit: pageSize, ...(pageParam === '' ? {} : { cursor: pageParam }) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }): Found => ({
      tickets: pages.flatMap(({ items }) => items),
      customers: pages[0]?.customers ?? [],
      isPartial: pages.some(({ isPartial }) => isPartial),
    }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });

/** A pause in typing, in milliseconds, before the server is asked. */
const pauseMs = 120;

const everywhere: TicketFilterDto = {};

/** Searches what is typed, a moment after the typing stops; earlier results stay until new ones are here. */
export function useSearch(typed: string, filter = everywhere) {
  const [q, setQ] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const result = useInfiniteQuery(searchQuery(q, filter));
  /** What is shown answers other words than those that are typed. */
  const isBehind =
    typed.trim() !== q || (q !== '' && (result.isPlaceholderData || result.isPending) && !result.isError);
  return { ...result, q, isBehind };
}
