import type { NotificationDto } from '@hilo/api';
import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../api.ts';
import { showInBrowser } from './show-in-browser.ts';

const now = new Date('2027-01-11T12:00:00Z');
const notice = (more: Partial<NotificationDto> = {}): NotificationDto => ({
  id: 'n1',
  kind: 'warned',
  ticket: { id: 't1', trackingKey: 'H-7K3-QX4-TB9', subject: 'Me cobráis dos veces', customerName: 'Ana' },
  messageId: null,
  actorId: null,
  times: 1,
  tickets: 1,
  inBrowser: true,
  madeAt: '2027-01-11T11:59:30Z',
  readAt: null,
  ...more,
});

type Shown = { title: string; body: string; onclick: (() => void) | null };
let shown: Shown[] = [];
let desk = { visibilityState: 'hidden', hasFocus: () => false };
const opened: string[] = [];
const open = (href: string) => void opened.push(href);
const client = {
  ensureQueryData: async () => [],
  getQueryData: () => ({ locale: 'es' }),
} as unknown as QueryClient;
const unread = (...items: NotificationDto[]) =>
  vi.spyOn(api, 'notifications').mockResolvedValue({ items, nextCursor: null });

beforeEach(() => {
  vi.useFakeTimers({ now });
  shown = [];
  desk = { visibilityState: 'hidden', hasFocus: () => false };
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  vi.stubGlobal('document', {
    get visibilityState() {
      return desk.visibilityState;
    },
    hasFocus: () => desk.hasFocus(),
  });
  vi.stubGlobal('window', { focus: () => {} });
  vi.stubGlobal(
    'Notification',
    class {
      onclick: (() => void) | null = null;
      title: string;
      body: string;
      close = () => {};
      constructor(title: string, { body }: { body: string }) {
        this.title = title;
        this.body = body;
        shown.push(this);
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('a deadline that is near is told once, with its ticket, and leads there', async () => {
  unread(notice());
  await showInBrowser(client, open);
  await showInBrowser(client, open);
  expect(shown.map(({ title, body }) => [title, body])).toEqual([
    ['Un plazo está cerca', 'Me cobráis dos veces'],
  ]);
  shown[0]!.onclick!();
  expect(opened).toEqual(['/tickets/t1?view=all']);
});

test('nothing is told to whoever looks at the desk, did not choose it, or has just opened it', async () => {
  desk = { visibilityState: 'visible', hasFocus: () => true };
  unread(notice());
  await showInBrowser(client, open);
  desk = { visibilityState: 'visible', hasFocus: () => false };
  unread(notice({ inBrowser: false }), notice({ madeAt: '2027-01-11T11:50:00Z' }));
  await showInBrowser(client, open);
  expect(shown).toEqual([]);
});

test('of many three are shown, and a ticket without a subject by its key', async () => {
  const many = Array.from({ length: 5 }, (_, index) =>
    notice({ id: `n${index}`, kind: 'breached', ticket: { ...notice().ticket, subject: ' ' } }),
  );
  unread(...many);
  await showInBrowser(client, open);
  expect(shown.map(({ title, body }) => `${title}: ${body}`)).toEqual(
    Array.from({ length: 3 }, () => 'Ha vencido un plazo: H-7K3-QX4-TB9'),
  );
});
