import type {
  ApprovalDto,
  BreachDto,
  ClockDto,
  CurePreviewDto,
  ExtendDeadlineBody,
  ExtensionPreviewDto,
  ListedApprovalDto,
  MessageDto,
  PromisesNowDto,
  RecordDecisionBody,
  TransferPreviewDto,
  TransferTicketBody,
} from '@hilo/api';
import type { Page } from '@hilo/api/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '../admin/request.ts';
import { type BreachSearch, breachQuery } from './breach-search.ts';

const at = (strings: TemplateStringsArray, ...ids: string[]): string =>
  `/api/v1${String.raw({ raw: strings }, ...ids.map(encodeURIComponent))}`;

export const promiseFollowUp = (
  ticketId: string,
  body: { dueAt: string; note: string; messageId?: string },
): Promise<ClockDto> => request('POST', at`/tickets/${ticketId}/follow-ups`, body);

export const finishFollowUp = (ticketId: string, clockId: string): Promise<ClockDto> =>
  request('POST', at`/tickets/${ticketId}/follow-ups/${clockId}/done`);

export const cancelFollowUp = (ticketId: string, clockId: string, reason: string): Promise<ClockDto> =>
  request('POST', at`/tickets/${ticketId}/follow-ups/${clockId}/cancel`, { reason });

export const curePreviewQuery = (ticketId: string, dueAt: string | undefined) =>
  queryOptions({
    queryKey: ['cure', ticketId, dueAt],
    queryFn: () =>
      request<CurePreviewDto>(
        'GET',
        `${at`/tickets/${ticketId}/cure`}${dueAt === undefined ? '' : `?dueAt=${encodeURIComponent(dueAt)}`}`,
      ),
    retry: false,
    staleTime: 0,
  });

export const requestCure = (ticketId: string, body: { text: string; dueAt?: string }): Promise<MessageDto> =>
  request('POST', at`/tickets/${ticketId}/cure`, body);

type OfClock = Pick<ClockDto, 'id' | 'ticketId'>;
const extensionOf = ({ id, ticketId }: OfClock): string => at`/tickets/${ticketId}/clocks/${id}/extension`;

export const extensionPreviewQuery = (clock: OfClock, dueDate: string | undefined) =>
  queryOptions({
    queryKey: ['extension', clock.id, dueDate],
    queryFn: () =>
      request<ExtensionPreviewDto>(
        'GET',
        `${extensionOf(clock)}${dueDate === undefined ? '' : `?dueDate=${dueDate}`}`,
      ),
    retry: false,
    staleTime: 0,
  });

export const extendDeadline = (clock: OfClock, body: ExtendDeadlineBody): Promise<ClockDto> =>
  request('POST', extensionOf(clock), body);

export const recordDecision = ({ id, ticketId }: OfClock, body: RecordDecisionBody): Promise<ClockDto> =>
  request('POST', at`/tickets/${ticketId}/clocks/${id}/decision`, body);

export const transferPreviewQuery = (ticketId: string, to: string) =>
  queryOptions({
    queryKey: ['transfer', ticketId, to],
    queryFn: () =>
      request<TransferPreviewDto>('GET', `${at`/tickets/${ticketId}/transfer`}?to=${encodeURIComponent(to)}`),
    retry: false,
    staleTime: 0,
  });

export const transferTicket = (ticketId: string, body: TransferTicketBody): Promise<MessageDto> =>
  request('POST', at`/tickets/${ticketId}/transfer`, body);

export const askApproval = (
  ticketId: string,
  body: { action: ApprovalDto['action']; change: Record<string, unknown>; reason: string },
): Promise<ApprovalDto> => request('POST', at`/tickets/${ticketId}/approvals`, body);

const verbs = { approved: 'approve', refused: 'refuse', withdrawn: 'withdraw' } as const;

export const decideApproval = (
  id: string,
  decision: keyof typeof verbs,
  note?: string,
): Promise<ApprovalDto> =>
  request('POST', at`/approvals/${id}/${verbs[decision]}`, note === undefined ? undefined : { note });

/** What was read is old after a minute, whatever happened: time alone makes things late. */
export const promisesNowQuery = queryOptions({
  queryKey: ['promisesNow'],
  queryFn: () => request<PromisesNowDto>('GET', '/api/v1/promises/now'),
  staleTime: 10_000,
  refetchInterval: 60_000,
});

const pageOf = <Item>(path: string, query: Record<string, string | undefined>): Promise<Page<Item>> => {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return request('GET', `/api/v1${path}?${new URLSearchParams(asked)}`);
};

export const breachesQuery = (search: BreachSearch) =>
  infiniteQueryOptions({
    queryKey: ['breaches', search],
    queryFn: ({ pageParam }) => {
      return pageOf<BreachDto>('/breaches', {
        limit: '30',
        ...breachQuery(search),
        cursor: pageParam ?? undefined,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const noteBreach = (id: string, body: { cause: string; remedy: string | null }): Promise<BreachDto> =>
  request('PATCH', at`/breaches/${id}`, body);

export const approvalsQuery = (state: 'open' | 'decided') =>
  infiniteQueryOptions({
    queryKey: ['approvals', state],
    queryFn: ({ pageParam }) =>
      pageOf<ListedApprovalDto>('/approvals', { state, limit: '30', cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
