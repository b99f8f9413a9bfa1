import type { z } from 'zod';
import type { applyMacroBody, MacroAppliedDto } from './answers.ts';
import { type Asked, createAsk } from './ask.ts';
import type { BulkResult, bulkBody } from './bulk.ts';
import type { ChannelDto } from './channels.ts';
import type { ClockDto } from './clocks.ts';
import type { Page } from './common.ts';
import type {
  CustomerDto,
  CustomerRow,
  changeCustomerBody,
  createCustomerBody,
  moveIdentitiesBody,
} from './customers.ts';
import type { EventDto } from './events.ts';
import type { FieldDto } from './fields.ts';
import type { NoticeChoiceDto, NotificationDto } from './notifications.ts';
import type { OrganisationViewDto } from './organisations.ts';
import type { AgentDto, changeMeBody, MeDto, QueueDto, TeamDto } from './people.ts';
import type { RuleDto } from './rules.ts';
import type { SearchResult } from './search.ts';
import type { ShapeName } from './shapes.ts';
import type { AbsenceDto } from './staffing.ts';
import type {
  ChangeTicketBody,
  DraftDto,
  DraftsDto,
  FiledDraftDto,
  MessageDto,
  MessageMoveDto,
  markAnswerBody,
  moveMessagesBody,
  openTicketBody,
  redactBody,
  SavedDraftDto,
  saveDraftBody,
  sendMessageBody,
  ThreadPage,
  TicketDto,
  TicketRow,
  uploadSchema,
} from './tickets.ts';
import type {
  changeViewBody,
  colourTagBody,
  createViewBody,
  SavedViewDto,
  TagDto,
  TicketFilterDto,
  TicketSort,
  TicketView,
} from './views.ts';

export { ApiError, type ClientCode, errorOfAnswer } from './api-error.ts';
export { newIdempotencyKey } from './ask.ts';
export type { Page } from './common.ts';
export { eachItem } from './each-item.ts';
export { createHiloClient, type HiloClient, type HiloClientOptions } from './hilo-client.ts';
export type UploadDto = z.infer<typeof uploadSchema>;
/** `toTicketId` is where the messages are now. */
export type MoveDto = { moveId: string; toTicketId: string };

export type ClientOptions = {
  fetch: typeof globalThis.fetch;
  /** Where the API lies; `/api/v1` of the page's own origin unless told otherwise. */
  baseUrl?: string;
  /** Called with every answer; throws where the shape is wrong. For development: shapes come from `@hilo/api/shapes`. */
  check?: (shape: ShapeName, answer: unknown) => void;
  /** Called when the session is over, before the error is thrown. */
  onSignedOut?: () => void;
};

/** A list of tickets: a built-in view or a saved one, narrowed and in an order. */
export type TicketListQuery = {
  view?: TicketView | undefined;
  savedViewId?: string | undefined;
  sort?: TicketSort | undefined;
  withField?: readonly string[] | undefined;
} & { [Name in keyof TicketFilterDto]?: TicketFilterDto[Name] | undefined };

type Call = Asked & { shape?: ShapeName };

