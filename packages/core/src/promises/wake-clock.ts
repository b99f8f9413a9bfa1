import { type Calendar, MissingCalendarYear, readDay } from '../calendars/calendar.ts';
import { dateOf, weekdayOf } from '../calendars/day.ts';
import { atLocal, localDay, readInstant } from '../calendars/zone.ts';
import type { Clock } from './clock.ts';
import { usualWarnShares } from './warn-times.ts';

export const toldRoles = ['owner', 'supervisors', 'administrators'] as const;
export type Told = (typeof toldRoles)[number];
export type EscalationStep = {
  /** 0: with the breach itself; then at nine on the nth working day after it. */
  afterWorkingDays: number;
  tells: Told[];
};

export type WakePolicy = {
  steps: EscalationStep[];
  /** The last step again, every working day, until somebody answers. */
  repeatsLast: boolean;
  /** Where the people who are told are. */
  zone: string;
  /** Null: Monday to Friday. */
  calendar: Calendar | null;
};

/** Until an administrator says otherwise. */
export const defaultEscalation: Pick<WakePolicy, 'steps' | 'repeatsLast'> = {
  steps: [
    { afterWorkingDays: 0, tells: ['owner', 'supervisors'] },
    { afterWorkingDays: 1, tells: ['supervisors'] },
    { afterWorkingDays: 2, tells: ['supervisors'] },
    { afterWorkingDays: 3, tells: ['supervisors', 'administrators'] },
  ],
  repeatsLast: true,
};

/** What a wake-up makes known. */
export type ClockEffect =
  /** `share`: how much of its time is gone. */
  | { type: 'warned'; share: number; at: string }
  | { type: 'breached'; at: string }
  /** The customer's time to complete the matter ran out: a person decides what becomes of it. */
  | { type: 'cureLapsed'; at: string }
  | { type: 'escalated'; step: number; tells: Told[]; at: string };

type Waking = Pick<
  Clock,
  | 'kind'
  | 'state'
  | 'dueAt'
  | 'warnAt'
  | 'warnedCount'
  | 'escalatedCount'
  | 'breachedAt'
  | 'endedAt'
  | 'trace'
>;
export type WakeChange = Pick<
  Clock,
  'state' | 'warnedCount' | 'escalatedCount' | 'breachedAt' | 'nextWakeAt'
>;

/** When a clock is to be looked at next; null where it has ended, stands still, or nobody is left to be told. */
export const planWake = (clock: Waking, policy: WakePolicy): string | null => {
  if (clock.endedAt !== null || clock.state === 'paused') return null;
  if (clock.state === 'running') return clock.warnAt[clock.warnedCount] ?? clock.dueAt;
  const step = stepAt(policy, clock.escalatedCount);
  return step ? stepTime(clock.dueAt, step, policy) : null;
};

/**
 * What has become of a clock by now. Of several warnings or steps that were missed only the last is told: whoever
 * comes back after a night without power wants to know how things stand.
 */
export const wakeClock = (
  clock: Waking,
  now: string,
  policy: WakePolicy,
): { change: WakeChange; effects: ClockEffect[] } => {
  const change: WakeChange = {
    state: clock.state,
    warnedCount: clock.warnedCount,
    escalatedCount: clock.escalatedCount,
    breachedAt: clock.breachedAt,
    nextWakeAt: null,
  };
  const effects: ClockEffect[] = [];
  const isOver = clock.endedAt !== null || clock.state === 'paused';
  if (!isOver && clock.state === 'running' && !hasCome(clock.dueAt, now)) {
    const due = clock.warnAt.filter((at) => hasCome(at, now)).length;
    if (due > clock.warnedCount) {
      change.warnedCount = due;
      effects.push({
        type: 'warned',
        share: clock.trace.warnShares[due - 1] ?? usualWarnShares.at(-1)!,
        at: clock.warnAt[due - 1]!,
      });
    }
  } else if (!isOver) {
    if (clock.state === 'running') {
      change.state = 'breached';
      change.breachedAt = clock.dueAt;
      change.warnedCount = clock.warnAt.length;
      effects.push({ type: clock.kind === 'cure' ? 'cureLapsed' : 'breached', at: clock.dueAt });
    }
    let last: { step: EscalationStep; at: string } | null = null;
    for (let step = stepAt(policy, change.escalatedCount); step; ) {
      const at = stepTime(clock.dueAt, step, policy);
      if (!hasCome(at, now)) break;
      last = { step, at };
      change.escalatedCount += 1;
      step = stepAt(policy, change.escalatedCount);
    }
    if (last)
      effects.push({
        type: 'escalated',
        step: change.escalatedCount - 1,
        tells: last.step.tells,
        at: last.at,
      });
  }
  change.nextWakeAt = planWake({ ...clock, ...change }, policy);
  return { change, effects };
};

const hasCome = (at: string, now: string): boolean => readInstant(at) <= readInstant(now);

const stepAt = ({ steps, repeatsLast }: WakePolicy, index: number): EscalationStep | null => {
  const step = steps[index];
  const last = steps.at(-1);
  if (step || !last || !repeatsLast) return step ?? null;
  return { ...last, afterWorkingDays: last.afterWorkingDays + index - steps.length + 1 };
};

const stepTime = (
  breachedAt: string,
  { afterWorkingDays }: EscalationStep,
  { zone, calendar }: WakePolicy,
): string => {
  if (afterWorkingDays === 0) return breachedAt;
  let day = localDay(zone, readInstant(breachedAt));
  for (let left = afterWorkingDays; left > 0; ) {
    day += 1;
    if (isWorkday(calendar, day)) left -= 1;
  }
  return atLocal(zone, dateOf(day), '09:00');
};

/** Of a year that nobody entered, weekdays: to be told on a holiday is better than not to be told. */
const isWorkday = (calendar: Calendar | null, day: number): boolean => {
  try {
    if (calendar) return readDay(calendar, day).isWorking;
  } catch (error) {
    if (!(error instanceof MissingCalendarYear)) throw error;
  }
  return weekdayOf(day) <= 5;
};
