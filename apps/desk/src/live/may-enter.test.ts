import type { EventDto } from '@hilo/api';
import { ruleOf, type TicketFilter, type TicketSort, type TicketView } from '@hilo/core';
import { describe, expect, it } from 'vitest';
import { mayEnter } from './may-enter.ts';

const event = (type: string, facts: object = {}): EventDto => ({
  position: 1,
  type,
  at: '2026-11-22T10:00:00.000Z',
  actor: { type: 'system', id: null },
  ticketId: 't',
  customerId: null,
  facts: facts as EventDto['facts'],
});
type Shown = {
  view?: TicketView;
  filter?: TicketFilter;
  sort?: TicketSort;
  hasMore?: boolean;
  last?: string | null;
};
const list = ({ view = 'mine', filter = {}, sort = 'dueNext', hasMore = false, last = null }: Shown) => ({
  rule: ruleOf(view, filter, 'me'),
  sort,
  hasMore,
  lastDueAt: last,
});
const word = event('message.received', { messageId: 'm' });
const started = (dueAt: string) => event('clock.started', { messageId: 'm', clocks: [{ dueAt }] });
const noon = '2026-11-22T12:00:00.000Z';

describe('a ticket that is not among the loaded rows of a list', () => {
  it.each<[string, EventDto, Shown, boolean]>([
    [
      'a word makes it the newest of a list that goes on',
      word,
      { view: 'all', sort: 'newest', hasMore: true },
      true,
    ],
    ['a word changes nothing in the order of what is due', word, { hasMore: true }, false],
    ['a word changes nothing in a list that is here whole', word, { view: 'all', sort: 'newest' }, false],
    ['a word makes it unread', word, { filter: { isUnread: true } }, true],
    ['a word comes by a channel', word, { filter: { channelId: ['c'] } }, true],
    ['a note makes it unread, and nothing else', event('note.added'), { filter: { isUnread: true } }, true],
    [
      'a note is no word to the customer',
      event('note.added'),
      { view: 'all', sort: 'newest', hasMore: true },
      false,
    ],
    ['words that were moved may make it another one', event('message.moved'), {}, true],
    [
      'it is due before the last row',
      started('2026-11-22T11:00:00.000Z'),
      { hasMore: true, last: noon },
      true,
    ],
    [
      'it is due after the last row',
      started('2026-11-22T13:00:00.000Z'),
      { hasMore: true, last: noon },
      false,
    ],
    ['the last row is never due', started('2027-01-01T00:00:00.000Z'), { hasMore: true }, true],
    ['the list is here whole, whenever it is due', started('2026-11-22T11:00:00.000Z'), {}, false],
    ['what is answered is due later', event('clock.met'), { hasMore: true, last: noon }, false],
    ['what lives again is due nobody says when', event('clock.revived'), { hasMore: true, last: noon }, true],
    [
      'a clock makes it one of those at risk',
      event('clock.warned', { dueAt: noon }),
      { view: 'atRisk' },
      true,
    ],
    ['it is given to me', event('ticket.assigned', { from: null, to: 'me' }), {}, true],
    ['it is given to somebody else', event('ticket.assigned', { from: null, to: 'luis' }), {}, false],
    [
      'it is given back to all',
      event('ticket.assigned', { from: 'me', to: null }),
      { view: 'unassigned' },
      true,
    ],
    ['it comes back', event('ticket.reopened'), {}, true],
    ['it is changed in what lists ask for', event('ticket.changed', { fields: ['tags'] }), {}, true],
    ['somebody follows it', event('ticket.followed'), { view: 'all' }, false],
    ['somebody else takes part', event('participant.added'), { view: 'all' }, false],
  ])('%s', (_, what, shown, enters) => {
    expect(mayEnter(what, list(shown), true)).toBe(enters);
  });

  it('may be a snoozed one that a word wakes, as long as the server has not said otherwise', () => {
    expect(mayEnter(word, list({}), false)).toBe(true);
  });

  it('may enter, whatever happened, what is not known', () => {
    expect(mayEnter(event('note.added'), null, true)).toBe(true);
  });
});
