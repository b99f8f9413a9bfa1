import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { businessMinutesBetween } from '../calendars/opening-hours.ts';
import { clockOf, clocksOf, monday, place, policy, rulesOf } from './clock.fixture.ts';
import { asClock, type Clock } from './clock.ts';
import {
  answerClocks,
  cancelClock,
  canPause,
  meetClock,
  pauseClock,
  resolveClocks,
  resumeClock,
  reviveClock,
  supersedeClock,
} from './end-clocks.ts';
import { followUpClock } from './plan-clocks.ts';

const first = clockOf('firstAnswer');
const broken: Clock = {
  ...first,
  state: 'breached',
  breachedAt: first.dueAt,
  nextWakeAt: '2026-12-01T08:00:00.000Z',
};
const answer = { at: '2026-11-30T10:00:00.000Z', messageId: 'm2' };
const late = { at: '2026-12-02T10:00:00.000Z', messageId: 'm2' };
const ended = { endedAt: answer.at, nextWakeAt: null };

describe('an end', () => {
  test.each([
    [
      'met in time',
      meetClock(first, { ...answer, reason: 'answered' }),
      { state: 'met', breachedAt: null, metByMessageId: 'm2', endReason: 'answered', ...ended },
    ],
    [
      'met late: it stays broken',
      meetClock(broken, { ...late, reason: 'answered' }),
      { state: 'breached', breachedAt: first.dueAt, metByMessageId: 'm2', endedAt: late.at },
    ],
    [
      'met late, before anybody saw that it was',
      meetClock(first, { ...late, reason: 'answered' }),
      { state: 'breached', breachedAt: first.dueAt, endedAt: late.at },
    ],
    [
      'met on the very last instant',
      meetClock(first, { at: first.dueAt, messageId: 'm2', reason: 'answered' }),
      { state: 'met' },
    ],
    ['cancelled', cancelClock(first, answer.at, 'spam'), { state: 'cancelled', endReason: 'spam', ...ended }],
    [
      'cancelled when broken',
      cancelClock(broken, late.at, 'spam'),
      { state: 'breached', endReason: 'spam', endedAt: late.at },
    ],
    [
      'superseded',
      supersedeClock(first, { at: answer.at, by: 'k2', reason: 'cured' }),
      { state: 'superseded', supersededBy: 'k2', endReason: 'cured', ...ended },
    ],
    [
      'superseded when broken',
      supersedeClock(broken, { at: late.at, by: null, reason: 'cured' }),
      { state: 'breached', supersededBy: null },
    ],
  ])('%s', (_name, change, expected) => expect(change).toMatchObject(expected));

  test('taken back, what was owed is owed again', () => {
    const met = { ...first, ...meetClock(first, { ...answer, reason: 'answered' }) };
    expect({ ...met, ...reviveClock(met, policy) }).toEqual(first);
    const metLate = { ...broken, ...meetClock(broken, { ...late, reason: 'answered' }) };
    expect(reviveClock(metLate, policy)).toMatchObject({
      state: 'breached',
      endedAt: null,
      metByMessageId: null,
      nextWakeAt: first.dueAt,
    });
  });
});

const followUp = asClock(
  followUpClock({
    rule: 'agent',
    at: monday,
    dueAt: '2026-12-01T16:00:00.000Z',
    zone: 'Europe/Madrid',
    note: null,
    promisedBy: 'a1',
    channelId: null,
    messageId: null,
  }),
);
const snooze: Clock = { ...followUp, rule: 'snooze' };
const next: Clock = { ...first, kind: 'nextAnswer' };
const cure: Clock = { ...first, kind: 'cure' };
/** Both kinds of the law: one wants an answer, the other a settled matter. */
const [general, special] = clocksOf(rulesOf(['es-ley-10-2025']), {
  ticketKind: 'complaint',
  at: '2027-02-01T08:00:00.000Z',
}).filter(({ kind }) => kind === 'legal') as [Clock, Clock];
const settles = (rule: string): boolean => rule === special.rule;

