import type { QueryClient, QueryFilters } from '@tanstack/react-query';

/**
 * After the connection was away: what a screen waits for in vain is asked for again, also what was asked into the
 * silence and never answered. What is there already is kept true by the live stream.
 */
export async function bringMissing(client: QueryClient): Promise<void> {
  const missing: QueryFilters = { type: 'active', predicate: ({ state }) => state.data === undefined };
  // Else a question that hangs would be waited for, and one between two tries for its next.
  await client.cancelQueries(missing);
  await client.refetchQueries(missing);
}
