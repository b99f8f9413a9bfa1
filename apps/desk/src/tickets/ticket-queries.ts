import type { MessageDto, TicketDto, TicketRow } from '@hilo/api';
import type { Page } from '@hilo/api/client';
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  skipToken,
} from '@tanstack/react-query';
import { api } from '../api.ts';
import { mergeThread, prependPage, type ThreadCache } from '../thread/merge-thread.ts';
import { withChanges } from './changes-on-the-way.ts';
import { type ListSpec, queryOf } from './list-spec.ts';

export type TicketPages = InfiniteData<Page<TicketRow>, string | null>;

export const ticketListQuery = (spec: ListSpec) =>
  infiniteQueryOptions({
    queryKey: ['tickets', spec],
    queryFn: ({ pageParam, signal }) =>
      api.tickets({ ...queryOf(spec), ...(pageParam === null ? {} : { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // What it missed while it was not on screen is brought by `keepLists`; to read all its pages is a request for each.
    staleTime: Infinity,
  });

/** The views that somebody saved; what they count is asked for where it is shown. */
export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await api.views(signal)).items,
  staleTime: 5 * 60_000,
});
export const viewCountsQuery = queryOptions({
  queryKey: ['viewCounts'],
  queryFn: async ({ signal }) => (await api.viewCounts(signal)).counts,
  staleTime: 10_000,
});

export const threadKey = (id: string) => ['thread', id] as const;

/** Filled by `ticketQuery`, which brings the newest page with the ticket; older pages are added on scrolling up. */
export const threadQuery = (id: string) =>
  queryOptions<ThreadCache>({ queryKey: threadKey(id), queryFn: skipToken, staleTime: Infinity });

/**
 * So long, in milliseconds, a ticket that is here waits for what became of its promises: brought later, their lines push
 * apart what is being read.
 */
const promisesWaitMs = 400;

/**
 * A ticket, with the promises that were made of it; its thread goes into a cache of its own, where pages and live changes
 * meet.
 */
export const ticketQuery = (client: QueryClient, id: string) =>
  queryOptions({
    queryKey: ['ticket', id],
    queryFn: async ({ signal }) => {
      const clocks = clocksQuery(id);
      const isFirst = client.getQueryData(clocks.queryKey) === undefined;
      const promises = isFirst && client.prefetchQuery({ ...clocks, retry: false });
      const found = await api.ticket(id, signal);
      await Promise.race([promises, new Promise((resolve) => setTimeout(resolve, promisesWaitMs))]);
      const ticket = withChanges(found);
      takeThread(client, ticket);
      return ticket;
    },
    staleTime: 10_000,
  });

function takeThread(client: QueryClient, ticket: TicketDto): void {
  client.setQueryData<ThreadCache>(threadKey(ticket.id), (known) => mergeThread(known, ticket.thread));
}

/** After a write: the answer of the server is the truth. */
export function putTicket(client: QueryClient, ticket: TicketDto): void {
  takeThread(client, ticket);
  client.setQueryData(['ticket', ticket.id], ticket);
}

/** Every clock that a ticket has had: what was promised of it, and what became of that. */
export const clocksQuery = (id: string) =>
  queryOptions({
    queryKey: ['clocks', id],
    queryFn: async ({ signal }) => (await api.clocks(id, signal)).items,
    staleTime: 10_000,
  });

export function patchMessage(
  client: QueryClient,
  ticketId: string,
  messageId: string,
  change: Partial<MessageDto>,
): void {
  client.setQueryData<ThreadCache>(
    threadKey(ticketId),
    (known) =>
      known && {
        ...known,
        messages: known.messages.map((message) =>
          message.id === messageId ? { ...message, ...change } : message,
        ),
      },
  );
}

export function dropMessages(client: QueryClient, ticketId: string, ids: readonly string[]): void {
  client.setQueryData<ThreadCache>(
    threadKey(ticketId),
    (known) => known && { ...known, messages: known.messages.filter(({ id }) => !ids.includes(id)) },
  );
}

/** Adds the page before the oldest message that is here. */
export async function loadOlder(client: QueryClient, ticketId: string): Promise<void> {
  const known = client.getQueryData<ThreadCache>(threadKey(ticketId));
  if (!known?.olderCursor) return;
  const page = await api.messages(ticketId, { cursor: known.olderCursor });
  client.setQueryData<ThreadCache>(threadKey(ticketId), (now) =>
    now?.olderCursor === known.olderCursor ? prependPage(now, page) : now,
  );
}
