import type { TicketKind, TicketStatus } from './status.ts';

/** The built-in views of the list. */
export const ticketViews = [
  'open',
  'mine',
  'atRisk',
  'overdue',
  'unassigned',
  'waiting',
  'snoozed',
  'resolved',
  'spam',
  'all',
] as const;
export type TicketView = (typeof ticketViews)[number];

export const ticketSorts = ['newest', 'oldest', 'longestWait', 'dueNext'] as const;
export type TicketSort = (typeof ticketSorts)[number];

/**
 * How the clocks of a ticket stand, by the worst of them. `atRisk`: three quarters of the time are gone; `overdue`: it is
 * broken and not answered yet.
 */
export const dueStates = ['onTime', 'atRisk', 'overdue'] as const;
export type DueState = (typeof dueStates)[number];

/** What a list is narrowed by. Several values of one thing mean any of them; of tags, all of them. */
export type TicketFilter = {
  status?: readonly TicketStatus[];
  /** `somebody` has an owner, whoever it is; else the id of an agent. */
  owner?: 'me' | 'none' | 'somebody' | (string & {});
  queueId?: readonly string[];
  tag?: readonly string[];
  kind?: readonly TicketKind[];
  /** The channel of the last message. */
  channelId?: readonly string[];
  /** The customer has been waiting for longer than this, in minutes. */
  waitingMinutes?: number;
  /** The customer is this organisation, or belongs to it. */
  organisationId?: string;
  isUnread?: boolean;
  due?: readonly DueState[];
  /** Custom fields, each as `readFieldFilter` reads it; of several of one field any, of several fields all. */
  field?: readonly string[];
  /** Its next clock is due within so many hours, or was due before. */
  dueWithinHours?: number;
};

/** A view narrowed by a filter, ready to be asked of a ticket. */
export type TicketRule = Omit<TicketFilter, 'owner'> & {
  /** Null means nobody. */
  owner?: { id: string | null } | 'somebody';
  spam?: boolean;
  snoozed?: boolean;
};

const ofView: Record<
  TicketView,
  Pick<TicketFilter, 'status' | 'owner' | 'due'> & { spam?: boolean; snoozed?: boolean }
> = {
  open: { status: ['open'], spam: false, snoozed: false },
  mine: { status: ['open'], owner: 'me', snoozed: false },
  // Of whatever status: a call promised on Tuesday is owed on a ticket that is resolved, too.
  atRisk: { due: ['atRisk'], spam: false },
  overdue: { due: ['overdue'], spam: false },
  unassigned: { status: ['open'], owner: 'none', spam: false, snoozed: false },
  waiting: { status: ['waiting'] },
  snoozed: { snoozed: true },
  resolved: { status: ['resolved'] },
  spam: { spam: true },
  all: {},
};

/**
 * What a view and a filter mean together. What the filter names takes the place of what the view says of the same
 * thing: "waiting" chosen in the view of the open ones shows the waiting ones.
 * @param agentId who asks; null for a program, for whom "me" matches nothing
 */
export const ruleOf = (view: TicketView, filter: TicketFilter, agentId: string | null): TicketRule => {
  const { owner, ...rest } = { ...ofView[view], ...filter };
  if (owner === undefined) return rest;
  if (owner === 'somebody') return { ...rest, owner: 'somebody' };
  // An id that no agent has: a program owns nothing.
  const me = agentId ?? '00000000-0000-0000-0000-000000000000';
  return { ...rest, owner: { id: owner === 'none' ? null : owner === 'me' ? me : owner } };
};

/** What of a ticket the rule asks for. Times are ISO 8601. */
export type FilteredTicket = {
  status: TicketStatus;
  ownerId: string | null;
  queueId: string;
  tags: readonly string[];
  kind: TicketKind;
  lastChannelId: string | null;
  waitingSince: string | null;
  snoozedUntil: string | null;
  isSpam: boolean;
  isUnread: boolean;
  /** Null where no clock runs. */
  dueState: DueState | null;
  dueAt: string | null;
};

/**
 * Whether a ticket belongs to a list, by the same rule as the server's, so that a change shows at once. Null where that
 * cannot be told from the ticket alone: the organisation of its customer is not among what a list knows.
 * @param now milliseconds since 1970
 */
export const matchesRule = (ticket: FilteredTicket, rule: TicketRule, now: number): boolean | null => {
  const { status, owner, queueId, tag, kind, channelId, waitingMinutes, dueWithinHours, spam, snoozed } =
    rule;
  const isSnoozed = ticket.snoozedUntil !== null && Date.parse(ticket.snoozedUntil) > now;
  const waits = ticket.waitingSince === null ? 0 : now - Date.parse(ticket.waitingSince);
  const fits =
    among(status, ticket.status) &&
    (owner === undefined || (owner === 'somebody' ? ticket.ownerId !== null : ticket.ownerId === owner.id)) &&
    among(queueId, ticket.queueId) &&
    (tag ?? []).every((one) => ticket.tags.includes(one)) &&
    among(kind, ticket.kind) &&
    (ticket.lastChannelId === null ? !channelId?.length : among(channelId, ticket.lastChannelId)) &&
    (waitingMinutes === undefined || (ticket.waitingSince !== null && waits > waitingMinutes * 60_000)) &&
    (spam === undefined || ticket.isSpam === spam) &&
    (snoozed === undefined || isSnoozed === snoozed) &&
    (dueWithinHours === undefined ||
      (ticket.dueAt !== null && Date.parse(ticket.dueAt) <= now + dueWithinHours * 3_600_000)) &&
    (ticket.dueState === null ? !rule.due?.length : among(rule.due, ticket.dueState)) &&
    (!rule.isUnread || ticket.isUnread);
  return fits && (rule.organisationId !== undefined || rule.field?.length) ? null : fits;
};

const among = <Value>(wanted: readonly Value[] | undefined, value: Value): boolean =>
  wanted === undefined || wanted.length === 0 || wanted.includes(value);
