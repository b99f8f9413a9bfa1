import { ApiError } from '@hilo/api/client';
import { useQuery } from '@tanstack/react-query';
import { readMe } from './accountApi.ts';

/** The signed-in agent. Being signed out is an answer, so it is not asked again. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: readMe,
    retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status === 401),
  });
