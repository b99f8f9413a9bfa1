import { QueryClient } from '@tanstack/react-query';

/**
 * The live subscription says what changed, so nothing is fetched again on focus; a failed read is tried
 * twice more before the screen says so. Writes are never repeated behind the agent's back.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: 2 },
    mutations: { retry: false },
  },
});
