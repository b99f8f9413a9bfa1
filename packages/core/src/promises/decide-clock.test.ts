import { expect, test } from 'vitest';
import { clockOf, rulesOf } from './clock.fixture.ts';
import { asClock } from './clock.ts';
import { judgeDecision, noticeClock } from './decide-clock.ts';
import { startLegalClocks } from './plan-clocks.ts';

const complaint = asClock(
  startLegalClocks(
    { at: '2027-02-01T09:00:00.000Z', channelId: 'c', messageId: 'm', kind: 'complaint', topic: null },
    rulesOf(['es-finance']).regime!,
  ).find(({ rule }) => rule === 'ley-44-2002/29-septies.1')!,
);
const decision = { at: '2027-02-20T12:00:00.000Z', decidedOn: '2027-02-18', note: 'Se devuelve' };

test('a decision reaches the customer within ten days of its date, all of which count', () => {
  expect(complaint.trace).toMatchObject({ dueDate: '2027-03-01', notice: { amount: 10 } });
  expect(judgeDecision(complaint, decision)).toBeNull();
  expect(noticeClock(complaint, decision, 'a')).toMatchObject({
    rule: complaint.rule,
    startedAt: decision.at,
    dueAt: '2027-02-28T22:59:59.000Z',
    note: 'Se devuelve',
    trace: {
      article: 'Ley 44/2002, art. 29 septies.3',
      unit: 'calendar-days',
      amount: 10,
      excludedDay: '2027-02-18',
      dueDate: '2027-02-28',
      decidedOn: '2027-02-18',
    },
  });
});

test.each([
  ['another law', clockOf('legal', undefined, { at: '2027-01-10T09:00:00.000Z' }), decision, 'notKnown'],
  ['decided already', asClock(noticeClock(complaint, decision, 'a')), decision, 'notKnown'],
  ['answered already', { ...complaint, endedAt: decision.at }, decision, 'ended'],
  ['before it was presented', complaint, { ...decision, decidedOn: '2027-01-31' }, 'tooEarly'],
  ['tomorrow', complaint, { ...decision, decidedOn: '2027-02-21' }, 'inFuture'],
])('no decision is written down: %s', (_name, clock, given, why) => {
  expect(judgeDecision(clock, given)).toBe(why);
});
