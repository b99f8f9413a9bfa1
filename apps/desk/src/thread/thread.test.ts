import type { ClockDto, EventDto } from '@hilo/api';
import { describe, expect, it } from 'vitest';
import { chooseInstead, planAnswer, readersOf, unanswered } from '../composer/answer-plan.ts';
import { emptyCompose } from '../composer/compose.ts';
import { sampleClock } from '../promises/sample-clock.fixture.ts';
import { buildThread } from './build-thread.ts';
import { withoutEchoes } from './events/promise-events.ts';
import { sampleEvent } from './events/sample-event.fixture.ts';
import { mergeThread, prependPage } from './merge-thread.ts';
import { linkify } from './message/linkify.ts';
import { sampleMessage } from './message/sample-message.fixture.ts';
import { messagesAbout } from './messages-about.ts';

/** A message a minute, and something that happened right after each of them. */
const page = (from: number, to: number, nextCursor: string | null) => {
  const minutes = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    items: minutes.map((minute) => sampleMessage(minute)),
    events: minutes.map((minute) => sampleEvent(minute)),
    nextCursor,
  };
};
const all = (from: number, to: number, olderCursor: string | null = null) => {
  const { items, events } = page(from, to, null);
  return { messages: items, events, olderCursor };
};
const happened = (cache: { events: { position: number }[] }) =>
  cache.events.map(({ position }) => position - 1_000);
const ids = (cache: { messages: { id: string }[] }) => cache.messages.map(({ id }) => Number(id.slice(1)));

