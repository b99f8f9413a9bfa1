import type { Permission } from '@hilo/core';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '../api.ts';

const minutes = 60_000;

/** The signed-in agent. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.me(signal),
  staleTime: 5 * minutes,
});
export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async ({ signal }) => (await api.agents(signal)).items,
  staleTime: 5 * minutes,
});
export const queuesQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: async ({ signal }) => (await api.queues(signal)).items,
  staleTime: minutes,
});
export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await api.channels(signal)).items,
  staleTime: 5 * minutes,
});

/** Who is away, and until when. */
export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: async ({ signal }) => (await api.absences(signal)).items,
  staleTime: minutes,
});

/** What the rules are called that left their trace in a thread. */
export const ruleNamesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: async ({ signal }) => (await api.rules(signal)).items,
  staleTime: 5 * minutes,
});

/** Below the frame of the desk, which waits for it. */
export const useMe = () => useSuspenseQuery(meQuery).data;
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

export const useAgents = () => useQuery(agentsQuery).data ?? [];
/** The name that colleagues know an agent by. */
export function useAgentName(): (id: string | null) => string | undefined {
  const agents = useAgents();
  return (id) => (id === null ? undefined : agents.find((agent) => agent.id === id)?.name);
}
