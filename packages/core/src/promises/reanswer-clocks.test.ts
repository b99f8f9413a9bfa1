import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { clockOf, monday, policy, rulesOf } from './clock.fixture.ts';
import type { Clock } from './clock.ts';
import { answerClocks, cancelClock, meetClock, resolveClocks, supersedeClock } from './end-clocks.ts';
import { type Marked, reanswerClocks } from './reanswer-clocks.ts';

/** An hour of that Monday in Madrid; the first answer is due at six in the evening. */
const at = (hour: number) => `2026-11-30T${String(hour - 1).padStart(2, '0')}:00:00.000Z`;
const now = '2026-12-10T09:00:00.000Z';
const sent = (messageId: string, hour: number) => ({ at: at(hour), messageId });
const [early, later, late] = [
  sent('a1', 11),
  sent('a2', 13),
  { at: '2026-12-09T10:00:00.000Z', messageId: 'a3' },
];

const named = (clock: Clock, id: string) => ({ ...clock, id });
const first = named(clockOf('firstAnswer'), 'first');
/** She asked again at noon. */
const next = named({ ...clockOf('nextAnswer', rulesOf(), { event: 'continues', at: at(12) }) }, 'next');
const legal = named(clockOf('legal', rulesOf(['es-trlgdcu']), { ticketKind: 'complaint' }), 'legal');
const broken = { ...first, state: 'breached', breachedAt: first.dueAt } as const;
const met = <One extends Clock>(clock: One, by: { at: string; messageId: string }): One => ({
  ...clock,
  ...meetClock(clock, { ...by, reason: 'answered' }),
});

type Given = Omit<Marked, 'settles'>;
const settles = (rule: string) => rule.startsWith('ley');
const after = (clocks: (Clock & { id: string })[], given: Given) => {
  const changes = reanswerClocks(clocks, { ...given, settles }, { policy, now });
  return clocks.map((clock) => ({ ...clock, ...changes.find((one) => one.clock === clock)?.change }));
};

describe('a message that counts after all', () => {
  const marked = { message: early, counts: true, answers: [early] };
  test.each([
    ['meets what was owed, as of when it was sent', first, { state: 'met', endedAt: early.at }],
    ['in time, though it had been taken for broken', broken, { state: 'met', breachedAt: null }],
    ['meets what the law wants answered', legal, { state: 'met', metByMessageId: 'a1' }],
    ['instead of a later one', met(broken, late), { state: 'met', endedAt: early.at, breachedAt: null }],
    [
      'though a second person had given it up',
      { ...legal, ...cancelClock(legal, at(14), 'approved') },
      { state: 'met', endedAt: early.at, metByMessageId: 'a1' },
    ],
    [
      'though the ticket ended over it',
      { ...first, ...cancelClock(first, now, 'resolved') },
      { state: 'met' },
    ],
  ])('%s', (_name, clock, expected) => {
    expect(after([clock], marked)).toMatchObject([{ endReason: 'answered', ...expected }]);
  });

  test.each([
    ['what began after it', named({ ...first, startedAt: at(12) }, 'x')],
    ['what was answered before', met(first, sent('a0', 10))],
    ['what was given up', { ...first, ...cancelClock(first, now, 'spam') }],
    ['a time for a solution', named(clockOf('solution'), 'x')],
    ['what the law wants settled', { ...legal, rule: 'ley-10-2025/17.1' }],
    ['what was promised in it', { ...first, kind: 'followUp', rule: 'agent', messageId: 'a1' } as const],
  ])('leaves alone %s', (_name, clock) => expect(after([clock], marked)).toEqual([clock]));

  it('settles, as of the end of the matter, what was given up at that end', () => {
    const settled = { ...legal, rule: 'ley-10-2025/17.1' };
    const given = { ...settled, ...cancelClock(settled, at(14), 'givenUp') };
    expect(after([given], marked)).toMatchObject([
      { state: 'met', endReason: 'resolved', endedAt: at(14), metByMessageId: 'a1' },
    ]);
    const lateEnd = { ...settled, ...cancelClock(settled, '2027-03-01T09:00:00.000Z', 'givenUp') };
    expect(after([lateEnd], marked)).toMatchObject([{ state: 'breached', breachedAt: legal.dueAt }]);
    expect(after([given], { ...marked, message: late, answers: [late] })).toEqual([given]);
  });

  it('is late where its time had passed when it was sent', () => {
    expect(after([first], { message: late, counts: true, answers: [late] })).toMatchObject([
      { state: 'breached', breachedAt: first.dueAt, endedAt: late.at },
    ]);
  });
});

describe('a message that does not count', () => {
  const marked = { message: early, counts: false, answers: [] };
  it('has met nothing: it is owed again', () => {
    expect(after([met(first, early), met(legal, early)], marked)).toEqual([first, legal]);
  });

  it('leaves it to the next answer, by its time', () => {
    expect(after([met(first, early)], { ...marked, answers: [late] })).toMatchObject([
      { state: 'breached', metByMessageId: 'a3', endedAt: late.at },
    ]);
  });

  it('bears no end of the matter; another answer does', () => {
    const settled = { ...legal, rule: 'ley-10-2025/17.1' };
    const ended = { ...settled, ...resolveClocks([settled], at(14), early)[0]!.change };
    expect(after([ended], marked)).toEqual([settled]);
    expect(after([ended], { ...marked, answers: [later] })).toMatchObject([
      { state: 'met', endReason: 'resolved', endedAt: at(14), metByMessageId: 'a2' },
    ]);
  });

  it('gives back the older question, and the younger one waits with it', () => {
    const [older, younger] = after([met(first, early), next], marked);
    expect(older).toEqual(first);
    expect(younger).toMatchObject({ state: 'superseded', endReason: 'revived', supersededBy: 'first' });
  });

  it('leaves alone what another message met', () => {
    const clock = met(first, sent('a0', 10));
    expect(after([clock], marked)).toEqual([clock]);
  });
});

test('what is marked and taken back is as it was', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(early, later),
      fc.boolean(),
      fc.boolean(),
      (message, wasAnswered, hasLater) => {
        const others = hasLater ? [late] : [];
        const answers = (counts: boolean) =>
          [...(counts ? [message] : []), ...others].sort((one, other) => (one.at < other.at ? -1 : 1));
        // As it was when each was sent: what came later met what was still owed.
        const clocks = answers(wasAnswered).reduce(
          (all, answer) =>
            all.map((clock) => ({
              ...clock,
              ...answerClocks([clock], answer, { isResolved: false, settles })[0]?.change,
            })),
          [first, legal],
        );
        const there = after(clocks, { message, counts: !wasAnswered, answers: answers(!wasAnswered) });
        expect(after(there, { message, counts: wasAnswered, answers: answers(wasAnswered) })).toEqual(clocks);
      },
    ),
  );
});

test('the younger question comes back with the answer to the older', () => {
  const superseded = {
    ...next,
    ...supersedeClock(next, { at: now, by: 'first', reason: 'revived' }),
  };
  expect(after([first, superseded], { message: early, counts: true, answers: [early] })).toEqual([
    met(first, early),
    next,
  ]);
  expect(after([first, superseded], { message: later, counts: true, answers: [later] })).toEqual([
    met(first, later),
    superseded,
  ]);
  expect(monday < early.at).toBe(true);
});
