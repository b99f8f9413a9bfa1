import { describe, expect, it } from 'vitest';
import { planAnswer, readersOf, unanswered } from '../composer/answer-plan.ts';
import { emptyCompose } from '../composer/useDraft.ts';
import { buildThread } from './build-thread.ts';
import { linkify } from './linkify.ts';
import { mergeThread } from './merge-thread.ts';
import { sampleMessage } from './sample-message.fixture.ts';

const page = (from: number, to: number, nextCursor: string | null) => ({
  items: Array.from({ length: to - from + 1 }, (_, index) => sampleMessage(from + index)),
  nextCursor,
});
const ids = (cache: { messages: { id: string }[] }) => cache.messages.map(({ id }) => Number(id.slice(1)));

describe('laying the newest page over what is known', () => {
  it('keeps the older pages it touches, with the cursor that leads further back', () => {
    const merged = mergeThread(
      mergeThread({ messages: page(1, 4, null).items, olderCursor: 'back' }, page(3, 6, 'x')),
      page(4, 7, 'y'),
    );
    expect(ids(merged)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(merged.olderCursor).toBe('back');
  });
  it('lets go of what was moved away within the page', () => {
    const known = { messages: page(1, 6, null).items, olderCursor: null };
    const now = { items: page(3, 6, 'x').items.filter(({ id }) => id !== 'm0005'), nextCursor: 'x' };
    expect(ids(mergeThread(known, now))).toEqual([1, 2, 3, 4, 6]);
  });
  it('keeps only the page where something between is missing', () => {
    const merged = mergeThread({ messages: page(1, 3, null).items, olderCursor: null }, page(10, 12, 'x'));
    expect(ids(merged)).toEqual([10, 11, 12]);
    expect(merged.olderCursor).toBe('x');
  });
});

describe('rows of a thread', () => {
  const day = (at: string) => at.slice(0, 10);
  const answer = {
    direction: 'out',
    author: { type: 'agent', customerId: null, agentId: 'l', name: 'Lucía', address: null },
  } as const;
  it('folds one breath, labels the wait, and says who still waits', () => {
    const rows = buildThread(
      [sampleMessage(0), sampleMessage(1), sampleMessage(120, answer), sampleMessage(121)],
      day,
      sampleMessage(121).occurredAt,
      Date.parse(sampleMessage(121 + 90).occurredAt),
    );
    expect(
      rows.map((row) =>
        row.type === 'message'
          ? row.isContinuation
            ? 'dot'
            : 'knot'
          : row.type === 'silence'
            ? row.kind
            : 'day',
      ),
    ).toEqual(['day', 'knot', 'dot', 'customerWaited', 'knot', 'knot', 'customerWaiting']);
  });
  it('takes an automatic reply for nobody’s wait', () => {
    const rows = buildThread(
      [sampleMessage(0, { automatic: 'auto' }), sampleMessage(100, answer)],
      day,
      null,
      0,
    );
    expect(rows.flatMap((row) => (row.type === 'silence' ? [row.kind] : []))).toEqual(['quiet']);
  });
});

it('finds addresses without the sentence around them, and no other scheme', () => {
  expect(linkify('Mira (https://a.example/x_(y)). O javascript:alert(1), o ana@b.example.')).toEqual([
    { text: 'Mira (' },
    { text: 'https://a.example/x_(y)', href: 'https://a.example/x_(y)' },
    { text: '). O javascript:alert(1), o ' },
    { text: 'ana@b.example', href: 'mailto:ana@b.example' },
    { text: '.' },
  ]);
});

describe('where an answer goes', () => {
  const ana = { kind: 'mailAddress', value: 'ana@correo.example', name: 'Ana' };
  const elsewhere = { kind: 'mailAddress', value: 'ana@empresa.example', name: null };
  const asked = sampleMessage(3, { replyTo: [elsewhere] });
  const ticket = { answerTo: { channelId: 'c', to: [ana], cc: [], messageId: asked.id } };
  it('is what the server would choose, and tells of a wish for another address', () => {
    const plan = planAnswer(emptyCompose(), ticket, [asked]);
    expect([plan.to, plan.wishedTo, readersOf(plan)]).toEqual([[ana], [elsewhere], 1]);
  });
  it('is nobody yet for a forward', () => {
    expect(planAnswer(emptyCompose('forward'), ticket, [asked]).to).toEqual([]);
  });
  it('counts as unanswered what came after our last answer, a called-back one apart', () => {
    const out = sampleMessage(1, { direction: 'out', delivery: 'sent' });
    const back = sampleMessage(4, { direction: 'out', delivery: 'cancelled' });
    expect(unanswered([sampleMessage(0), out, asked, back]).map(({ id }) => id)).toEqual(['m0003']);
  });
});
