import type { TicketSort, TicketView } from '@hilo/api';
import {
  AlarmClock,
  CircleCheck,
  CircleDashed,
  Hourglass,
  Inbox,
  Layers,
  type LucideIcon,
  OctagonAlert,
  Timer,
  TimerOff,
  UserRound,
} from 'lucide-react';

/** The views of the list, in the order in which a day needs them. */
export const ticketViews = [
  'mine',
  'atRisk',
  'overdue',
  'unassigned',
  'open',
  'waiting',
  'snoozed',
  'resolved',
  'spam',
  'all',
] as const satisfies readonly TicketView[];

export const viewIcons: Record<TicketView, LucideIcon> = {
  mine: UserRound,
  atRisk: Timer,
  overdue: TimerOff,
  unassigned: CircleDashed,
  open: Inbox,
  waiting: Hourglass,
  snoozed: AlarmClock,
  resolved: CircleCheck,
  spam: OctagonAlert,
  all: Layers,
};

export const isTicketView = (value: unknown): value is TicketView =>
  ticketViews.some((view) => view === value);

const dueFirst: ReadonlySet<TicketView> = new Set(['mine', 'atRisk', 'overdue', 'unassigned', 'open']);

/** What is to be done begins with what is due next; what is looked up, with the newest. */
export const usualSort = (view: TicketView): TicketSort => (dueFirst.has(view) ? 'dueNext' : 'newest');
