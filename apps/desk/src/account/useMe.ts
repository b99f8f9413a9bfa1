import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../admin/request.ts';
import { readMe } from './accountApi.ts';

/** The signed-in agent. Being signed out is an answer, so it is not asked again. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: readMe,
    retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status === 401),
  });
