import type { ArrivalFacts, ClockRules } from '@hilo/core';
import { expect, it } from 'vitest';
import { startSafely } from './clock-rules.ts';

const facts: ArrivalFacts = {
  at: '2026-03-02T09:00:00.000Z',
  messageId: 'm',
  channelId: 'c',
  ticketKind: null,
  topic: null,
  segment: null,
  locale: null,
  event: 'opens',
  living: [],
};
const monday = [{ from: '09:00', to: '10:00' }];
const rulesOf = (firstAnswerMinutes: number, years: number[]): ClockRules => ({
  promises: [
    {
      id: 'p',
      channelId: null,
      ticketKind: null,
      segment: null,
      locale: null,
      hoursId: 'h',
      firstAnswerMinutes,
      nextAnswerMinutes: firstAnswerMinutes,
      solutionMinutes: null,
      pausesForCustomer: true,
      warnShares: [0.5],
    },
  ],
  hours: new Map([
    [
      'h',
      {
        hours: {
          zone: 'Europe/Madrid',
          weekly: { 1: monday, 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] },
          exceptions: [],
          closesOnHolidays: true,
        },
        calendar: {
          code: 'ES',
          version: 1,
          zone: 'Europe/Madrid',
          workingWeekdays: [1, 2, 3, 4, 5],
          years: years.map((year) => ({ year, status: 'official', source: 'test', holidays: [] })),
        },
      },
    ],
  ]),
  regime: null,
});

it('starts what is promised', () => {
  expect(startSafely(facts, rulesOf(120, [2026, 2027]))).toMatchObject([{ kind: 'firstAnswer' }]);
});

it('holds up no arrival for a promise that lies beyond every calendar', () => {
  // An hour a week: 200,000 minutes are 64 years.
  expect(startSafely(facts, rulesOf(200_000, [2026, 2027]))).toEqual([]);
});
