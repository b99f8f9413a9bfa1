import type { EventDto, TicketRow } from '@hilo/api';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { api } from '../api.ts';
import { eventApplier } from '../live/apply-event.ts';
import { keepLists } from './keep-lists.ts';
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
  const lists = keepLists(client);
  const look = () => new QueryObserver(client, { queryKey, staleTime: Infinity }).subscribe(() => undefined);
  const shown = () =>
    client.getQueryData<TicketPages>(queryKey)!.pages.flatMap(({ items }) => items.map(({ id }) => id));
  return { client, lists, shown, look, leave: look() };
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
    const { lists, shown } = desk('all', [row('a'), row('b'), row('c')]);
    answering(row('c', { lastMessageAt: '2026-11-22T11:00:00.000Z' }));
    lists.add('c', word('c'));
    lists.add('b', event('ticket.changed', 'b', { fields: ['isSpam'] }));
    await lists.refresh();
    expect(tickets).toHaveBeenCalledTimes(1);
    expect(tickets.mock.calls[0]![0]).toEqual({ view: 'all', sort: 'newest', id: ['c', 'b'], limit: 2 });
    // What the server does not give belongs here no more.
    expect(shown()).toEqual(['c', 'a']);
  });

  it('asks once for a ticket that is not its own, and not again for words in it', async () => {
    const { lists } = desk('mine', [row('a')]);
    answering(row('a'));
    for (let turn = 0; turn < 10; turn++) {
      lists.add('other', word('other'));
      await lists.refresh();
    }
    expect(tickets).toHaveBeenCalledTimes(1);
    lists.add('other', event('ticket.snoozed', 'other', { until: '2026-11-23T10:00:00.000Z' }));
    await lists.refresh();
    lists.add('other', word('other'));
    await lists.refresh();
    expect(tickets).toHaveBeenCalledTimes(2);
  });

  it('reads its head anew where too many changed to be named', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => row(`t${n}`));
    const { lists, shown } = desk('all', rows);
    answering(row('new'), row('t1'));
    for (const { id } of rows) lists.add(id, word(id));
    await lists.refresh();
    expect(tickets.mock.calls.map(([query]) => query)).toEqual([{ view: 'all', sort: 'newest' }]);
    expect(shown()).toEqual(['new', 't1']);
  });

  it('does not forget what it could not ask for', async () => {
    const { lists, shown } = desk('all', [row('a'), row('b')]);
    tickets.mockRejectedValueOnce(new Error('no network'));
    lists.add('b', event('ticket.changed', 'b'));
    await expect(lists.refresh()).rejects.toThrow('no network');
    answering(row('a'));
    lists.add('a', word('a'));
    await lists.refresh();
    expect(shown()).toEqual(['a']);
  });
});

describe('a list that one comes back to', () => {
  const page = (name: string, from: number) => ({
    items: Array.from({ length: 3 }, (_, n) =>
      row(`${name}${n}`, { lastMessageAt: `2026-11-22T${from - n}:00:00.000Z` }),
    ),
    nextCursor: `behind ${name}`,
  });
  /** Three pages of which the last was not read to its end. */
  const long = () => {
    const found = desk('all', []);
    found.client.setQueryData<TicketPages>(['tickets', { view: 'all' }], {
      pages: [page('a', 23), page('b', 20), page('c', 17)],
      pageParams: [null, 'behind a', 'behind b'],
    });
    return found;
  };
  const all = ['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'c0', 'c1', 'c2'];

  it('asks nothing where nothing happened in the moment', async () => {
    const { lists, shown, look, leave } = long();
    leave();
    look();
    await lists.refresh();
    expect(tickets).not.toHaveBeenCalled();
    expect(shown()).toEqual(all);
  });

  it('asks by name for what it missed, however many pages it has', async () => {
    const { lists, shown, look, leave } = long();
    leave();
    lists.add('c1', word('c1'));
    lists.add('b0', event('ticket.changed', 'b0'));
    await lists.refresh();
    lists.add('new', word('new'));
    await lists.refresh();
    expect(tickets).not.toHaveBeenCalled();
    answering(
      row('c1', { lastMessageAt: '2026-11-22T23:30:00.000Z' }),
      row('new', { lastMessageAt: '2026-11-22T23:40:00.000Z' }),
    );
    look();
    await lists.refresh();
    expect(tickets.mock.calls.map(([query]) => query.id)).toEqual([['c1', 'b0', 'new']]);
    expect(shown()).toEqual(['new', 'c1', 'a0', 'a1', 'a2', 'b1', 'b2', 'c0', 'c2']);
  });

  it('reads its first page as well after a while, since time changes what no event tells', async () => {
    const { lists, shown, look, leave } = long();
    vi.useFakeTimers();
    leave();
    await vi.advanceTimersByTimeAsync(20_000);
    lists.add('c2', event('ticket.changed', 'c2'));
    await lists.refresh();
    const woken = row('woken', { lastMessageAt: '2026-11-22T22:30:00.000Z' });
    const [a0, a1, a2] = page('a', 23).items;
    tickets.mockImplementation(async ({ id }) =>
      id ? { items: [], nextCursor: null } : { items: [a0!, woken, a1!], nextCursor: 'behind a1' },
    );
    look();
    await lists.refresh();
    expect(tickets.mock.calls.map(([query]) => query.id)).toEqual([undefined, ['c2']]);
    expect(shown()).toEqual(['a0', 'woken', 'a1', a2!.id, 'b0', 'b1', 'b2', 'c0', 'c1']);
  });

  it('of more than can be named, asks for those further down by fifty', async () => {
    const { client, lists, shown } = long();
    const many = Array.from({ length: 60 }, (_, n) =>
      row(`d${n}`, { lastMessageAt: '2026-11-22T10:00:00.000Z' }),
    );
    client.setQueryData<TicketPages>(['tickets', { view: 'all' }], (now) => ({
      pages: [...now!.pages, { items: many, nextCursor: 'behind d' }],
      pageParams: [...now!.pageParams, 'behind c'],
    }));
    tickets.mockImplementation(async ({ id }) => (id ? { items: [], nextCursor: null } : page('a', 23)));
    for (const { id } of many) lists.add(id, event('ticket.changed', id));
    await lists.refresh();
    expect(tickets.mock.calls.map(([query]) => query.id?.length)).toEqual([undefined, 50, 10]);
    expect(shown()).toEqual(all);
  });

  it('is read anew where what it missed could not be asked for', async () => {
    const { client, lists, look, leave } = long();
    leave();
    lists.add('b0', word('b0'));
    await lists.refresh();
    tickets.mockRejectedValueOnce(new Error('no network'));
    look();
    await lists.refresh();
    expect(client.getQueryState(['tickets', { view: 'all' }])?.isInvalidated).toBe(true);
  });

  it('is begun anew where too much was missed to be told', async () => {
    const { client, lists, leave } = long();
    leave();
    lists.begin();
    expect(client.getQueryData(['tickets', { view: 'all' }])).toBeUndefined();
  });
});

it('fifty desks ask about the words in their own tickets, of twenty a second', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
  // Each agent has five tickets; as many again are nobody's.
  const agentOf = (id: string) => String(Math.floor(Number(id.slice(1)) / 5));
  const hear = Array.from({ length: 50 }, (_, agent) => {
    const rows = Array.from({ length: 5 }, (__, n) => row(`t${agent * 5 + n}`));
    const { client, lists } = desk('mine', rows, null, { queueId: [String(agent)] });
    return eventApplier(client, lists);
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
