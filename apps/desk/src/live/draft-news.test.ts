import type { EventDto } from '@hilo/api';
import { expect, it } from 'vitest';
import { type DraftNews, hearDrafts, takeDrafts, whenDraftChanged } from './draft-news.ts';

const heardFrom = (happens: () => void): DraftNews[] => {
  const heard: DraftNews[] = [];
  const stop = whenDraftChanged((news) => heard.push(news));
  happens();
  stop();
  return heard;
};

it('tells of drafts of this agent that were kept or thrown away, and hands on every other moment', () => {
  const typing = {
    key: 'customer:1',
    moment: { type: 'customer' as const, customerId: '1', channelId: 'c', isTyping: true },
  };
  const draft = (isNote: boolean, updatedAt: string | null) => ({
    key: 'draft:me:t:x',
    moment: { type: 'draft' as const, ticketId: 't', isNote, updatedAt },
  });
  const heard = heardFrom(() =>
    expect(takeDrafts([draft(true, null), typing, draft(false, '2026-03-02T09:00:00Z')])).toEqual([typing]),
  );
  expect(heard).toEqual([
    { ticketId: 't', side: 'note' },
    { ticketId: 't', side: 'answer' },
  ]);
});

it.each([
  ['message.sent', 'me', true],
  ['message.scheduled', 'me', true],
  ['note.added', 'me', true],
  ['note.added', 'a colleague', false],
  ['message.redacted', 'a colleague', true],
  ['ticket.assigned', 'me', false],
])('a draft may have ended, or lost words: %s by %s: %s', (type, id, isTold) => {
  const event: EventDto = {
    position: 1,
    type,
    at: '2026-03-02T09:00:00Z',
    actor: { type: 'agent', id },
    ticketId: 't',
    customerId: null,
    facts: {},
  };
  const heard = heardFrom(() => hearDrafts(event, 'me'));
  expect(heard).toEqual(isTold ? [{ ticketId: 't', side: null }] : []);
});
