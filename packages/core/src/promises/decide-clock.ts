import { atLocal, localDate } from '../calendars/zone.ts';
import { countTime } from './candidates.ts';
import { type Clock, isLiving, type NewClock } from './clock.ts';
import { warnTimesOfDays } from './warn-times.ts';

/** Why a decision is not written down for a clock. */
const decisionRefusals = [
  /** The law does not part a decision from its notice here, or it was decided already. */
  'notKnown',
  /** It waits for nothing any more. */
  'ended',
  /** Before the matter was presented. */
  'tooEarly',
  'inFuture',
] as const;
export type DecisionRefusal = (typeof decisionRefusals)[number];

/** A decision, and the local date on which it was taken. */
export type Decision = { at: string; decidedOn: string; note: string };

/** Whether it can be said of a clock that its matter is decided; null where it can. */
export const judgeDecision = (
  clock: Pick<Clock, 'kind' | 'endedAt' | 'startedAt' | 'trace'>,
  { at, decidedOn }: Pick<Decision, 'at' | 'decidedOn'>,
): DecisionRefusal | null => {
  const { zone, notice, decidedOn: decided } = clock.trace;
  if (clock.kind !== 'legal' || notice === undefined || decided !== undefined) return 'notKnown';
  if (!isLiving(clock)) return 'ended';
  if (decidedOn < localDate(zone, clock.startedAt)) return 'tooEarly';
  return decidedOn > localDate(zone, at) ? 'inFuture' : null;
};

/**
 * The clock that waits for the notice of a decision, by the same rule. It counts from the day of the decision, so that to
 * date one back gains nothing.
 */
export const noticeClock = (clock: Clock, { at, decidedOn, note }: Decision, by: string): NewClock => {
  const { zone } = clock.trace;
  const notice = clock.trace.notice!;
  const start = atLocal(zone, decidedOn, '00:00');
  // Calendar days alone: no law that parts the two counts its notice otherwise.
  const count = countTime('calendar-days', notice.amount, { at: start, zone, calendar: none });
  const warnAt = warnTimesOfDays(count, zone);
  return {
    kind: 'legal',
    rule: clock.rule,
    state: 'running',
    isBinding: false,
    channelId: clock.channelId,
    messageId: clock.messageId,
    startedAt: at,
    dueAt: count.dueAt,
    warnAt,
    nextWakeAt: warnAt[0] ?? count.dueAt,
    note,
    promisedBy: by,
    trace: {
      ...clock.trace,
      unit: 'calendar-days',
      amount: notice.amount,
      article: notice.article,
      start,
      excludedDay: count.excludedDay,
      dueDate: count.dueDate,
      calendarCode: null,
      calendarVersion: null,
      skipped: [],
      provisionalYears: [],
      assumption: null,
      extension: null,
      decidedOn,
    },
  };
};

/** No calendar is asked where every day counts. */
const none = { code: '', version: 1, zone: 'UTC', workingWeekdays: [], years: [] };
