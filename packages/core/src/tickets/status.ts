/** Where a ticket stands. Nothing but `resolved` closes it, and a message from the customer opens it again. */
export type TicketStatus = 'open' | 'waiting' | 'resolved';
/** Whom a waiting ticket waits for. */
export type WaitingOn = 'customer' | 'partner' | 'internal';
export const ticketKinds = [
  'query',
  'instantQuery',
  'complaint',
  'incident',
  'suggestion',
  'thanks',
] as const;
export type TicketKind = (typeof ticketKinds)[number];
/** On one ticket. */
export const mostTags = 30;

export type TicketState = {
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  /** When a waiting ticket comes back to its owner. */
  followUpAt: string | null;
  snoozedUntil: string | null;
  /** Since when the customer has been waiting for a person; null when nothing is unanswered. */
  waitingSince: string | null;
};

export type TicketChange =
  | { type: 'inbound'; at: string; isAutomatic: boolean }
  | { type: 'answered'; at: string }
  | { type: 'wait'; on: WaitingOn; followUpAt: string }
  | { type: 'resolve' }
  /** By hand; whoever had no answer when it was resolved waits on, as if it had not been. */
  | { type: 'reopen'; waitingSince: string | null }
  | { type: 'snooze'; until: string }
  | { type: 'wake' };

const open = { status: 'open', waitingOn: null, followUpAt: null } as const;

/**
 * The state after a change. Pure; times are ISO 8601 in UTC.
 * An automatic message (out of office) joins the thread and moves nothing: it is not the customer's word.
 */
export const changeTicket = (state: TicketState, change: TicketChange): TicketState => {
  switch (change.type) {
    case 'inbound':
      if (change.isAutomatic) return state;
      return { ...state, ...open, snoozedUntil: null, waitingSince: state.waitingSince ?? change.at };
    case 'answered':
      return { ...state, waitingSince: null, snoozedUntil: null };
    case 'wait':
      return {
        ...state,
        status: 'waiting',
        waitingOn: change.on,
        followUpAt: change.followUpAt,
        snoozedUntil: null,
      };
    case 'resolve':
      return { ...state, ...open, status: 'resolved', snoozedUntil: null, waitingSince: null };
    case 'reopen':
      return { ...state, ...open, waitingSince: state.waitingSince ?? change.waitingSince };
    case 'snooze':
      return { ...state, snoozedUntil: change.until };
    case 'wake':
      return { ...state, ...open, snoozedUntil: null };
  }
};
