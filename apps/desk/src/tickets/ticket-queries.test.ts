import type { ClockDto, TicketDto } from '@hilo/api';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../api.ts';
import { clocksQuery, ticketQuery } from './ticket-queries.ts';

const id = '01a206bc-47af-7a3f-b50b-6ac155d17148';
const ticket = { id, thread: { items: [], events: [], nextCursor: null } } as unknown as TicketDto;
const clock = { id: 'c1', kind: 'firstAnswer', endedAt: null } as unknown as ClockDto;
let client: QueryClient;
const asked: string[] = [];

/** The server, whose word of the promises comes after so many milliseconds. */
const answer = (clocksAfterMs: number): void => {
  vi.spyOn(api, 'ticket').mockImplementation(async () => {
    asked.push('ticket');
    return ticket;
  });
  vi.spyOn(api, 'clocks').mockImplementation(async () => {
    asked.push('clocks');
    await new Promise((resolve) => setTimeout(resolve, clocksAfterMs));
    return { items: [clock], nextCursor: null };
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
  asked.length = 0;
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a ticket comes together with what became of its promises, which was asked for at the same time', async () => {
  answer(200);
  const opened = client.fetchQuery(ticketQuery(client, id));
  await vi.advanceTimersByTimeAsync(150);
  expect(asked.sort()).toEqual(['clocks', 'ticket']);
  expect(client.getQueryData(['ticket', id])).toBeUndefined();
  await vi.advanceTimersByTimeAsync(100);
  await opened;
  expect(client.getQueryData(clocksQuery(id).queryKey)).toEqual([clock]);
});

test('it does not wait long for them, and not at all where they are here', async () => {
  answer(60_000);
  const opened = client.fetchQuery(ticketQuery(client, id));
  await vi.advanceTimersByTimeAsync(500);
  expect((await opened).id).toBe(id);
  client.setQueryData(clocksQuery(id).queryKey, []);
  asked.length = 0;
  await client.fetchQuery({ ...ticketQuery(client, id), staleTime: 0 });
  expect(asked).toEqual(['ticket']);
});
