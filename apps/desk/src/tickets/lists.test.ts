import type { TicketDto, TicketRow } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { applyChange, inverseOf, isOvertaken, isOwnDoing } from './apply-change.ts';
import { belongsToList, comesFirst } from './belongs-to-list.ts';
import { queryOf, readSpec } from './list-spec.ts';
import { layHead, placeRow } from './patch-lists.ts';

const row = (number: number, change: Partial<TicketRow> = {}): TicketRow => ({
  id: `t${number}`,
  trackingKey: 'H-7K3-QX4-TB9',
  subject: null,
  status: 'open',
  kind: 'query',
  customer: { id: 'a', name: null, address: null },
  ownerId: null,
  queueId: 'q',
  lastText: '',
  lastChannelId: null,
  lastMessageAt: `2026-11-22T10:${String(number).padStart(2, '0')}:00.000Z`,
  waitingSince: null,
  waitingOn: null,
  followUpAt: null,
  snoozedUntil: null,
  tags: [],
  messageCount: 1,
  isSpam: false,
  isUnread: false,
  dueAt: null,
  dueKind: null,
  dueState: null,
  priority: 'normal',
  createdAt: '2026-11-22T09:00:00.000Z',
  ...change,
});
const pages = (...lists: number[][]) => ({
  pages: lists.map((numbers, index) => ({
    items: numbers.map((number) => row(number)),
    nextCursor: index === lists.length - 1 ? null : 'more',
  })),
  pageParams: lists.map((_, index) => (index === 0 ? null : 'more')),
});
const order = (list: { pages: { items: TicketRow[] }[] }) =>
  list.pages.map((page) => page.items.map(({ id }) => id));

describe('a row that changed', () => {
  it('moves to the place of its new activity', () => {
    const placed = placeRow(
      pages([9, 8], [5, 3]),
      row(3, { lastMessageAt: '2026-11-22T11:00:00.000Z' }),
      true,
    );
    expect(order(placed)).toEqual([['t3', 't9', 't8'], ['t5']]);
  });
  it('goes out of a list to which it no longer belongs', () => {
    expect(order(placeRow(pages([9, 8]), row(8), false))).toEqual([['t9']]);
  });
});

it('lays a new head over the old one; what fell off its end opens the rest, what left stays away', () => {
  const laid = layHead(
    pages([9, 8, 7], [5, 3]),
    { items: [row(10), row(9), row(8)], nextCursor: 'x' },
    new Set(['t10']),
  );
  expect(order(laid)).toEqual([
    ['t10', 't9', 't8'],
    ['t7', 't5', 't3'],
  ]);
  const left = layHead(
    pages([9, 8, 7], [5, 3]),
    { items: [row(9), row(7), row(5)], nextCursor: 'x' },
    new Set(['t8']),
  );
  expect(order(left)).toEqual([['t9', 't7', 't5'], ['t3']]);
});

describe('what a list shows', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  it('is read from the address, without what cannot be meant', () => {
    expect(readSpec({ view: id, status: ['open', 'asleep'], owner: 'me', tag: 7, isUnread: true })).toEqual({
      view: id,
      status: ['open'],
      owner: 'me',
      tag: ['7'],
      isUnread: true,
    });
    expect(
      readSpec({ view: 'x', status: 'no', owner: 1, waitingMinutes: -3, sort: {}, queueId: 'q' }),
    ).toEqual({});
  });
  it('is what its saved view says, and what the address says more', () => {
    const saved = [
      {
        id,
        name: 'n',
        isShared: false,
        teamId: null,
        view: 'open' as const,
        sort: 'oldest' as const,
        filter: { tag: ['a'] },
        columns: [],
        position: 0,
      },
    ];
    expect(belongsToList(row(1, { tags: ['a'] }), { view: id }, saved, 'me', 0)).toBe(true);
    expect(belongsToList(row(1, { tags: ['b'] }), { view: id }, saved, 'me', 0)).toBe(false);
    expect(belongsToList(row(1, { tags: ['b'] }), { view: id, tag: ['b'] }, saved, 'me', 0)).toBe(true);
    expect(belongsToList(row(1), { view: id }, undefined, 'me', 0)).toBeNull();
  });
  it('keeps its own order when a row comes', () => {
    const waits = (minute: number, since: string | null) => row(minute, { waitingSince: since });
    const list = {
      pages: [{ items: [waits(1, '2026-11-22T08:00:00Z'), waits(2, null)], nextCursor: null }],
      pageParams: [null],
    };
    const placed = placeRow(list, waits(3, '2026-11-22T09:00:00Z'), true, comesFirst.longestWait);
    expect(order(placed)).toEqual([['t1', 't3', 't2']]);
    expect(order(placeRow(list, row(3), true, comesFirst.oldest))).toEqual([['t1', 't2', 't3']]);
  });
  it('is, for what is to be done, what is due next; for what is looked up, the newest', () => {
    expect(queryOf({ view: 'mine' })).toEqual({ view: 'mine', sort: 'dueNext' });
    expect(queryOf({ view: 'mine', sort: 'oldest' })).toEqual({ view: 'mine', sort: 'oldest' });
    expect(queryOf({ view: 'all' })).toEqual({ view: 'all', sort: 'newest' });
    // A saved view has its own, which the server knows.
    expect(queryOf({ view: id })).toEqual({ savedViewId: id });
    const due = (minute: number, dueAt: string | null) => row(minute, { dueAt });
    const list = {
      pages: [{ items: [due(1, '2026-11-22T08:00:00Z'), due(2, null)], nextCursor: null }],
      pageParams: [null],
    };
    const placed = placeRow(list, due(3, '2026-11-22T09:00:00Z'), true, comesFirst.dueNext);
    expect(order(placed)).toEqual([['t1', 't3', 't2']]);
  });
});

describe('changes before the server said so', () => {
  it('resolve, leave the lists of open ones, and lead back', () => {
    const before = row(1, { ownerId: 'me', waitingSince: '2026-11-22T09:00:00.000Z' });
    const after = applyChange(before, { status: 'resolved' });
    expect(belongsToList(before, { view: 'mine' }, [], 'me', 0)).toBe(true);
    expect(belongsToList(after, { view: 'mine' }, [], 'me', 0)).toBe(false);
    expect(belongsToList(after, { view: 'resolved' }, [], 'me', 0)).toBe(true);
    expect(inverseOf(before, { status: 'resolved' })).toEqual({ status: 'open' });
  });
  it('know their own doing from that of others', () => {
    const read = (...actors: (string | null)[]) =>
      ({
        thread: {
          events: actors.map((id, index) => ({
            position: index,
            actor: { type: id === null ? 'system' : 'agent', id },
          })),
        },
      }) as TicketDto;
    expect(isOwnDoing(read('luis'), read('luis', 'me', 'me'), 'me')).toBe(true);
    expect(isOwnDoing(read('luis'), read('luis', 'me', 'luis'), 'me')).toBe(false);
    expect(isOwnDoing(read('luis'), read('luis', null), 'me')).toBe(false);
  });
  it('are overtaken only by a change of the same thing', () => {
    const before = row(1);
    expect(isOvertaken(before, { ...before, tags: ['x'] }, { ownerId: 'me' })).toBe(false);
    expect(isOvertaken(before, { ...before, ownerId: 'luis' }, { ownerId: 'me' })).toBe(true);
  });
});
