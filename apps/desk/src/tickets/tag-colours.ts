import type { TagColour } from '@hilo/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../api.ts';

/** The tags that have a colour; an event tells when it changes. */
const tagColoursQuery = queryOptions({
  queryKey: ['tags', 'colours'],
  queryFn: async ({ signal }) =>
    new Map(
      (await api.tags({ hasColour: true, limit: 500 }, signal)).items.map((tag) => [tag.name, tag.colour]),
    ),
  staleTime: 5 * 60_000,
  // A map cannot be laid over the one before.
  structuralSharing: false,
});

/** The colour of a tag by its name; the same function until one changes. */
export function useTagColours(): (name: string) => TagColour | undefined {
  const { data } = useQuery(tagColoursQuery);
  return useCallback((name) => data?.get(name) ?? undefined, [data]);
}
