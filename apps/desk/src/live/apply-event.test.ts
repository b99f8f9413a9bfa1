import type { EventDto } from '@hilo/api';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepLists } from '../tickets/keep-lists.ts';
import { eventApplier } from './apply-event.ts';

const happened = (type: string, of: Partial<EventDto>): EventDto => ({
  position: 1,
  type: type as EventDto['type'],
  at: '2026-03-02T09:00:00Z',
  actor: { type: 'system', id: null },
  ticketId: null,
  customerId: null,
  facts: {} as EventDto['facts'],
  ...of,
});

beforeEach(() => {
  // What is read later is not read here, nor while another test runs.
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([
  ['ticket.resolved', { ticketId: 'hers' }, true],
  ['ticket.reopened', { ticketId: 'hers' }, true],
  ['ticket.statusChanged', { ticketId: 'hers' }, true],
  ['ticket.resolved', { ticketId: 'of another' }, false],
  ['ticket.assigned', { ticketId: 'hers' }, false],
  ['ticket.opened', { ticketId: 'new', customerId: 'ana' }, true],
  ['ticket.opened', { ticketId: 'new', customerId: 'luis' }, false],
])('the page of a customer is read again for what it counts: %s %j %s', (type, of, isRead) => {
  const client = new QueryClient();
  client.setQueryData(['customer', 'ana'], { id: 'ana', tickets: [{ id: 'hers' }] });
  const lists = keepLists(client);
  eventApplier(client, lists)(happened(type, of));
  expect(client.getQueryState(['customer', 'ana'])?.isInvalidated).toBe(isRead);
  lists.end();
});
