import { describe, expect, test } from 'vitest';
import { arrival, clocksOf, monday, promiseOf, rulesOf } from './clock.fixture.ts';
import { followUpClock, startClocks } from './plan-clocks.ts';
import { choosePromise } from './service-promise.ts';

const shown = (clocks: ReturnType<typeof clocksOf>) =>
  clocks.map(({ kind, rule, dueAt, isBinding }) => [kind, rule, dueAt, isBinding]);

describe('what a message of the customer starts', () => {
  test('a new ticket: the first answer, the solution, and what the law asks', () => {
    expect(
      shown(
        clocksOf(rulesOf(['es-ley-10-2025']), { ticketKind: 'complaint', at: '2027-02-01T08:00:00.000Z' }),
      ),
    ).toEqual([
      // Nine hours of opening are the whole Monday; forty-five are the week.
      ['firstAnswer', 'promise', '2027-02-01T17:00:00.000Z', false],
      ['solution', 'promise', '2027-02-05T17:00:00.000Z', false],
      ['legal', 'trlgdcu/21.3', '2027-02-16T22:59:59.000Z', true],
      ['legal', 'ley-10-2025/17.1', '2027-02-22T22:59:59.000Z', false],
    ]);
  });
  test('in the year of adaptation only what is in force', () => {
    const legal = clocksOf(rulesOf(['es-ley-10-2025']), { ticketKind: 'complaint' }).filter(
      ({ kind }) => kind === 'legal',
    );
    expect(legal.map(({ rule, isBinding }) => [rule, isBinding])).toEqual([['trlgdcu/21.3', true]]);
  });
  test('other readings of the law start nothing', () => {
    const rules = clocksOf(rulesOf(['es-ley-10-2025']), {
      topic: 'billing',
      at: '2027-02-01T08:00:00.000Z',
    }).map(({ rule }) => rule);
    expect(rules).toContain('ley-10-2025/17.3');
    expect(rules).not.toContain('ley-10-2025/17.3-working-days');
  });
  test.each([
    ['a later message while the first answer is owed', 'continues', ['firstAnswer', 'solution'], []],
    ['a later message while the next answer is owed', 'continues', ['nextAnswer', 'solution'], []],
    ['a later message after an answer', 'continues', ['solution'], ['nextAnswer']],
    ['a message that reopens', 'reopens', [], ['nextAnswer', 'solution']],
    [
      'a message that reopens where a call is still promised',
      'reopens',
      ['followUp'],
      ['nextAnswer', 'solution'],
    ],
  ] as const)('%s', (_name, event, living, kinds) => {
    expect(clocksOf(rulesOf(['es-trlgdcu']), { event, living }).map(({ kind }) => kind)).toEqual(kinds);
  });
  test('thanks and suggestions have no deadline of the law; what is not promised has no clock', () => {
    const rules = rulesOf(['es-ley-10-2025'], [promiseOf({ solutionMinutes: null })]);
    for (const ticketKind of ['thanks', 'suggestion'] as const)
      expect(clocksOf(rules, { ticketKind, at: '2027-02-01T08:00:00.000Z' }).map(({ kind }) => kind)).toEqual(
        ['firstAnswer'],
      );
  });
  test('without a promise and a regime nothing starts', () => {
    expect(startClocks(arrival(), rulesOf([], []))).toEqual([]);
  });
  test('a clock says how it was computed, and when it is looked at first', () => {
    const [first, , legal] = clocksOf(rulesOf(['es-ley-10-2025']), { at: '2027-02-01T08:00:00.000Z' });
    expect(first).toMatchObject({
      channelId: 'c1',
      messageId: 'm1',
      startedAt: '2027-02-01T08:00:00.000Z',
      warnAt: ['2027-02-01T12:30:00.000Z', '2027-02-01T14:45:00.000Z'],
      nextWakeAt: '2027-02-01T12:30:00.000Z',
      trace: {
        unit: 'business-minutes',
        amount: 540,
        promiseId: 'p1',
        hoursId: 'h1',
        calendarCode: 'TEST',
        zone: 'Europe/Madrid',
      },
    });
    // The eighth working day at noon, and the twelfth: six in the morning, when nobody is there, becomes nine.
    expect(legal).toMatchObject({
      rule: 'ley-10-2025/17.1',
      warnAt: ['2027-02-11T11:00:00.000Z', '2027-02-17T08:00:00.000Z'],
      trace: {
        unit: 'working-days',
        amount: 15,
        article: 'Ley 10/2025, art. 17.1',
        excludedDay: '2027-02-01',
        dueDate: '2027-02-22',
        calendarVersion: 1,
        skipped: ['2027-02-06', '2027-02-07', '2027-02-13', '2027-02-14', '2027-02-20', '2027-02-21'],
        provisionalYears: [2027],
        assumption: 'workingDaysOfCustomerPlace',
      },
    });
  });
  test('a promise warns at its own shares of the time', () => {
    const rules = rulesOf([], [promiseOf({ warnShares: [0.25, 0.5, 0.9] })]);
    const [first] = startClocks(arrival(), rules);
    // Nine hours from nine in the morning.
    expect(first?.warnAt).toEqual([
      '2026-11-30T10:15:00.000Z',
      '2026-11-30T12:30:00.000Z',
      '2026-11-30T16:06:00.000Z',
    ]);
    expect(first?.trace.warnShares).toEqual([0.25, 0.5, 0.9]);
  });

  test('an elapsed time warns at half and three quarters as it passes', () => {
    const [, , legal] = clocksOf(rulesOf(['es-continuous-service']), {
      ticketKind: 'incident',
      topic: 'continuity',
      at: '2027-02-06T22:00:00.000Z',
    });
    expect(legal).toMatchObject({
      rule: 'ley-10-2025/17.2',
      isBinding: true,
      dueAt: '2027-02-07T00:00:00.000Z',
      warnAt: ['2027-02-06T23:00:00.000Z', '2027-02-06T23:30:00.000Z'],
    });
  });
});

