import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { calendarOf } from '../calendars/opening-hours.fixture.ts';
import { clockOf, policy, rulesOf } from './clock.fixture.ts';
import type { Clock } from './clock.ts';
import { planWake, wakeClock } from './wake-clock.ts';

/** Runs from Monday nine to six: warns at half past one and at a quarter to four. */
const first = clockOf('firstAnswer');
const [half, threeQuarters] = first.warnAt as [string, string];

/** Wakes a clock whenever it asks to be, up to a time. */
const live = (clock: Clock, until: string) => {
  const told: string[] = [];
  let now = clock;
  while (now.nextWakeAt !== null && now.nextWakeAt <= until) {
    const at = now.nextWakeAt;
    const { change, effects } = wakeClock(now, at, policy);
    told.push(
      ...effects.map(
        (effect) =>
          `${at.slice(0, 16)} ${effect.type}${effect.type === 'warned' ? ` ${effect.share}` : effect.type === 'escalated' ? ` ${effect.step} ${effect.tells.join(',')}` : ''}`,
      ),
    );
    now = { ...now, ...change };
  }
  return { told, clock: now };
};

describe('a clock that nobody answers', () => {
  test('warns twice, is broken, and tells supervisors every working day after, in the end administrators, too', () => {
    const { told, clock } = live(first, '2026-12-10T00:00:00.000Z');
    expect(told).toEqual([
      '2026-11-30T12:30 warned 0.5',
      '2026-11-30T14:45 warned 0.75',
      '2026-11-30T17:00 breached',
      '2026-11-30T17:00 escalated 0 owner,supervisors',
      '2026-12-01T08:00 escalated 1 supervisors',
      '2026-12-02T08:00 escalated 2 supervisors',
      '2026-12-03T08:00 escalated 3 supervisors,administrators',
      '2026-12-04T08:00 escalated 4 supervisors,administrators',
      // A weekend, and 8 December is a holiday.
      '2026-12-07T08:00 escalated 5 supervisors,administrators',
      '2026-12-09T08:00 escalated 6 supervisors,administrators',
    ]);
    expect(clock).toMatchObject({
      state: 'breached',
      breachedAt: first.dueAt,
      endedAt: null,
      warnedCount: 2,
      nextWakeAt: '2026-12-10T08:00:00.000Z',
    });
  });
  test('thirty-five days of silence are thirty-five days of noise', () => {
    const { told } = live(first, '2027-01-04T12:00:00.000Z');
    expect(told.filter((line) => line.includes('escalated')).length).toBeGreaterThan(20);
  });
});

describe('a wake-up that was missed', () => {
  test.each([
    ['before anything is due', '2026-11-30T10:00:00.000Z', []],
    ['at half', half, ['warned 0.5']],
    ['both warnings at once: the last is told', threeQuarters, ['warned 0.75']],
    [
      'all of it: the breach, and how far it has come',
      '2026-12-03T09:00:00.000Z',
      ['breached', 'escalated 3'],
    ],
  ])('%s', (_name, now, told) => {
    const { change, effects } = wakeClock(first, now, policy);
    expect(
      effects.map((effect) =>
        effect.type === 'warned'
          ? `warned ${effect.share}`
          : effect.type === 'escalated'
            ? `escalated ${effect.step}`
            : effect.type,
      ),
    ).toEqual(told);
    expect(change.nextWakeAt! > now).toBe(true);
  });
  it('ends where it would have come without it, whenever it is looked at', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 * 24 * 60 }), { minLength: 1, maxLength: 12 }),
        (minutes) => {
          const times = minutes
            .sort((a, b) => a - b)
            .map((minute) => new Date(Date.parse(first.startedAt) + minute * 60_000).toISOString());
          let clock = first;
          let breaches = 0;
          for (const now of times) {
            const { change, effects } = wakeClock(clock, now, policy);
            breaches += effects.filter(({ type }) => type === 'breached').length;
            clock = { ...clock, ...change };
          }
          const once = { ...first, ...wakeClock(first, times.at(-1)!, policy).change };
          expect(clock).toEqual(once);
          expect(breaches).toBe(clock.state === 'breached' ? 1 : 0);
          expect(wakeClock(clock, times.at(-1)!, policy).effects).toEqual([]);
        },
      ),
      { seed: 20261205, numRuns: 300 },
    );
  });
});

describe('a clock that is not waited for', () => {
  test.each([
    [{ endedAt: '2026-11-30T09:00:00.000Z', state: 'met' }],
    [{ state: 'paused', pausedAt: '2026-11-30T09:00:00.000Z' }],
    [{ endedAt: '2026-12-30T09:00:00.000Z', state: 'breached' }],
  ] as Partial<Clock>[][])('%j tells nothing', (given) => {
    const clock = { ...first, ...given } as Clock;
    expect(wakeClock(clock, '2027-06-01T00:00:00.000Z', policy)).toMatchObject({
      effects: [],
      change: { nextWakeAt: null, state: clock.state },
    });
    expect(planWake(clock, policy)).toBe(null);
  });
});

test('the end of the customer’s time to complete is no breach of ours', () => {
  const cure: Clock = { ...first, kind: 'cure' };
  expect(wakeClock(cure, cure.dueAt, policy).effects.map(({ type }) => type)).toEqual([
    'cureLapsed',
    'escalated',
  ]);
});

test('a policy without repetition ends; a year that nobody entered has weekdays', () => {
  const once = { ...policy, repeatsLast: false };
  const { change } = wakeClock(first, '2026-12-30T00:00:00.000Z', once);
  expect(change).toMatchObject({ escalatedCount: 4, nextWakeAt: null });
  expect(wakeClock(first, first.dueAt, { ...policy, steps: [] })).toMatchObject({
    change: { state: 'breached', nextWakeAt: null },
    effects: [{ type: 'breached' }],
  });
  const unknown = { ...policy, calendar: calendarOf([], [2020]) };
  expect(wakeClock(first, first.dueAt, unknown).change.nextWakeAt).toBe('2026-12-01T08:00:00.000Z');
});

test('a deadline of days is broken with its last second', () => {
  const legal = clockOf('legal', rulesOf(['es-trlgdcu']), { ticketKind: 'complaint' });
  expect(legal.dueAt).toBe('2026-12-15T22:59:59.000Z');
  expect(wakeClock(legal, '2026-12-15T22:59:58.000Z', policy).change.state).toBe('running');
  expect(wakeClock(legal, '2026-12-15T22:59:59.000Z', policy).change.state).toBe('breached');
});