describe('laying the newest page over what is known', () => {
  it('keeps the older pages it touches, with the cursor that leads further back', () => {
    const merged = mergeThread(mergeThread(all(1, 4, 'back'), page(3, 6, 'x')), page(4, 7, 'y'));
    expect(ids(merged)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(happened(merged)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(merged.olderCursor).toBe('back');
  });
  it('lets go of what was moved away within the page', () => {
    const known = all(1, 6);
    const now = { ...page(3, 6, 'x'), items: page(3, 6, 'x').items.filter(({ id }) => id !== 'm0005') };
    expect(ids(mergeThread(known, now))).toEqual([1, 2, 3, 4, 6]);
  });
  it('keeps only the page where something between is missing', () => {
    const merged = mergeThread(all(1, 3), page(10, 12, 'x'));
    expect([ids(merged), happened(merged)]).toEqual([
      [10, 11, 12],
      [10, 11, 12],
    ]);
    expect(merged.olderCursor).toBe('x');
  });
});

it('puts an older page in front, messages and events alike', () => {
  const whole = prependPage(all(4, 6, 'back'), page(1, 3, null));
  expect([ids(whole), happened(whole), whole.olderCursor]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [1, 2, 3, 4, 5, 6],
    null,
  ]);
});

describe('rows of a thread', () => {
  const day = (at: string) => at.slice(0, 10);
  const answer = {
    direction: 'out',
    author: { type: 'agent', customerId: null, agentId: 'l', name: 'Lucía', address: null },
  } as const;
  it('folds one breath, labels the wait, and says who still waits', () => {
    const rows = buildThread({
      messages: [sampleMessage(0), sampleMessage(1), sampleMessage(120, answer), sampleMessage(121)],
      events: [],
      dayOf: day,
      waitingSince: sampleMessage(121).occurredAt,
      now: Date.parse(sampleMessage(121 + 90).occurredAt),
    });
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
  it('labels a wait also where a receipt, a note or a second mail came in it, and not one that was answered', () => {
    const receipt = sampleMessage(1, { direction: 'out', kind: 'receipt' });
    const told = sampleMessage(300, { ...answer, countsAsAnswer: false });
    const rows = buildThread({
      messages: [
        sampleMessage(0),
        receipt,
        sampleMessage(100),
        told,
        sampleMessage(500, answer),
        sampleMessage(700, answer),
      ],
      events: [],
      dayOf: day,
      waitingSince: null,
      now: 0,
    });
    expect(rows.flatMap((row) => (row.type === 'silence' ? [row.kind] : []))).toEqual([
      'customerWaited',
      'customerWaited',
      'customerWaited',
      'quiet',
    ]);
  });
  it('goes on over an answer that did not arrive', () => {
    const failed = sampleMessage(100, { ...answer, delivery: 'failed' });
    const rows = buildThread({
      messages: [sampleMessage(0), failed, sampleMessage(500, answer)],
      events: [],
      dayOf: day,
      waitingSince: null,
      now: 0,
    });
    expect(rows.flatMap((row) => (row.type === 'silence' ? [row.kind] : []))).toEqual([
      'customerWaited',
      'customerWaited',
    ]);
  });
  it('takes an automatic reply for nobody’s wait', () => {
    const rows = buildThread({
      messages: [sampleMessage(0, { automatic: 'auto' }), sampleMessage(100, answer)],
      events: [],
      dayOf: day,
      waitingSince: null,
      now: 0,
    });
    expect(rows.flatMap((row) => (row.type === 'silence' ? [row.kind] : []))).toEqual(['quiet']);
  });
});

describe('what happened, among the rows', () => {
  const rowsOf = (messages: number[], events: number[]) =>
    buildThread({
      messages: messages.map((minute) => sampleMessage(minute)),
      events: events.map((minute) => sampleEvent(minute)),
      dayOf: (at) => at.slice(0, 10),
      waitingSince: null,
      now: 0,
    }).map((row) => {
      if (row.type === 'events') return row.events.map(({ position }) => position - 1_000);
      if (row.type === 'message') return `${row.isContinuation ? '+' : ''}${row.key}`;
      return row.type;
    });
  it('stands in the order of time, what came together in one run', () => {
    expect(rowsOf([10, 11, 30], [2, 12, 13, 40])).toEqual([
      'day',
      [2],
      'm0010',
      '+m0011',
      [12, 13],
      'm0030',
      [40],
    ]);
  });
  it('parts one breath, so that whoever goes on is named again', () => {
    expect(rowsOf([10, 12], [11])).toEqual(['day', 'm0010', [11], 'm0012']);
  });
  it('stands at the end of a silence that it lies nearer to', () => {
    expect(rowsOf([0, 200], [20, 190])).toEqual(['day', 'm0000', [20], 'silence', [190], 'm0200']);
  });
  it('begins its own day', () => {
    expect(rowsOf([0], [10, 1_440, 1_441])).toEqual(['day', 'm0000', [10], 'day', [1_440, 1_441]]);
  });
});

describe('promises, among the rows', () => {
  const late = sampleClock({
    id: 'late',
    breachedAt: sampleMessage(60).occurredAt,
    endedAt: sampleMessage(200).occurredAt,
  });
  const kept = sampleClock({
    id: 'kept',
    kind: 'nextAnswer',
    state: 'met',
    endedAt: sampleMessage(200).occurredAt,
  });
  const snooze = sampleClock({ id: 'snooze', kind: 'followUp', rule: 'snooze' });
  const rowsOf = (clocks: ClockDto[] | null, ...events: EventDto[]) =>
    buildThread({
      messages: [
        sampleMessage(0),
        sampleMessage(200, { direction: 'out', author: { ...sampleMessage(0).author, type: 'agent' } }),
      ],
      events,
      clocks,
      dayOf: () => 'a day',
      waitingSince: null,
      now: 0,
    }).flatMap((row) =>
      row.type === 'promise'
        ? [`${row.outcome} ${row.clocks.map(({ id }) => id)}`]
        : row.type === 'events'
          ? row.events.map(({ type }) => type)
          : row.type === 'silence'
            ? [row.isBroken ? 'broken silence' : 'silence']
            : [],
    );
  const breached = (clockId: string) =>
    sampleEvent(60, { type: 'clock.breached', facts: { clockId, agentIds: [] } });
  const met = (...clockIds: string[]) => sampleEvent(201, { type: 'clock.met', facts: { clockIds } });

  it('close with a tick where they were kept, with a gap where they were broken, in the silence that broke them', () => {
    expect(rowsOf([late, kept], breached('late'), met('kept', 'late'))).toEqual([
      'broken late',
      'broken silence',
      'kept kept',
    ]);
  });
  it('say in a line what was answered after its time', () => {
    expect(rowsOf([late], met('late'))).toEqual(['broken silence', 'clock.met']);
  });
  it('are not kept by what was called back, but by what was sent then', () => {
    const metBy = (messageId: string) =>
      sampleEvent(201, { type: 'clock.met', facts: { clockIds: ['kept'], messageId } });
    const running = { ...kept, state: 'running' as const, endedAt: null };
    expect(rowsOf([running], metBy('first'))).toEqual(['silence']);
    expect(rowsOf([{ ...kept, metByMessageId: 'second' }], metBy('first'), metBy('second'))).toEqual([
      'silence',
      'kept kept',
    ]);
  });
  it('are told of once where the same people heard of the first step at that moment', () => {
    const told = (type: 'clock.breached' | 'clock.escalated', minute: number, ...agentIds: string[]) =>
      sampleEvent(minute, { type, facts: { clockId: 'late', agentIds } });
    const breach = told('clock.breached', 60, 'm', 'e');
    const typesOf = (...events: EventDto[]) => withoutEchoes(events).map(({ type }) => type);
    expect(typesOf(breach, told('clock.escalated', 60, 'e'))).toEqual(['clock.breached']);
    for (const news of [told('clock.escalated', 60, 'x'), told('clock.escalated', 90, 'e')])
      expect(typesOf(breach, news)).toEqual(['clock.breached', 'clock.escalated']);
  });
  it('are none where a snooze ends; and what was broken is told even where the clocks are not known', () => {
    expect(rowsOf([snooze], breached('snooze'), met('snooze'))).toEqual(['silence']);
    expect(rowsOf(null, breached('late'), met('kept'))).toEqual(['clock.breached', 'silence']);
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
  const visitor = { kind: 'visitor', value: 'f00', name: 'Ana' };
  const ticket = {
    answerTo: { channelId: 'c', to: [ana], cc: [], messageId: asked.id },
    reachableAt: [
      { ...elsewhere, isVerified: false },
      { ...ana, isVerified: true },
      { ...visitor, isVerified: false },
    ],
  };
  const options = {
    identityKindsOf: (id: string | null) => (id === 'talk' ? ['visitor'] : ['mailAddress']),
  };
  it('is what the server would choose, and tells of a wish for another address', () => {
    const plan = planAnswer(emptyCompose(), ticket, [asked], options);
    expect([plan.to, plan.wishedTo, readersOf(plan)]).toEqual([[ana], [elsewhere], 1]);
  });
  it('is nobody yet for a forward', () => {
    expect(planAnswer(emptyCompose('forward'), ticket, [asked], options).to).toEqual([]);
  });
  it('is the name she has on the channel it leaves by, what is proved first', () => {
    const byTalk = { ...emptyCompose(), channelId: 'talk' };
    expect(planAnswer(byTalk, ticket, [asked], options).to).toEqual([visitor]);
    const left = { ...ticket, answerTo: { channelId: 'talk', to: [visitor], cc: [], messageId: asked.id } };
    expect(planAnswer(emptyCompose(), left, [asked], options).channelId).toBe('talk');
    const instead = planAnswer(emptyCompose(), left, [asked], { ...options, insteadId: 'c' });
    expect([instead.channelId, instead.to]).toEqual(['c', [ana]]);
  });
  it('goes, where she has left, by what the ticket has used last, else by the first that reaches her', () => {
    const used = ['a', 'b', 'talk', null].map((channelId) => ({ channelId }));
    expect(chooseInstead(['c', 'b', 'a'], used)).toBe('b');
    expect([chooseInstead(['c', 'd'], used), chooseInstead([], used)]).toEqual(['c', null]);
  });
  it('counts as unanswered also what was told to phone', () => {
    const told = sampleMessage(4, { direction: 'out', delivery: 'sent', countsAsAnswer: false });
    expect(unanswered([sampleMessage(0), asked, told]).map(({ id }) => id)).toEqual(['m0000', 'm0003']);
  });
  it('counts as unanswered what came after our last answer, a called-back one apart', () => {
    const out = sampleMessage(1, { direction: 'out', delivery: 'sent' });
    const back = sampleMessage(4, { direction: 'out', delivery: 'cancelled' });
    expect(unanswered([sampleMessage(0), out, asked, back]).map(({ id }) => id)).toEqual(['m0003']);
  });
});

it('marks once what came since one looked, above the first of it that is not one’s own', () => {
  const messages = [1, 2, 3, 4].map((minute) => sampleMessage(minute));
  const own = sampleMessage(2, {
    author: { type: 'agent', customerId: null, agentId: 'me', name: 'Marta', address: null },
  });
  const rowsFor = (newSince: string | null, given = messages) =>
    buildThread({
      messages: given,
      events: [],
      dayOf: () => 'a day',
      waitingSince: null,
      now: Date.parse('2026-11-22T10:00:00Z'),
      newSince,
      agentId: 'me',
    }).map((row) => row.key);
  const [first, second, third, fourth] = messages;
  const since = first!.createdAt;
  expect(rowsFor(since)).toEqual([`d${first!.id}`, first!.id, 'new', second!.id, third!.id, fourth!.id]);
  expect(rowsFor(since, [first!, own, third!])).toEqual([
    `d${first!.id}`,
    first!.id,
    own.id,
    'new',
    third!.id,
  ]);
  expect(rowsFor(null)).not.toContain('new');
  expect(rowsFor(fourth!.createdAt)).not.toContain('new');
});

it('takes along what was said since under the subject that was new, our answers too', () => {
  const about = (number: number, subject: string, change = {}) =>
    sampleMessage(number, { subject, ...change });
  const bill = about(3, 'Factura duplicada');
  const thread = [
    about(1, 'Mi caldera'),
    about(2, 'Factura duplicada'),
    bill,
    about(4, 'Re: Mi caldera'),
    about(5, 'RE: Factura duplicada', { direction: 'out' }),
  ];
  expect(messagesAbout(bill, thread)).toEqual([bill.id, thread[4]!.id]);
  expect(messagesAbout(bill, [])).toEqual([bill.id]);
});
