import type { TicketStatus, WaitingOn } from './status.ts';

/** How a ticket stands for whoever waits for it: one word, and nothing of how we work. */
const customerViews = ['received', 'inWork', 'answered', 'waitingForYou', 'resolved'] as const;
export type CustomerView = (typeof customerViews)[number];

export type CustomerViewFacts = {
  status: TicketStatus;
  waitingOn: WaitingOn | null;
  hasOwner: boolean;
  /** Whether the customer waits for an answer to what was written last. */
  isUnanswered: boolean;
  /** Whether a person has ever answered. */
  hasAnswer: boolean;
};

/** That we wait for somebody else is our matter: for the customer it is in work. */
export const viewOfCustomer = (facts: CustomerViewFacts): CustomerView => {
  if (facts.status === 'resolved') return 'resolved';
  if (facts.status === 'waiting' && facts.waitingOn === 'customer') return 'waitingForYou';
  if (facts.status === 'waiting') return 'inWork';
  if (!facts.isUnanswered && facts.hasAnswer) return 'answered';
  return facts.hasOwner || facts.hasAnswer ? 'inWork' : 'received';
};
