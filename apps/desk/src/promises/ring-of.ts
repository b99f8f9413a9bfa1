import type { ClockDto, TicketRow } from '@hilo/api';
import type { PromiseState } from '@hilo/ui';

type Ring = {
  state: PromiseState;
  /** How full its disc is, 0 to 1. */
  fraction: number;
  /** Until it is due; where it is past that, since then. */
  seconds: number;
};

const quarter = 900;
const fullAbove = 7 * 86_400;
/** What is nearly over is still seen to be something. */
const least = 0.04;

/** How full a ring is with so many seconds left: by their logarithm, from minutes to a week, alike in every row. */
export function leftFraction(seconds: number): number {
  const grown = Math.log1p(Math.max(0, seconds) / quarter) / Math.log1p(fullAbove / quarter);
  return Math.min(1, Math.max(least, grown));
}

/** What of a ticket its ring is drawn from. */
export type Due = Pick<TicketRow, 'dueAt' | 'dueState' | 'status' | 'snoozedUntil'>;

/**
 * The clock that is due first, as a row shows it. A time that has passed is past, whether the server has said so yet or
 * not. @param now milliseconds since 1970
 */
export function ringOf({ dueAt, dueState, status, snoozedUntil }: Due, now: number): Ring {
  const isAway = status === 'waiting' || snoozedUntil !== null;
  if (dueAt === null) return { state: isAway ? 'paused' : 'none', fraction: 1, seconds: 0 };
  const left = (Date.parse(dueAt) - now) / 1000;
  const seconds = Math.abs(left);
  if (left <= 0 || dueState === 'overdue') return { state: 'breached', fraction: 0, seconds };
  const state = dueState === 'atRisk' ? 'atRisk' : isAway ? 'paused' : 'running';
  return { state, fraction: leftFraction(left), seconds };
}

/** One clock by itself: how much is left of its own time. @param now milliseconds since 1970 */
export function ringOfClock(
  clock: Pick<ClockDto, 'state' | 'startedAt' | 'dueAt' | 'warnAt' | 'breachedAt' | 'leftMinutes'>,
  now: number,
): Ring {
  const [start, due] = [Date.parse(clock.startedAt), Date.parse(clock.dueAt)];
  const left = (due - now) / 1000;
  const fraction = Math.min(1, Math.max(least, (due - now) / Math.max(1, due - start)));
  if (clock.state === 'paused') return { state: 'paused', fraction, seconds: (clock.leftMinutes ?? 0) * 60 };
  if (clock.breachedAt !== null || left <= 0)
    return { state: 'breached', fraction: 0, seconds: Math.max(0, -left) };
  const last = clock.warnAt.at(-1);
  const isAtRisk = last !== undefined && Date.parse(last) <= now;
  return { state: isAtRisk ? 'atRisk' : 'running', fraction, seconds: left };
}
