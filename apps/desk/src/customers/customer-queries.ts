import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';

export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api.customer(id, signal),
    staleTime: 30_000,
  });

/** Every custom field, those put away too. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: async ({ signal }) => (await api.fields(signal)).items,
  staleTime: 60_000,
});

/** To which organisations somebody may belong who belongs to none. */
export const suggestionsQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['organisationSuggestions', customerId],
    queryFn: async ({ signal }) => (await api.organisationSuggestions(customerId, signal)).items,
    staleTime: 60_000,
  });
