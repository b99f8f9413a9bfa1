import { calendarOf, hoursOf } from '../calendars/opening-hours.fixture.ts';
import { asClock, type Clock, type NewClock } from './clock.ts';
import { type ArrivalFacts, type ClockRules, startClocks } from './plan-clocks.ts';
import { profilesOf } from './regime.ts';
import { regimeProfiles } from './regimes/index.ts';
import type { ServicePromise } from './service-promise.ts';
import { defaultEscalation, type WakePolicy } from './wake-clock.ts';
import { usualWarnShares } from './warn-times.ts';

export const calendar = calendarOf(['01-01', '01-06', '05-01', '08-15', '10-12', '12-08', '12-25']);

export const promiseOf = (given: Partial<ServicePromise> = {}): ServicePromise => ({
  id: 'p1',
  channelId: null,
  ticketKind: null,
  segment: null,
  locale: null,
  hoursId: 'h1',
  firstAnswerMinutes: 540,
  nextAnswerMinutes: 270,
  solutionMinutes: 2_700,
  pausesForCustomer: true,
  warnShares: usualWarnShares,
  ...given,
});

export const place = { hours: hoursOf(), calendar };

export const rulesOf = (profileIds: string[] = [], promises = [promiseOf()]): ClockRules => ({
  promises,
  hours: new Map([['h1', place]]),
  regime: profileIds.length === 0 ? null : { profiles: profilesOf(profileIds, regimeProfiles), calendar },
});

export const policy: WakePolicy = { ...defaultEscalation, zone: 'Europe/Madrid', calendar };

/** Monday, 30 November 2026, nine in the morning in Madrid. */
export const monday = '2026-11-30T08:00:00.000Z';

export const arrival = (given: Partial<ArrivalFacts> = {}): ArrivalFacts => ({
  at: monday,
  channelId: 'c1',
  messageId: 'm1',
  ticketKind: 'query',
  segment: null,
  locale: 'es',
  topic: null,
  event: 'opens',
  living: [],
  ...given,
});

export const clocksOf = (rules: ClockRules, given: Partial<ArrivalFacts> = {}): Clock[] =>
  startClocks(arrival(given), rules).map(asClock);

/** The first clock of a kind that an arrival starts. */
export const clockOf = (
  kind: NewClock['kind'],
  rules = rulesOf(['es-ley-10-2025']),
  given: Partial<ArrivalFacts> = {},
): Clock => clocksOf(rules, given).find((clock) => clock.kind === kind)!;
