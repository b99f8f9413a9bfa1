import type { TicketRow } from '@hilo/api';
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { takeRead } from './take-read.ts';

it('marks what was read at another desk, and hands on every other moment', () => {
  const client = new QueryClient();
  client.setQueryData(['me'], { id: 'me' });
  const key = ['tickets', { view: 'all' }];
  const row = (id: string): Partial<TicketRow> => ({
    id,
    isUnread: true,
    status: 'open',
    isSpam: false,
    snoozedUntil: null,
    lastMessageAt: '2026-11-22T09:00:00.000Z',
  });
  client.setQueryData(key, {
    pages: [{ items: [row('a'), row('b')], nextCursor: null }],
    pageParams: [null],
  });
  const typing = {
    key: 'customer:1',
    moment: { type: 'customer' as const, customerId: '1', channelId: 'c', isTyping: true },
  };
  const rest = takeRead(client, [
    { key: 'read:me:a', moment: { type: 'read', ticketId: 'a', isUnread: false } },
    typing,
    { key: 'looking:x', moment: null },
  ]);
  expect(rest).toEqual([typing, { key: 'looking:x', moment: null }]);
  const { pages } = client.getQueryData<{ pages: { items: TicketRow[] }[] }>(key)!;
  expect(pages[0]!.items.map(({ id, isUnread }) => `${id} ${isUnread}`).sort()).toEqual([
    'a false',
    'b true',
  ]);
});
