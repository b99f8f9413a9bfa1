import { describe, expect, it } from 'vitest';
import { decideFollowing, decideNotices, type NoticeCause } from './decide-notices.ts';

const cause = (given: Partial<NoticeCause>): NoticeCause => ({
  type: 'note.added',
  actorId: null,
  isBySystem: false,
  ticketId: 't',
  facts: {},
  ownerId: null,
  followerIds: [],
  mentionedIds: [],
  authorId: null,
  watcherIds: [],
  ...given,
});

describe('who is told of what', () => {
  const table: [string, Partial<NoticeCause>, string[]][] = [
    [
      'a note tells owner and followers',
      { ownerId: 'eva', followerIds: ['luis'] },
      ['eva message', 'luis message'],
    ],
    [
      'who is named is told that, once',
      { ownerId: 'eva', followerIds: ['eva'], mentionedIds: ['eva', 'luis'] },
      ['eva mentioned', 'luis mentioned'],
    ],
    ['nobody of what they did', { actorId: 'eva', ownerId: 'eva', mentionedIds: ['eva'] }, []],
    [
      'a message tells owner and followers',
      { type: 'message.received', ownerId: 'eva', followerIds: ['eva', 'luis'], isBySystem: true },
      ['eva message', 'luis message'],
    ],
    [
      'a machine tells nobody',
      { type: 'message.received', ownerId: 'eva', facts: { isAutomatic: true } },
      [],
    ],
    ['an assignment', { type: 'ticket.assigned', facts: { from: null, to: 'eva' } }, ['eva assigned']],
    ['one to oneself', { type: 'ticket.assigned', actorId: 'eva', facts: { from: null, to: 'eva' } }, []],
    [
      'what comes in that nobody has',
      { type: 'ticket.opened', watcherIds: ['eva', 'luis'] },
      ['eva opened', 'luis opened'],
    ],
    ['one to nobody', { type: 'ticket.assigned', facts: { from: 'eva', to: null } }, []],
    [
      'what comes back',
      {
        type: 'ticket.snoozed',
        isBySystem: true,
        ownerId: 'eva',
        followerIds: ['luis'],
        facts: { until: null },
      },
      ['eva returned'],
    ],
    [
      'to who follows, where nobody has it',
      { type: 'ticket.statusChanged', isBySystem: true, followerIds: ['luis'], facts: { isDue: true } },
      ['luis returned'],
    ],
    ['woken by hand', { type: 'ticket.snoozed', actorId: 'ana', ownerId: 'eva', facts: { until: null } }, []],
    [
      'opened by a message',
      { type: 'ticket.statusChanged', isBySystem: true, ownerId: 'eva', facts: {} },
      [],
    ],
    [
      'an answer that failed',
      { type: 'message.deliveryChanged', authorId: 'eva', ownerId: 'luis', facts: { status: 'failed' } },
      ['eva failed'],
    ],
    [
      'one that went out',
      { type: 'message.deliveryChanged', authorId: 'eva', facts: { status: 'sent' } },
      [],
    ],
    [
      'moved here',
      { type: 'message.moved', ownerId: 'eva', facts: { toTicketId: 't', undoes: null } },
      ['eva message'],
    ],
    ['moved away', { type: 'message.moved', ownerId: 'eva', facts: { toTicketId: 'u', undoes: null } }, []],
  ];
  it.each(table)('%s', (_, given, told) => {
    expect(decideNotices(cause(given)).map(({ agentId, kind }) => `${agentId} ${kind}`)).toEqual(told);
  });
});

it('follows what one is named in or answers, and not what one only notes', () => {
  expect(decideFollowing(cause({ actorId: 'eva', mentionedIds: ['eva', 'luis'] }))).toEqual([
    { agentId: 'luis', why: 'mentioned' },
  ]);
  expect(decideFollowing(cause({ type: 'message.sent', actorId: 'eva' }))).toEqual([
    { agentId: 'eva', why: 'answered' },
  ]);
  expect(decideFollowing(cause({ type: 'message.sent' }))).toEqual([]);
});
