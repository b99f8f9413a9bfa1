import { describe, expect, it } from 'vitest';
import {
  type FilteredTicket,
  matchesRule,
  ruleOf,
  type TicketFilter,
  type TicketView,
} from './ticket-filter.ts';

const now = Date.parse('2026-03-02T09:00:00Z');
const ticket: FilteredTicket = {
  status: 'open',
  ownerId: null,
  queueId: 'q',
  tags: [],
  kind: 'query',
  lastChannelId: 'c',
  waitingSince: null,
  snoozedUntil: null,
  isSpam: false,
  isUnread: false,
  dueState: null,
  dueAt: null,
};
const fits = (view: TicketView, filter: TicketFilter, given: Partial<FilteredTicket> = {}) =>
  matchesRule({ ...ticket, ...given }, ruleOf(view, filter, 'me'), now);

describe('a view and a filter', () => {
  it('mean both', () => {
    expect(fits('unassigned', { queueId: ['q', 'r'] })).toBe(true);
    expect(fits('unassigned', { queueId: ['r'] })).toBe(false);
    expect(fits('unassigned', {}, { ownerId: 'luis' })).toBe(false);
  });
  it('mean what the filter says where both speak of the same', () => {
    expect(fits('open', { status: ['waiting'] }, { status: 'waiting' })).toBe(true);
    expect(fits('mine', { owner: 'somebody' }, { ownerId: 'luis' })).toBe(true);
    expect(fits('mine', { owner: 'luis' }, { ownerId: 'me' })).toBe(false);
  });
  it('cannot be told where they ask for a custom field', () => {
    expect(fits('all', { field: ['ticket.zone:north'] })).toBeNull();
    expect(fits('all', { field: ['ticket.zone:north'], status: ['resolved'] })).toBe(false);
  });
  it('ask for all of several tags, and any of several of the rest', () => {
    expect(fits('all', { tag: ['a', 'b'] }, { tags: ['b', 'c', 'a'] })).toBe(true);
    expect(fits('all', { tag: ['a', 'b'] }, { tags: ['a'] })).toBe(false);
    expect(fits('all', { kind: ['complaint', 'query'] })).toBe(true);
    expect(fits('all', { channelId: ['c'] }, { lastChannelId: null })).toBe(false);
  });
  it('measure the wait to the minute, and know who sleeps', () => {
    expect(fits('all', { waitingMinutes: 60 }, { waitingSince: '2026-03-02T07:59:00Z' })).toBe(true);
    expect(fits('all', { waitingMinutes: 60 }, { waitingSince: '2026-03-02T08:00:00Z' })).toBe(false);
    expect(fits('all', { waitingMinutes: 60 })).toBe(false);
    expect(fits('all', { dueWithinHours: 4 }, { dueAt: '2026-03-02T13:00:00Z' })).toBe(true);
    expect(fits('all', { dueWithinHours: 4 }, { dueAt: '2026-03-02T13:00:01Z' })).toBe(false);
    expect(fits('all', { dueWithinHours: 4 })).toBe(false);
    expect(fits('open', {}, { snoozedUntil: '2026-03-03T09:00:00Z' })).toBe(false);
    expect(fits('snoozed', {}, { snoozedUntil: '2026-03-03T09:00:00Z' })).toBe(true);
    expect(fits('open', {}, { snoozedUntil: '2026-03-02T08:00:00Z' })).toBe(true);
  });
  it('know what is late, and what soon will be', () => {
    expect(fits('atRisk', {}, { dueState: 'atRisk' })).toBe(true);
    expect(fits('atRisk', {}, { dueState: 'atRisk', status: 'resolved' })).toBe(true);
    expect(fits('atRisk', {}, { dueState: 'overdue' })).toBe(false);
    expect(fits('overdue', {}, { dueState: 'overdue' })).toBe(true);
    expect(fits('overdue', {}, { dueState: 'overdue', isSpam: true })).toBe(false);
    expect(fits('all', { due: ['atRisk', 'overdue'] }, { dueState: 'onTime' })).toBe(false);
    expect(fits('all', { due: ['onTime'] })).toBe(false);
    expect(fits('all', {})).toBe(true);
  });
  it('leave open what a row does not say', () => {
    expect(fits('all', { organisationId: 'o' })).toBeNull();
    expect(fits('resolved', { organisationId: 'o' })).toBe(false);
  });
  it('give a program nothing of its own', () => {
    expect(matchesRule(ticket, ruleOf('mine', {}, null), now)).toBe(false);
  });
});