describe('an answer that counts', () => {
  const ends = (isResolved: boolean) =>
    answerClocks(
      [
        first,
        next,
        clockOf('solution'),
        followUp,
        snooze,
        cure,
        general,
        special,
        { ...first, endedAt: monday },
      ],
      answer,
      { isResolved, settles },
    ).map(({ clock }) => `${clock.kind} ${clock.rule}`);
  test('ends what waits for one, what an agent promised, and what the law wants answered', () => {
    expect(ends(false)).toEqual([
      'firstAnswer promise',
      'nextAnswer promise',
      'followUp agent',
      'legal trlgdcu/21.3',
    ]);
  });
  test('to a matter that is settled ends all that the law wants', () => {
    expect(ends(true)).toContain('legal ley-10-2025/17.1');
  });
});

describe('the end of a ticket', () => {
  const at = '2027-02-03T10:00:00.000Z';
  const all = [first, next, clockOf('solution'), followUp, snooze, cure, general, special];
  const ends = (clocks: Clock[], given: Parameters<typeof resolveClocks>[2]) =>
    resolveClocks(clocks, at, given).map(
      ({ clock, change }) => `${clock.kind} ${clock.rule}: ${change.endReason} ${change.state}`,
    );
  test('with an answer: the law has what it asked for', () => {
    expect(ends(all, { at: '2027-02-02T10:00:00.000Z', messageId: 'm9' })).toEqual([
      'firstAnswer promise: resolved cancelled',
      'nextAnswer promise: resolved cancelled',
      'solution promise: resolved breached',
      'followUp snooze: resolved cancelled',
      'cure promise: resolved cancelled',
      'legal trlgdcu/21.3: resolved met',
      'legal ley-10-2025/17.1: resolved met',
    ]);
  });
  test('without one, or with one from before the matter was presented: the law goes on, and so does a promised call', () => {
    for (const given of [null, { at: '2027-01-30T10:00:00.000Z', messageId: 'm0' }])
      expect(ends([followUp, general, special], given)).toEqual([]);
  });
});

describe('the time for a solution stands still', () => {
  const solution = clockOf('solution');
  test('and no other does', () => {
    expect([solution, first, next, followUp, cure, general].map(canPause)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(canPause({ ...solution, state: 'breached' })).toBe(false);
  });
  test('with the minutes that are left, and goes on with them', () => {
    const at = '2026-12-01T11:00:00.000Z';
    const paused = { ...solution, ...pauseClock(solution, at, place) };
    // Of forty-five hours nine and three have passed.
    expect(paused).toMatchObject({ state: 'paused', pausedAt: at, leftMinutes: 33 * 60, nextWakeAt: null });
    const back = '2026-12-03T11:00:00.000Z';
    const resumed = { ...paused, ...resumeClock(paused, back, place, policy) };
    expect(resumed).toMatchObject({
      state: 'running',
      pausedAt: null,
      leftMinutes: null,
      dueAt: '2026-12-09T17:00:00.000Z',
    });
    // Two working days later, as all that is still to come; 8 December is a holiday.
    expect(solution.warnAt).toEqual(['2026-12-02T12:30:00.000Z', '2026-12-03T14:45:00.000Z']);
    expect(resumed.warnAt).toEqual(['2026-12-04T12:30:00.000Z', '2026-12-07T14:45:00.000Z']);
    expect(resumed.nextWakeAt).toBe('2026-12-04T12:30:00.000Z');
  });
  it('any number of times, and takes as much open time in all', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 2, maxLength: 8 }), (steps) => {
        let clock = solution;
        let at = Date.parse(solution.startedAt);
        let worked = 0;
        for (const [index, minutes] of steps.entries()) {
          const from = new Date(at).toISOString();
          at += minutes * 60_000;
          const to = new Date(at).toISOString();
          if (to >= clock.dueAt) break;
          if (index % 2 === 0) {
            worked += businessMinutesBetween(place.hours, place.calendar, from, to);
            clock = { ...clock, ...pauseClock(clock, to, place) };
          } else clock = { ...clock, ...resumeClock(clock, to, place, policy) };
        }
        if (clock.state === 'paused') expect(worked + clock.leftMinutes!).toBeCloseTo(2_700, 6);
        else {
          const resumedAt = new Date(at).toISOString();
          if (resumedAt < clock.dueAt && steps.length % 2 === 0)
            expect(
              worked + businessMinutesBetween(place.hours, place.calendar, resumedAt, clock.dueAt),
            ).toBeCloseTo(2_700, 6);
        }
      }),
      { seed: 20261206, numRuns: 300 },
    );
  });
});
