import type { EventDto, TicketRow } from '@hilo/api';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../api.ts';
import { eventApplier } from '../live/apply-event.ts';
import { createNews } from '../live/news.ts';
import { refreshRows } from './refresh-rows.ts';
import type { TicketPages } from './ticket-queries.ts';

const row = (id: string, change: Partial<TicketRow> = {}): TicketRow =>
  ({
    id,
    status: 'open',
    dueAt: null,
    lastMessageAt: '2026-11-22T10:00:00.000Z',
    isUnread: false,
    ...change,
  }) as TicketRow;
let position = 0;
const event = (type: string, ticketId: string, facts: object = {}): EventDto => ({
  position: ++position,
  type,
  at: '2026-11-22T10:00:00.000Z',
  actor: { type: 'system', id: null },
  ticketId,
  customerId: null,
  facts: facts as EventDto['facts'],
});
const word = (ticketId: string) => event('message.received', ticketId, { messageId: 'm' });

/** A desk with one list on screen. */
const desk = (view: string, rows: TicketRow[], nextCursor: string | null = null, filter: object = {}) => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const queryKey = ['tickets', { view, ...filter }];
  client.setQueryData(['me'], { id: 'me' });
  client.setQueryData<TicketPages>(queryKey, { pages: [{ items: rows, nextCursor }], pageParams: [null] });
  const stop = new QueryObserver(client, { queryKey, staleTime: Infinity }).subscribe(() => undefined);
  const shown = () =>
    client.getQueryData<TicketPages>(queryKey)!.pages.flatMap(({ items }) => items.map(({ id }) => id));
  return { client, news: createNews(), shown, stop };
};
const tickets = vi.spyOn(api, 'tickets');
const answering = (...items: TicketRow[]) =>
  tickets.mockImplementation(async ({ id }) => ({
    items: items.filter((one) => id?.includes(one.id) ?? true),
    nextCursor: null,
  }));
beforeEach(() => void tickets.mockReset());
afterEach(() => void vi.useRealTimers());

describe('a list on screen', () => {
  it('asks by name for the rows it shows that changed, and puts them where they belong', async () => {
    const { client, news, shown } = desk('all', [row('a'), row('b'), row('c')]);
    answering(row('c', { lastMessageAt: '2026-11-22T11:00:00.000Z' }));
    news.add('c', word('c'));
    news.add('b', event('ticket.changed', 'b', { fields: ['isSpam'] }));
    await refreshRows(client, news);
    expect(tickets).toHaveBeenCalledTimes(1);
    expect(tickets.mock.calls[0]![0]).toEqual({ view: 'all', sort: 'newest', id: ['c', 'b'], limit: 2 });
    // What the server does not give belongs here no more.
    expect(shown()).toEqual(['c', 'a']);
  });

  it('asks once for a ticket that is not its own, and not again for words in it', async () => {
    const { client, news } = desk('mine', [row('a')]);
    answering(row('a'));
    for (let turn = 0; turn < 10; turn++) {
      news.add('other', word('other'));
      await refreshRows(client, news);
    }
    expect(tickets).toHaveBeenCalledTimes(1);
    news.add('other', event('ticket.snoozed', 'other', { until: '2026-11-23T10:00:00.000Z' }));
    await refreshRows(client, news);
    news.add('other', word('other'));
    await refreshRows(client, news);
    expect(tickets).toHaveBeenCalledTimes(2);
  });

  it('reads its head anew where too many changed to be named', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => row(`t${n}`));
    const { client, news, shown } = desk('all', rows);
    answering(row('new'), row('t1'));
    for (const { id } of rows) news.add(id, word(id));
    await refreshRows(client, news);
    expect(tickets.mock.calls.map(([query]) => query)).toEqual([{ view: 'all', sort: 'newest' }]);
    expect(shown()).toEqual(['new', 't1']);
  });

  it('does not forget what it could not ask for', async () => {
    const { client, news, shown } = desk('all', [row('a'), row('b')]);
    tickets.mockRejectedValueOnce(new Error('no network'));
    news.add('b', event('ticket.changed', 'b'));
    await expect(refreshRows(client, news)).rejects.toThrow('no network');
    answering(row('a'));
    news.add('a', word('a'));
    await refreshRows(client, news);
    expect(shown()).toEqual(['a']);
  });
});

it('fifty desks ask about the words in their own tickets, of twenty a second', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
  // Each agent has five tickets; as many again are nobody's.
  const agentOf = (id: string) => String(Math.floor(Number(id.slice(1)) / 5));
  const hear = Array.from({ length: 50 }, (_, agent) => {
    const rows = Array.from({ length: 5 }, (__, n) => row(`t${agent * 5 + n}`));
    return eventApplier(desk('mine', rows, null, { queueId: [String(agent)] }).client);
  });
  tickets.mockImplementation(async ({ id, queueId }) => ({
    items: (id ?? []).filter((one) => queueId?.includes(agentOf(one))).map((one) => row(one)),
    nextCursor: null,
  }));
  const say = async (seconds: number) => {
    for (let n = 0; n < seconds * 20; n++) {
      const said = word(`t${(n * 37) % 500}`);
      for (const one of hear) one(said);
      await vi.advanceTimersByTimeAsync(50);
    }
  };
  // The first word of each conversation may wake what was snoozed, which only the server knows.
  await say(25);
  await vi.advanceTimersByTimeAsync(2_000);
  tickets.mockClear();
  await say(10);
  await vi.advanceTimersByTimeAsync(2_000);
  // About half of two hundred words were in somebody's list. Asking at each burst would be 2,500 times.
  expect(tickets.mock.calls.length).toBeLessThan(110);
  expect(tickets.mock.calls.length).toBeGreaterThan(50);
  vi.unstubAllGlobals();
});
