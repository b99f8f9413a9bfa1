import type { AbsenceDto } from '@hilo/api';
import { request } from '../admin/request.ts';

const path = '/api/v1';
export type AbsenceInput = { until: string; handToAgentId: string | null };
export const listAbsences = () =>
  request<{ items: AbsenceDto[] }>('GET', `${path}/absences`).then(({ items }) => items);
export const goAway = (agentId: string, body: AbsenceInput) =>
  request<unknown>('PUT', `${path}/agents/${agentId}/absence`, body);
export const comeBack = (agentId: string) => request<unknown>('DELETE', `${path}/agents/${agentId}/absence`);