test('what an agent promised has its hour and its words', () => {
  expect(
    followUpClock({
      rule: 'agent',
      at: monday,
      dueAt: '2026-12-01T16:00:00.000Z',
      zone: 'Europe/Madrid',
      note: 'I will call you on Tuesday',
      promisedBy: 'a1',
      channelId: 'c1',
      messageId: 'm2',
    }),
  ).toMatchObject({
    kind: 'followUp',
    rule: 'agent',
    note: 'I will call you on Tuesday',
    warnAt: ['2026-12-01T00:00:00.000Z', '2026-12-01T08:00:00.000Z'],
    trace: { unit: 'moment', dueDate: '2026-12-01' },
  });
});

describe('of several promises', () => {
  const facts = { channelId: 'c1', ticketKind: 'complaint', segment: 'vip', locale: 'es-CO' } as const;
  test.each([
    [
      'the channel says more than all the rest',
      [{ ticketKind: 'complaint', segment: 'vip', locale: 'es' }, { channelId: 'c1' }],
      '1',
    ],
    [
      'the kind more than segment and language',
      [{ segment: 'vip', locale: 'es' }, { ticketKind: 'complaint' }],
      '1',
    ],
    ['the segment more than the language', [{ locale: 'es' }, { segment: 'vip' }], '1'],
    ['two words more than one of them', [{ channelId: 'c1' }, { channelId: 'c1', locale: 'es' }], '1'],
    ['of equals the first', [{ channelId: 'c1' }, { channelId: 'c1' }], '0'],
    ['what does not fit is passed over', [{ channelId: 'c2' }, { locale: 'en' }, {}], '2'],
    ['a language fits its countries', [{}, { locale: 'ES' }], '1'],
    ['and is not the beginning of another', [{ locale: 'es-C' }], null],
    ['none', [{ ticketKind: 'query' }], null],
  ] as const)('%s', (_name, given, id) => {
    const promises = given.map((one, index) => promiseOf({ ...one, id: String(index) }));
    expect(choosePromise(facts, promises)?.id ?? null).toBe(id);
  });
});
