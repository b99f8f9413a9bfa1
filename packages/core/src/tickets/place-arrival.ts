import { bareSubject, isNewSubject } from './subject.ts';
import { findTrackingKeys } from './tracking-key.ts';

/** The medium-independent facts that decide where a message belongs. All were looked up inside the transaction. */
export type PlacingFacts = {
  /** May one message plainly go on from the last without saying so (chat), or not (mail)? */
  channelKeepsThread: boolean;
  subject: string | null;
  text: string;
  occurredAt: string;
  /** `out`: one of ours wrote it elsewhere. */
  direction: 'in' | 'out';
  /** A machine's answer: joins a thread it belongs to, opens nothing. */
  isAutomatic: boolean;
  /** The sender's customer, if the identity is known. */
  customerId: string | null;
  identityId: string | null;
  /** Tickets that the sender's claims point at, with what makes the sender a participant there, if anything. */
  claims: TicketClaim[];
  /** Open tickets of this customer, newest activity first. */
  openTickets: {
    ticketId: string;
    trackingKey: string;
    lastInboundAt: string | null;
    lastInboundIdentityId: string | null;
    lastInboundSubject: string | null;
    isSameChannel: boolean;
  }[];
};

export type TicketClaim = {
  rule: 'replyToken' | 'continuationToken' | 'nativeThread' | 'reference' | 'trackingKey';
  ticketId: string;
  /** `customer`: it is the sender's own ticket. `participant`: in To or Cc of a message in it. `none`: a stranger. */
  standing: 'customer' | 'participant' | 'none';
  /** What the ticket and the message that is answered are about, as far as they say. */
  subjects: (string | null)[];
};

/** The evidence that is kept: ids and the rule, never text. */
export type Placement = {
  decision: 'joined' | 'opened' | 'ignored';
  ticketId: string | null;
  rule: TicketClaim['rule'] | 'continues' | 'repeatedSubject' | 'new' | 'automatic';
  /** Tickets that might be the same matter; an agent is asked, nothing is guessed. */
  suggestions: { ticketId: string; rule: TicketClaim['rule'] | 'openTicket' }[];
  /** Claims that did not count, since the sender takes no part in the ticket. */
  refused: { ticketId: string; rule: TicketClaim['rule'] }[];
  /**
   * It answers something under a subject of its own: an agent is asked whether it is a matter of its own, and is asked
   * no more once it is kept where it is.
   */
  newSubject?: 'asked' | 'kept';
};

/** Who wants to write presses "reply" on whatever is at hand: of these alone it says little what they are about. */
const answers: TicketClaim['rule'][] = ['replyToken', 'reference'];

/** Same sender, same subject, within this: one matter (an impatient second press of "send"). */
const repeatWindowMs = 10 * 60 * 1000;

const ruleOrder: TicketClaim['rule'][] = [
  'replyToken',
  'continuationToken',
  'nativeThread',
  'reference',
  'trackingKey',
];

/** Keys written in subject and body; the caller looks up their tickets to make claims of them. */
export const claimedTrackingKeys = (subject: string | null, text: string): string[] =>
  findTrackingKeys(`${subject ?? ''}\n${text}`).slice(0, 5);

const speaksOfAnother = (facts: PlacingFacts, { rule, subjects }: TicketClaim): boolean =>
  facts.direction === 'in' &&
  !facts.isAutomatic &&
  answers.includes(rule) &&
  isNewSubject(facts.subject, subjects);

/**
 * Decides where a message belongs. A claim counts only if the sender already takes part in that ticket; a key or a
 * token that was forwarded grants nothing. What is not plain opens a new ticket and suggests the rest.
 */
export const placeArrival = (facts: PlacingFacts): Placement => {
  const claims = [...facts.claims].sort((a, b) => ruleOrder.indexOf(a.rule) - ruleOrder.indexOf(b.rule));
  const refused = claims
    .filter((claim) => claim.standing === 'none')
    .map(({ ticketId, rule }) => ({ ticketId, rule }));
  const joined = claims.find((claim) => claim.standing !== 'none');
  if (joined)
    return {
      decision: 'joined',
      ticketId: joined.ticketId,
      rule: joined.rule,
      suggestions: [],
      refused,
      ...(speaksOfAnother(facts, joined) ? { newSubject: 'asked' } : {}),
    };
  if (facts.isAutomatic)
    return { decision: 'ignored', ticketId: null, rule: 'automatic', suggestions: [], refused };

  const continued = facts.channelKeepsThread && facts.openTickets.find((ticket) => ticket.isSameChannel);
  if (continued)
    return { decision: 'joined', ticketId: continued.ticketId, rule: 'continues', suggestions: [], refused };

  const subject = bareSubject(facts.subject);
  const repeated = facts.openTickets.find(
    (ticket) =>
      subject !== '' &&
      ticket.isSameChannel &&
      ticket.lastInboundAt !== null &&
      ticket.lastInboundIdentityId === facts.identityId &&
      bareSubject(ticket.lastInboundSubject) === subject &&
      Math.abs(Date.parse(facts.occurredAt) - Date.parse(ticket.lastInboundAt)) <= repeatWindowMs,
  );
  if (repeated)
    return {
      decision: 'joined',
      ticketId: repeated.ticketId,
      rule: 'repeatedSubject',
      suggestions: [],
      refused,
    };

  const suggestions: Placement['suggestions'] = [...refused];
  for (const { ticketId } of facts.openTickets)
    if (!suggestions.some((suggestion) => suggestion.ticketId === ticketId))
      suggestions.push({ ticketId, rule: 'openTicket' });
  return { decision: 'opened', ticketId: null, rule: 'new', suggestions: suggestions.slice(0, 5), refused };
};
