import type { ApprovalDto, ClockDto } from '@hilo/api';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../admin/request.ts';

const at = (strings: TemplateStringsArray, ...ids: string[]): string =>
  `/api/v1${String.raw({ raw: strings }, ...ids.map(encodeURIComponent))}`;

/** Every clock that a ticket has had, those that ended, too. */
export const clocksQuery = (ticketId: string) =>
  queryOptions({
    queryKey: ['clocks', ticketId],
    queryFn: async () => (await request<{ items: ClockDto[] }>('GET', at`/tickets/${ticketId}/clocks`)).items,
    staleTime: 10_000,
  });

export const promiseFollowUp = (
  ticketId: string,
  body: { dueAt: string; note: string; messageId?: string },
): Promise<ClockDto> => request('POST', at`/tickets/${ticketId}/follow-ups`, body);

export const endFollowUp = (
  ticketId: string,
  clockId: string,
  how: 'done' | 'cancel',
  reason: string,
): Promise<ClockDto> => request('POST', at`/tickets/${ticketId}/clocks/${clockId}/${how}`, { reason });

export const askApproval = (
  ticketId: string,
  body: { action: ApprovalDto['action']; change: Record<string, unknown>; reason: string },
): Promise<ApprovalDto> => request('POST', at`/tickets/${ticketId}/approvals`, body);

export const decideApproval = (
  id: string,
  body: { decision: 'approved' | 'refused' | 'withdrawn'; words?: string },
): Promise<ApprovalDto> => request('POST', at`/approvals/${id}/decision`, body);
