import { readInstant } from '../calendars/zone.ts';
import type { DueState } from '../tickets/ticket-filter.ts';
import { type Clock, type ClockKind, isLiving } from './clock.ts';

/** What a list shows of the clocks of a ticket. */
export type TicketDue = { dueAt: string | null; dueKind: ClockKind | null; dueState: DueState | null };

type Shown = Pick<Clock, 'kind' | 'state' | 'dueAt' | 'warnAt' | 'warnedCount' | 'endedAt'>;

const stateOf = ({ state, warnAt, warnedCount }: Shown): DueState => {
  if (state === 'breached') return 'overdue';
  return warnAt.length > 0 && warnedCount >= warnAt.length ? 'atRisk' : 'onTime';
};

const rank: Record<DueState, number> = { onTime: 0, atRisk: 1, overdue: 2 };

/** The clock that is due first, and how they stand by the worst of them. One that stands still is due at no time. */
export const dueOfTicket = (clocks: readonly Shown[]): TicketDue => {
  const due: TicketDue = { dueAt: null, dueKind: null, dueState: null };
  for (const clock of clocks) {
    if (!isLiving(clock) || clock.state === 'paused') continue;
    if (due.dueAt === null || readInstant(clock.dueAt) < readInstant(due.dueAt)) {
      due.dueAt = clock.dueAt;
      due.dueKind = clock.kind;
    }
    const state = stateOf(clock);
    if (due.dueState === null || rank[state] > rank[due.dueState]) due.dueState = state;
  }
  return due;
};
