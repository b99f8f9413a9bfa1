import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './api.ts';

/**
 * The live subscription says what changed, so nothing is fetched again on focus; a failed read is tried
 * twice more before the screen says so, unless trying again cannot help. Writes are never repeated behind the
 * agent's back.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (!isApiError(error) || error.isRetryable),
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
