import { useQuery } from '@tanstack/react-query';
import { listAgents, listQueues, listTeams } from './peopleApi.ts';

export const useAgents = () => useQuery({ queryKey: ['agents'], queryFn: listAgents });
export const useTeams = () => useQuery({ queryKey: ['teams'], queryFn: listTeams });
export const useQueues = () => useQuery({ queryKey: ['queues'], queryFn: listQueues });
