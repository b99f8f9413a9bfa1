import type { AgentDto, AgentWorkDto, DeactivatedDto, Giving, QueueDto, TeamDto } from '@hilo/api';
import type { Role } from '@hilo/core';
import { request } from './request.ts';

type List<Item> = { items: Item[] };
const path = '/api/v1';
const items = <Item>(list: List<Item>): Item[] => list.items;

export const listAgents = () => request<List<AgentDto>>('GET', `${path}/agents`).then(items);
export const listTeams = () => request<List<TeamDto>>('GET', `${path}/teams`).then(items);
export const listQueues = () => request<List<QueueDto>>('GET', `${path}/queues`).then(items);

/** A one-time link that its owner opens to set a password. */
export type AgentLink = {
  link: string;
  purpose: 'invitation' | 'passwordReset';
  expiresAt: string;
  /** What became of the mail that carries it. */
  mail: 'sent' | 'noOutgoingServer' | 'failed';
};

export const inviteAgent = (body: { name: string; email: string; role: Role; teamIds: string[] }) =>
  request<{ agent: AgentDto } & AgentLink>('POST', `${path}/agents`, body);
/** Makes a fresh link: an invitation for whoever never signed in, a new password for the rest. */
export const makeAgentLink = (id: string) => request<AgentLink>('POST', `${path}/agents/${id}/access-link`);
export const changeAgent = (id: string, body: { name?: string; role?: Role; teamIds?: string[] }) =>
  request<AgentDto>('PATCH', `${path}/agents/${id}`, body);
export const readAgentWork = (id: string) => request<AgentWorkDto>('GET', `${path}/agents/${id}/work`);
export const deactivateAgent = (id: string, handToAgentId: string | null) =>
  request<DeactivatedDto>('POST', `${path}/agents/${id}/deactivate`, { handToAgentId });
export const reactivateAgent = (id: string) => request<unknown>('POST', `${path}/agents/${id}/reactivate`);

/** For whoever lost the telephone: the next sign-in is by password alone. */
export const removeSecondFactor = (id: string) =>
  request<unknown>('DELETE', `${path}/agents/${id}/second-factor`);

type TeamInput = { name: string; signature: string; agentIds: string[] };
export const createTeam = (body: TeamInput) => request<TeamDto>('POST', `${path}/teams`, body);
export const changeTeam = (id: string, body: Partial<TeamInput>) =>
  request<TeamDto>('PATCH', `${path}/teams/${id}`, body);
export const archiveTeam = (id: string) => request<unknown>('POST', `${path}/teams/${id}/archive`);

/** There is always one default: making another the default is the way to stop being it. */
type QueueInput = {
  name: string;
  teamId: string | null;
  giving: Giving;
  openLimit: number | null;
  isDefault?: true;
};
export const createQueue = (body: QueueInput) => request<QueueDto>('POST', `${path}/queues`, body);
export const changeQueue = (id: string, body: Partial<QueueInput>) =>
  request<QueueDto>('PATCH', `${path}/queues/${id}`, body);
export const archiveQueue = (id: string) => request<unknown>('POST', `${path}/queues/${id}/archive`, {});
