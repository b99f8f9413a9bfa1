import type { Calendar } from '../calendars/calendar.ts';
import { readInstant } from '../calendars/zone.ts';
import { countTime } from './candidates.ts';
import { type Clock, type ClockKind, isLiving, type NewClock } from './clock.ts';
import { type ClockChange, meetClock, supersedeClock } from './end-clocks.ts';
import { type ArrivalFacts, type ClockRules, startLegalClocks } from './plan-clocks.ts';
import type { LegalKind, RegimeProfile } from './regime.ts';
import { usualWarnShares, warnTimesOfDays } from './warn-times.ts';

type Cure = NonNullable<RegimeProfile['cure']>;

export type CureAsked = {
  at: string;
  channelId: string | null;
  messageId: string;
  calendar: Calendar;
  zone: string;
  /** Until when she was told; the least that the regime grants where null. */
  dueAt: string | null;
};

/** The least time that the strictest of these profiles grants; null where none knows such a request. @throws MissingCalendarYear */
export const leastCure = (
  profiles: readonly RegimeProfile[],
  { at, calendar, zone }: Pick<CureAsked, 'at' | 'calendar' | 'zone'>,
): { cure: Cure; profileId: string; dueAt: string } | null => {
  let longest: { cure: Cure; profileId: string; dueAt: string } | null = null;
  for (const { cure, id } of profiles) {
    if (!cure) continue;
    const { dueAt } = countTime(cure.unit, cure.amount, { at, calendar, zone });
    if (!longest || readInstant(dueAt) > readInstant(longest.dueAt)) longest = { cure, profileId: id, dueAt };
  }
  return longest;
};

/** The customer's time to complete what is missing. @throws MissingCalendarYear */
export const cureClock = (
  { cure, profileId }: { cure: Cure; profileId: string },
  { at, channelId, messageId, calendar, zone, dueAt }: CureAsked,
): NewClock => {
  const count = countTime(cure.unit, cure.amount, { at, calendar, zone });
  const warnAt = warnTimesOfDays(count, zone);
  return {
    kind: 'cure',
    rule: `${profileId}/cure`,
    state: 'running',
    isBinding: false,
    channelId,
    messageId,
    startedAt: at,
    dueAt: dueAt ?? count.dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? dueAt ?? count.dueAt,
    note: null,
    promisedBy: null,
    trace: {
      unit: cure.unit,
      amount: cure.amount,
      article: cure.article,
      start: at,
      excludedDay: count.excludedDay,
      dueDate: count.dueDate,
      zone,
      calendarCode: calendar.code,
      calendarVersion: calendar.version,
      skipped: count.skipped.slice(0, 40),
      provisionalYears: count.provisionalYears,
      assumption: null,
      promiseId: null,
      hoursId: null,
      warnShares: usualWarnShares,
      extension: null,
    },
  };
};

/**
 * Once the customer was asked, with a warning, for what is missing, it is her turn: neither the law nor a promise waits for
 * an answer of ours. When she completes it, both begin anew, from zero.
 */
export const suspendForCure = <One extends Clock>(
  clocks: readonly One[],
  at: string,
  cureId: string,
): { clock: One; change: ClockChange }[] =>
  clocks
    .filter((clock) => isLiving(clock) && suspended.includes(clock.kind))
    .map((clock) => ({ clock, change: supersedeClock(clock, { at, by: cureId, reason: 'cure' }) }));

const suspended: readonly ClockKind[] = ['legal', 'firstAnswer', 'nextAnswer'];

/** She completed it, or says that she did: the time of the law begins again. @throws MissingCalendarYear */
export const cured = <One extends Clock>(
  clocks: readonly One[],
  facts: Pick<ArrivalFacts, 'at' | 'channelId' | 'messageId' | 'topic'> & { kind: LegalKind },
  regime: ClockRules['regime'],
): { changes: { clock: One; change: ClockChange }[]; starts: NewClock[] } => {
  const asked = clocks.filter((clock) => isLiving(clock) && clock.kind === 'cure');
  return {
    changes: asked.map((clock) => ({
      clock,
      change: meetClock(clock, { at: facts.at, messageId: facts.messageId, reason: 'cured' }),
    })),
    starts: asked.length === 0 || regime === null ? [] : startLegalClocks(facts, regime),
  };
};
