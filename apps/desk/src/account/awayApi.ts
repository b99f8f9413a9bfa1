import { request } from '../admin/request.ts';

const path = '/api/v1';
export type AbsenceInput = { until: string; handToAgentId: string | null };
export const goAway = (agentId: string, body: AbsenceInput) =>
  request<unknown>('PUT', `${path}/agents/${agentId}/absence`, body);
export const comeBack = (agentId: string) => request<unknown>('DELETE', `${path}/agents/${agentId}/absence`);
