import type { Calendar } from '../calendars/calendar.ts';
import { readInstant } from '../calendars/zone.ts';
import { countLegalTime } from './candidates.ts';
import { type Clock, type ClockKind, isLiving, type NewClock } from './clock.ts';
import { type ClockChange, meetClock, supersedeClock } from './end-clocks.ts';
import { type ArrivalFacts, type ClockRules, startLegalClocks } from './plan-clocks.ts';
import type { LegalKind, RegimeCure, RegimeProfile } from './regime.ts';
import { resumeLegalClock } from './resume-legal-clock.ts';
import { traceOfTime } from './trace-of-time.ts';
import { warnTimesOfDays } from './warn-times.ts';

export type CureAsked = {
  at: string;
  channelId: string | null;
  messageId: string;
  calendar: Calendar;
  zone: string;
  /** Until when she was told; the least that the regime grants where null. */
  dueAt: string | null;
};

/** The cure of a profile, and the least time that it grants. */
export type FoundCure = { cure: RegimeCure; profileId: string; dueAt: string };

/** The least time that the strictest of these profiles grants; null where none knows such a request. @throws MissingCalendarYear */
export const leastCure = (
  profiles: readonly RegimeProfile[],
  { at, calendar, zone }: Pick<CureAsked, 'at' | 'calendar' | 'zone'>,
): FoundCure | null => {
  let longest: FoundCure | null = null;
  for (const { cure, id } of profiles) {
    if (!cure) continue;
    const { dueAt } = countLegalTime(cure, { at, calendar, zone });
    if (!longest || readInstant(dueAt) > readInstant(longest.dueAt)) longest = { cure, profileId: id, dueAt };
  }
  return longest;
};

/**
 * Until when she may be asked for what was missing in what she presented then: a question that comes later stops no
 * time. Null where no law says. @throws MissingCalendarYear
 */
export const lastToAsk = (
  { askedWithin }: Pick<RegimeCure, 'askedWithin'>,
  counting: Pick<CureAsked, 'at' | 'calendar' | 'zone'>,
): string | null => (askedWithin === null ? null : countLegalTime(askedWithin, counting).dueAt);

/** The customer's time to complete what is missing. @throws MissingCalendarYear */
export const cureClock = (
  { cure, profileId }: Pick<FoundCure, 'cure' | 'profileId'>,
  { at, channelId, messageId, calendar, zone, dueAt }: CureAsked,
): NewClock => {
  const count = countLegalTime(cure, { at, calendar, zone });
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
    trace: traceOfTime(cure, count, { at, calendar, zone }),
  };
};

/**
 * Once the customer was asked, with a warning, for what is missing, it is her turn: neither the law nor a promise waits for
 * an answer of ours. When she completes it the promise begins anew, and the law as it says itself.
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

/** Whether what a cure stopped goes on with the days that were left; where nobody knows it any more it begins anew. */
export const resumesAfter = (
  { rule }: Pick<Clock, 'rule'>,
  profiles: readonly Pick<RegimeProfile, 'id' | 'cure'>[],
): boolean => profiles.some(({ id, cure }) => rule === `${id}/cure` && cure?.deadlines === 'resume');

/**
 * She completed it, or says that she did: the time of the law begins again, or goes on where it stood. `stood`: what of
 * the law the cure had stopped, where its profile lets it go on. @throws MissingCalendarYear
 */
export const cured = <One extends Clock>(
  clocks: readonly One[],
  facts: Pick<ArrivalFacts, 'at' | 'channelId' | 'messageId' | 'topic'> & { kind: LegalKind },
  regime: ClockRules['regime'],
  stood: readonly Clock[] = [],
): { changes: { clock: One; change: ClockChange }[]; starts: NewClock[] } => {
  const asked = clocks.filter((clock) => isLiving(clock) && clock.kind === 'cure');
  const starts = asked.length === 0 || regime === null ? [] : startLegalClocks(facts, regime);
  return {
    changes: asked.map((clock) => ({
      clock,
      change: meetClock(clock, { at: facts.at, messageId: facts.messageId, reason: 'cured' }),
    })),
    starts: starts.map((clock) => {
      const before = stood.find(({ rule }) => rule === clock.rule);
      return before && regime ? resumeLegalClock(clock, before, regime) : clock;
    }),
  };
};
