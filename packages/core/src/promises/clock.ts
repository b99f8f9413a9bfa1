import type { CalendarVersion } from '../calendars/calendar.ts';
import type { LegalUnit } from './regime.ts';

/** What is waited for. `cure` is the customer's time to complete what is missing; `followUp` what an agent promised. */
export const clockKinds = ['firstAnswer', 'nextAnswer', 'solution', 'legal', 'cure', 'followUp'] as const;
export type ClockKind = (typeof clockKinds)[number];

/** `superseded`: another clock has taken its place. `cancelled`: what it was for is gone. */
export const clockStates = ['running', 'paused', 'met', 'breached', 'superseded', 'cancelled'] as const;
export type ClockState = (typeof clockStates)[number];

/** In what a time is counted. `moment`: a person named the hour. */
export type ClockUnit = 'business-minutes' | 'working-days' | 'calendar-days' | 'hours' | 'months' | 'moment';

/** The one extension that a rule of the law allows: until when at the latest, and what became of it. */
export type ClockExtension = {
  latestAt: string;
  /** Null while nobody used it. `from`: when it was due before; `messageId`: by which the customer was told. */
  used: { at: string; from: string; messageId: string } | null;
};

/** How a time was computed: what the answer to "why this date?" is made from. Codes and values, no sentences. */
export type ClockTrace = {
  unit: ClockUnit;
  amount: number | null;
  article: string | null;
  start: string;
  /** Local dates; null where no days are counted. */
  excludedDay: string | null;
  dueDate: string | null;
  zone: string;
  calendarCode: string | null;
  calendarVersion: number | null;
  /** Where only days of rest that two places share were passed over: their calendars. */
  sharedBy?: CalendarVersion[];
  /** The first forty days that were passed over. */
  skipped: string[];
  provisionalYears: number[];
  assumption: string | null;
  promiseId: string | null;
  hoursId: string | null;
  /** How much of its time is gone at each warning. */
  warnShares: readonly number[];
  /** Null where it cannot be extended. */
  extension: ClockExtension | null;
  /** Where it goes on with what was left when the customer was asked for something: since when it stood, and of how much. */
  stood?: { at: string; amount: number | null };
  /** Within which a decision reaches her, where the law parts the two. */
  notice?: { unit: LegalUnit; amount: number; article: string };
  /** Where it waits for the notice of a decision: the day on which that was taken. */
  decidedOn?: string;
};

/** A commitment with its time. Instants are ISO 8601 in UTC. */
export type Clock = {
  kind: ClockKind;
  /** `promise`, `agent`, `waiting`, `snooze`, `repair`, or the rule of a regime: `ley-10-2025/17.1`. */
  rule: string;
  state: ClockState;
  /** Of several of the law: the one that counts. */
  isBinding: boolean;
  channelId: string | null;
  /** What it waits to see answered. */
  messageId: string | null;
  startedAt: string;
  dueAt: string;
  /** When so much of its time is gone, counted as the time itself is. */
  warnAt: string[];
  warnedCount: number;
  escalatedCount: number;
  /** When it is to be looked at next. Null: never again, or not while it is paused. */
  nextWakeAt: string | null;
  pausedAt: string | null;
  /** Minutes of opening hours that were left when it was paused. */
  leftMinutes: number | null;
  breachedAt: string | null;
  /** Set once it waits for nothing any more. A broken promise that is still owed has none. */
  endedAt: string | null;
  endReason: string | null;
  metByMessageId: string | null;
  supersededBy: string | null;
  /** What a person promised, or why more time was taken, in words. */
  note: string | null;
  promisedBy: string | null;
  trace: ClockTrace;
};

/** A clock that begins: whoever stores it gives it a name. */
export type NewClock = Omit<
  Clock,
  | 'state'
  | 'warnedCount'
  | 'escalatedCount'
  | 'pausedAt'
  | 'leftMinutes'
  | 'breachedAt'
  | 'endedAt'
  | 'endReason'
  | 'metByMessageId'
  | 'supersededBy'
> & { state: 'running' };

/** The whole of a clock that has just begun. */
export const asClock = (clock: NewClock): Clock => ({
  ...clock,
  warnedCount: 0,
  escalatedCount: 0,
  pausedAt: null,
  leftMinutes: null,
  breachedAt: null,
  endedAt: null,
  endReason: null,
  metByMessageId: null,
  supersededBy: null,
});

/** Something is still owed: it runs, stands still, or is broken and unanswered. */
export const isLiving = (clock: Pick<Clock, 'endedAt'>): boolean => clock.endedAt === null;
