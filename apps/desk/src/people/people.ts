import type { AgentDto, MeDto } from '@hilo/api';
import type { Permission } from '@hilo/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use, useCallback } from 'react';
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

/** Given by the frame of the desk, which waits for it: asked for in every row, it must cost nothing. */
export const Me = createContext<MeDto | null>(null);
export function useMe(): MeDto {
  const me = use(Me);
  if (!me) throw new Error('this belongs below the frame of the desk');
  return me;
}
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);

const nobody: readonly AgentDto[] = [];
export const useAgents = (): readonly AgentDto[] => useQuery(agentsQuery).data ?? nobody;
/** A colleague by id. */
export function useAgentOf(): (id: string | null) => AgentDto | undefined {
  const agents = useAgents();
  return useCallback((id) => (id === null ? undefined : agents.find((agent) => agent.id === id)), [agents]);
}
/** The name that colleagues know an agent by. */
export function useAgentName(): (id: string | null) => string | undefined {
  const agentOf = useAgentOf();
  return useCallback((id) => agentOf(id)?.name, [agentOf]);
}
