import type { Calendar } from '../calendars/calendar.ts';
import { addBusinessMinutes, type OpeningHours } from '../calendars/opening-hours.ts';
import { localDate, readInstant } from '../calendars/zone.ts';
import { type LegalCandidate, type LegalQuestion, legalDeadlines } from './candidates.ts';
import type { ClockExtension, ClockKind, NewClock } from './clock.ts';
import type { LegalTopic } from './regime.ts';
import { choosePromise, type PromiseFacts, type ServicePromise } from './service-promise.ts';
import { mostSkipped } from './trace-of-time.ts';
import { usualWarnShares, warnTimesBetween, warnTimesOfDays, warnTimesOfMinutes } from './warn-times.ts';

/** Opening hours with the calendar on whose holidays they close. */
export type HoursWithCalendar = { hours: OpeningHours; calendar: Calendar | null };

export type ClockRules = {
  promises: readonly ServicePromise[];
  /** By id, those that the promises name. */
  hours: ReadonlyMap<string, HoursWithCalendar>;
  /** Null where no regime is chosen. */
  regime: Omit<LegalQuestion, 'kind' | 'topic' | 'presentedAt'> | null;
};

/** A message of the customer, and what it finds. */
export type ArrivalFacts = PromiseFacts & {
  at: string;
  messageId: string | null;
  topic: LegalTopic | null;
  /** `opens`: it begins the ticket; `reopens`: the ticket was resolved; `continues`: neither. */
  event: 'opens' | 'reopens' | 'continues';
  /** The kinds of the ticket's clocks that still wait for something. */
  living: readonly ClockKind[];
};

/**
 * The clocks that a message of the customer starts. A later message starts none for an answer while one is owed
 * already: whoever writes twice is not to wait longer.
 * @throws MissingCalendarYear, NeverOpen
 */
export const startClocks = (facts: ArrivalFacts, rules: ClockRules): NewClock[] => {
  const promise = choosePromise(facts, rules.promises);
  const owed = (kind: ClockKind): boolean => facts.living.includes(kind);
  const isNew = facts.event === 'opens';
  const clocks: NewClock[] = [];
  const add = (kind: ClockKind, minutes: number | null): void => {
    const place = promise ? rules.hours.get(promise.hoursId) : undefined;
    if (promise && place && minutes !== null) clocks.push(promiseClock(kind, promise, place, minutes, facts));
  };
  if (promise && !owed('firstAnswer') && !owed('nextAnswer'))
    if (isNew) add('firstAnswer', promise.firstAnswerMinutes);
    else add('nextAnswer', promise.nextAnswerMinutes);
  if (promise && facts.event !== 'continues' && !owed('solution')) add('solution', promise.solutionMinutes);
  if (isNew && rules.regime)
    clocks.push(...startLegalClocks({ ...facts, kind: facts.ticketKind ?? 'query' }, rules.regime));
  return clocks;
};

const promiseClock = (
  kind: ClockKind,
  promise: ServicePromise,
  { hours, calendar }: HoursWithCalendar,
  minutes: number,
  { at, channelId, messageId }: Pick<ArrivalFacts, 'at' | 'channelId' | 'messageId'>,
): NewClock => {
  const dueAt = addBusinessMinutes(hours, calendar, at, minutes);
  const warnAt = warnTimesOfMinutes(hours, calendar, at, minutes, promise.warnShares);
  return {
    kind,
    rule: 'promise',
    state: 'running',
    isBinding: false,
    channelId,
    messageId,
    startedAt: at,
    dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? dueAt,
    note: null,
    promisedBy: null,
    trace: {
      unit: 'business-minutes',
      amount: minutes,
      article: null,
      start: at,
      excludedDay: null,
      dueDate: localDate(hours.zone, dueAt),
      zone: hours.zone,
      calendarCode: calendar?.code ?? null,
      calendarVersion: calendar?.version ?? null,
      skipped: [],
      provisionalYears: [],
      assumption: null,
      promiseId: promise.id,
      hoursId: promise.hoursId,
      warnShares: promise.warnShares,
      extension: null,
    },
  };
};

/** The clocks of a regime for a matter that was presented: one for each rule in force. @throws MissingCalendarYear */
export const startLegalClocks = (
  facts: Pick<ArrivalFacts, 'at' | 'channelId' | 'messageId' | 'topic'> & { kind: LegalQuestion['kind'] },
  regime: NonNullable<ClockRules['regime']>,
): NewClock[] =>
  legalDeadlines({ ...regime, kind: facts.kind, topic: facts.topic, presentedAt: facts.at })
    .filter(({ inForce, reading }) => inForce && reading === 'default')
    .map((candidate) => legalClock(candidate, facts));

const legalClock = (
  candidate: LegalCandidate,
  { at, channelId, messageId }: Pick<ArrivalFacts, 'at' | 'channelId' | 'messageId'>,
): NewClock => {
  const { dueAt, zone } = candidate;
  const warnAt =
    candidate.excludedDay === null ? warnTimesBetween(at, dueAt) : warnTimesOfDays(candidate, zone);
  return {
    kind: 'legal',
    rule: candidate.rule,
    state: 'running',
    isBinding: candidate.binding,
    channelId,
    messageId,
    startedAt: at,
    dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? dueAt,
    note: null,
    promisedBy: null,
    trace: {
      unit: candidate.unit,
      amount: candidate.amount,
      article: candidate.article,
      start: at,
      excludedDay: candidate.excludedDay,
      dueDate: candidate.dueDate,
      zone,
      calendarCode: candidate.calendarCode,
      calendarVersion: candidate.calendarVersion,
      ...(candidate.sharedBy ? { sharedBy: candidate.sharedBy } : {}),
      skipped: candidate.skipped.slice(0, mostSkipped),
      provisionalYears: candidate.provisionalYears,
      assumption: candidate.assumption,
      promiseId: null,
      hoursId: null,
      warnShares: usualWarnShares,
      extension: extensionOf(candidate),
      ...(candidate.noticeTime ? { notice: candidate.noticeTime } : {}),
    },
  };
};

/** Where days are counted, a longer time in other words may end no later. */
const extensionOf = ({ dueAt, extended }: LegalCandidate): ClockExtension | null =>
  extended !== null && readInstant(extended.dueAt) > readInstant(dueAt)
    ? { latestAt: extended.dueAt, used: null }
    : null;

/** What a clock is for whose time a person or a setting named: a call on Tuesday, the end of a snooze. */
export type FollowUp = {
  rule: 'agent' | 'waiting' | 'snooze' | 'repair';
  at: string;
  dueAt: string;
  zone: string;
  note: string | null;
  promisedBy: string | null;
  channelId: string | null;
  messageId: string | null;
};

/** A clock of the kind `followUp`. */
export const followUpClock = (given: FollowUp): NewClock => {
  const warnAt = warnTimesBetween(given.at, given.dueAt);
  return {
    kind: 'followUp',
    rule: given.rule,
    state: 'running',
    isBinding: false,
    channelId: given.channelId,
    messageId: given.messageId,
    startedAt: given.at,
    dueAt: given.dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? given.dueAt,
    note: given.note,
    promisedBy: given.promisedBy,
    trace: {
      unit: 'moment',
      amount: null,
      article: null,
      start: given.at,
      excludedDay: null,
      dueDate: localDate(given.zone, given.dueAt),
      zone: given.zone,
      calendarCode: null,
      calendarVersion: null,
      skipped: [],
      provisionalYears: [],
      assumption: null,
      promiseId: null,
      hoursId: null,
      warnShares: usualWarnShares,
      extension: null,
    },
  };
};