/** The desk's client: the calls that the desk makes, by short names. Every call throws `ApiError` and nothing else, aborts apart. */
export function createClient(options: ClientOptions) {
  const { fetch, baseUrl = '/api/v1', check, onSignedOut } = options;

  const call = createAsk({ fetch, baseUrl, credentials: 'same-origin', onSignedOut });
  const ask = async (method: string, path: string, { shape, ...rest }: Call): Promise<unknown> => {
    const answer = await call(method, path, rest);
    if (shape) check?.(shape, answer);
    return answer;
  };
  const get = <T>(path: string, shape: ShapeName | undefined, call: Call = {}): Promise<T> =>
    ask('GET', path, shape ? { ...call, shape } : call) as Promise<T>;
  const send = <T>(method: string, path: string, call: Call = {}): Promise<T> =>
    ask(method, path, call) as Promise<T>;
  const at = (strings: TemplateStringsArray, ...ids: string[]): string =>
    String.raw({ raw: strings }, ...ids.map(encodeURIComponent));

  return {
    me: (signal?: AbortSignal) => get<MeDto>('/me', 'me', { signal }),
    changeMe: (body: z.input<typeof changeMeBody>) => send<MeDto>('PATCH', '/me', { body, shape: 'me' }),
    agents: (signal?: AbortSignal) => get<Page<AgentDto>>('/agents', 'agents', { signal }),
    teams: (signal?: AbortSignal) => get<Page<TeamDto>>('/teams', 'teams', { signal }),
    queues: (signal?: AbortSignal) => get<Page<QueueDto>>('/queues', 'queues', { signal }),
    absences: (signal?: AbortSignal) => get<Page<AbsenceDto>>('/absences', undefined, { signal }),
    rules: (signal?: AbortSignal) => get<Page<RuleDto>>('/rules', undefined, { signal }),
    channels: (signal?: AbortSignal) => get<Page<ChannelDto>>('/channels', 'channels', { signal }),

    tickets: (
      query: TicketListQuery & {
        customerId?: string;
        id?: readonly string[];
        cursor?: string;
        limit?: number;
      },
      signal?: AbortSignal,
    ) => get<Page<TicketRow>>('/tickets', 'ticketPage', { query, signal }),
    openTicket: (body: z.input<typeof openTicketBody>, key?: string) =>
      send<TicketDto>('POST', '/tickets', { body, key, shape: 'ticket' }),
    ticket: (id: string, signal?: AbortSignal) => get<TicketDto>(at`/tickets/${id}`, 'ticket', { signal }),
    changeTicket: (id: string, body: ChangeTicketBody, version?: number) =>
      send<TicketDto>('PATCH', at`/tickets/${id}`, { body, ifMatch: version, shape: 'ticket' }),

    /** Up to 200 tickets, each in a transaction of its own; what is refused stands in the answer. */
    bulk: (body: z.input<typeof bulkBody>, key?: string) =>
      send<BulkResult>('POST', '/tickets/bulk', { body, key, shape: 'bulk' }),
    seeTicket: (id: string, position: number) =>
      send<null>('PUT', at`/tickets/${id}/seen`, { body: { position } }),
    unseeTicket: (id: string) => send<null>('DELETE', at`/tickets/${id}/seen`),
    follow: (id: string) => send<null>('PUT', at`/tickets/${id}/follow`),
    unfollow: (id: string) => send<null>('DELETE', at`/tickets/${id}/follow`),

    tags: (
      query: { query?: string; limit?: number; withCounts?: boolean; hasColour?: boolean },
      signal?: AbortSignal,
    ) => get<Page<TagDto>>('/tags', 'tags', { query, signal }),
    renameTag: (name: string, to: string) =>
      send<{ tickets: number }>('POST', '/tags/rename', { body: { name, to } }),
    colourTag: (body: z.input<typeof colourTagBody>) => send<TagDto>('POST', '/tags/colour', { body }),
    deleteTag: (name: string) => send<{ tickets: number }>('POST', '/tags/delete', { body: { name } }),

    views: (signal?: AbortSignal) => get<Page<SavedViewDto>>('/views', 'views', { signal }),
    viewCounts: (signal?: AbortSignal) =>
      get<{ counts: Record<string, number | null> }>('/views/counts', 'viewCounts', { signal }),
    createView: (body: z.input<typeof createViewBody>) =>
      send<SavedViewDto>('POST', '/views', { body, shape: 'view' }),
    changeView: (id: string, body: z.input<typeof changeViewBody>) =>
      send<SavedViewDto>('PATCH', at`/views/${id}`, { body, shape: 'view' }),
    deleteView: (id: string) => send<null>('DELETE', at`/views/${id}`),
    orderViews: (isShared: boolean, ids: readonly string[]) =>
      send<null>('POST', '/views/order', { body: { isShared, ids } }),

    notifications: (query: { cursor?: string; limit?: number; isUnread?: boolean }, signal?: AbortSignal) =>
      get<Page<NotificationDto>>('/notifications', 'notificationPage', { query, signal }),
    notificationCount: (signal?: AbortSignal) =>
      get<{ unread: number }>('/notifications/count', 'notificationCount', { signal }),
    /** Without ids all of them. */
    readNotifications: (ids?: readonly string[]) =>
      send<null>('POST', '/notifications/read', { body: ids ? { ids } : {} }),
    noticeChoice: (signal?: AbortSignal) =>
      get<NoticeChoiceDto>('/me/notifications', 'noticeChoice', { signal }),
    chooseNotices: (body: NoticeChoiceDto) =>
      send<NoticeChoiceDto>('PUT', '/me/notifications', { body, shape: 'noticeChoice' }),

    /** Every clock that a ticket has had, those that ended, too. */
    clocks: (ticketId: string, signal?: AbortSignal) =>
      get<Page<ClockDto>>(at`/tickets/${ticketId}/clocks`, undefined, { signal }),

    messages: (ticketId: string, query: { cursor?: string; limit?: number } = {}, signal?: AbortSignal) =>
      get<ThreadPage>(at`/tickets/${ticketId}/messages`, 'threadPage', { query, signal }),
    sendMessage: (ticketId: string, body: z.input<typeof sendMessageBody>, key?: string) =>
      send<MessageDto>('POST', at`/tickets/${ticketId}/messages`, { body, key, shape: 'message' }),
    /** Uses a macro, with a message where one goes along. */
    applyMacro: (ticketId: string, body: z.input<typeof applyMacroBody>, key?: string) =>
      send<MacroAppliedDto>('POST', at`/tickets/${ticketId}/macros`, { body, key }),
    /** Lets a message that is to leave later leave then, or now (null). @throws message.alreadySent */
    putOffMessage: (id: string, sendAt: string | null) =>
      send<MessageDto>('PUT', at`/messages/${id}/departure`, { body: { sendAt }, shape: 'message' }),
    /** Calls a queued message back; what it said comes back to be written on. @throws message.alreadySent */
    undoMessage: (id: string) => send<FiledDraftDto>('DELETE', at`/messages/${id}`),
    resendMessage: (id: string) => send<MessageDto>('POST', at`/messages/${id}/resend`, { shape: 'message' }),
    moveMessages: (ticketId: string, body: z.input<typeof moveMessagesBody>) =>
      send<MoveDto>('POST', at`/tickets/${ticketId}/moves`, { body }),
    /** Moves everything; the emptied ticket leads to the other from then on. */
    mergeTicket: (ticketId: string, toTicketId: string, reason?: string) =>
      send<MoveDto>('POST', at`/tickets/${ticketId}/merge`, {
        body: { toTicketId, ...(reason === undefined ? {} : { reason }) },
      }),
    dismissTicketSuggestion: (ticketId: string, otherId: string) =>
      send<null>('DELETE', at`/tickets/${ticketId}/suggestions/${otherId}`),
    /** What was moved from or to it, newest first. */
    ticketMoves: (ticketId: string, signal?: AbortSignal) =>
      send<{ items: MessageMoveDto[] }>('GET', at`/tickets/${ticketId}/moves`, { signal }),
    undoMove: (id: string) => send<unknown>('POST', at`/moves/${id}/undo`),
    /** Says that a message belongs where it is, though its subject is another. */
    keepInTicket: (messageId: string) =>
      send<MessageDto>('DELETE', at`/messages/${messageId}/suggestion`, { shape: 'message' }),
    /** Says whether it answers, after it was sent. */
    markAnswer: (messageId: string, body: z.input<typeof markAnswerBody>) =>
      send<MessageDto>('POST', at`/messages/${messageId}/mark`, { body, shape: 'message' }),
    unmarkAnswer: (messageId: string) =>
      send<MessageDto>('DELETE', at`/messages/${messageId}/mark`, { shape: 'message' }),
    redact: (messageId: string, body: z.input<typeof redactBody>) =>
      send<MessageDto>('POST', at`/messages/${messageId}/redact`, { body, shape: 'message' }),

    draft: (ticketId: string, signal?: AbortSignal) =>
      get<DraftsDto>(at`/tickets/${ticketId}/draft`, 'draft', { signal }),
    saveDraft: (ticketId: string, body: z.input<typeof saveDraftBody>) =>
      send<SavedDraftDto>('PUT', at`/tickets/${ticketId}/draft`, { body }),
    /** @throws resource.changed where there is a newer copy than the one that is known; it stays */
    dropDraft: (ticketId: string, kind: DraftDto['kind'], knownAt: string) =>
      send<unknown>('DELETE', at`/tickets/${ticketId}/draft?kind=${kind}&knownAt=${knownAt}`),

    customers: (query: { query?: string; cursor?: string; limit?: number }, signal?: AbortSignal) =>
      get<Page<CustomerRow>>('/customers', 'customerPage', { query, signal }),
    customer: (id: string, signal?: AbortSignal) =>
      get<CustomerDto>(at`/customers/${id}`, 'customer', { signal }),
    createCustomer: (body: z.input<typeof createCustomerBody>) =>
      send<CustomerDto>('POST', '/customers', { body, shape: 'customer' }),
    changeCustomer: (id: string, body: z.input<typeof changeCustomerBody>, version?: number) =>
      send<CustomerDto>('PATCH', at`/customers/${id}`, { body, ifMatch: version, shape: 'customer' }),
    blockIdentity: (customerId: string, identityId: string, isBlocked: boolean) =>
      send<CustomerDto>(
        'POST',
        at`/customers/${customerId}/identities/${identityId}/${isBlocked ? 'block' : 'unblock'}`,
      ),
    organisation: (id: string, signal?: AbortSignal) =>
      get<OrganisationViewDto>(at`/organisations/${id}`, undefined, { signal }),
    /** Organisations that a person may belong to, by the domain of an address. */
    organisationSuggestions: (id: string, signal?: AbortSignal) =>
      get<{ items: { organisation: CustomerRow; domain: string }[] }>(
        at`/customers/${id}/organisation-suggestions`,
        undefined,
        { signal },
      ),
    fields: (signal?: AbortSignal) => get<Page<FieldDto>>('/fields', undefined, { signal }),
    addIdentity: (customerId: string, body: { kind: string; value: string }) =>
      send<unknown>('POST', at`/customers/${customerId}/identities`, { body }),
    moveIdentities: (customerId: string, body: z.input<typeof moveIdentitiesBody>) =>
      send<{ moveId: string }>('POST', at`/customers/${customerId}/moves`, { body }),
    undoIdentityMove: (moveId: string) => send<unknown>('POST', at`/customer-moves/${moveId}/undo`),
    /** Says that two customers are not one; it is not proposed again. */
    dismissCustomerSuggestion: (customerId: string, otherId: string) =>
      send<null>('DELETE', at`/customers/${customerId}/suggestions/${otherId}`),

    search: (query: { q: string; cursor?: string; limit?: number } & TicketFilterDto, signal?: AbortSignal) =>
      get<SearchResult>('/search', 'search', { query, signal }),
    events: (query: { after?: number; ticketId?: string; limit?: number }, signal?: AbortSignal) =>
      get<Page<EventDto>>('/events', undefined, { query, signal }),
  };
}
