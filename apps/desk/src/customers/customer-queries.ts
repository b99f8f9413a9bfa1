import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api.customer(id, signal),
    staleTime: 30_000,
  });
