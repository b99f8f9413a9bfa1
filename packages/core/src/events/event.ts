import type { ClockKind } from '../promises/clock.ts';

type StartedClock = { clockId: string; kind: ClockKind; rule: string; dueAt: string };
type ToldClock = StartedClock & { agentIds: string[] };

/**
 * What happened, by name. Events hold ids and facts and never text, names or addresses, so that a person can be
 * erased without breaking the record.
 */
export type EventFacts = {
  'ticket.opened': { trackingKey: string; channelId: string | null; direction: 'in' | 'out'; rule: string };
  /** `why` where no person chose: a rule, whose turn it was, or that the owner is away. */
  'ticket.assigned': { from: string | null; to: string | null; why?: 'rule' | 'turn' | 'away' };
  'ticket.queued': { from: string; to: string; why?: 'rule' };
  'ticket.ruleApplied': {
    ruleId: string;
    changes: {
      queueId?: string;
      ownerId?: string;
      teamId?: string;
      kind?: string;
      priority?: string;
      tagCount?: number;
    };
  };
  'ticket.macroApplied': { answerId: string };
  'ticket.statusChanged': {
    from: string;
    to: string;
    waitingOn?: string | null;
    followUpAt?: string | null;
    /** Its day had come. */
    isDue?: true;
  };
  'ticket.reopened': { messageId: string | null };
  /** `waitingSince`: the wait that ended without an answer, if somebody was waiting. */
  'ticket.resolved': { disposition: string | null; waitingSince: string | null };
  'ticket.snoozed': { until: string | null };
  'ticket.changed': { fields: string[] };
  /** A list of many, by no ticket. */
  'ticket.exported': Record<string, never>;
  'breach.exported': Record<string, never>;
  /** What began to run, with a message or with a change. */
  'clock.started': { messageId: string | null; clocks: StartedClock[] };
  'clock.met': { clockIds: string[]; messageId: string | null; why: string };
  /** Something else runs in its place, or nothing has to. */
  'clock.ended': { clockIds: string[]; why: string; by: string | null };
  /** A deadline of the law was put off, and the customer told by this message: from when to when. */
  'clock.extended': {
    clockId: string;
    by: string;
    rule: string;
    from: string;
    to: string;
    messageId: string;
  };
  'clock.paused': { clockIds: string[] };
  'clock.resumed': { clocks: StartedClock[] };
  /** What had ended it was taken back. */
  'clock.revived': { clockIds: string[]; why: string };
  /** `agentIds`: who is told. */
  'clock.warned': ToldClock & { share: number };
  'clock.breached': ToldClock;
  'clock.escalated': ToldClock & { step: number };
  /** A ticket was found that nobody would have looked at, and was put right. */
  'clock.repaired': { what: 'noClock' | 'noFollowUp' | 'noQueue' | 'noOwner' };
  'breach.noted': { breachId: string; fields: string[] };
  'approval.asked': { approvalId: string; action: string; agentIds: string[] };
  'approval.decided': { approvalId: string; action: string; decision: string; agentIds: string[] };
  'ticket.followed': { agentId: string; why: 'chosen' | 'mentioned' | 'answered' };
  'ticket.unfollowed': { agentId: string };
  'ticket.customerChanged': { from: string; to: string; why: string };
  'message.received': { messageId: string; channelId: string; rule: string; isAutomatic: boolean };
  'message.scheduled': { messageId: string; channelId: string; sendAt: string };
  'message.sent': {
    messageId: string;
    channelId: string;
    /** Why it answers nothing. */
    notCounted?: string;
    /** Where it is no answer of a person. */
    kind?: 'receipt';
  };
  'message.recorded': { messageId: string; channelId: string };
  'message.moved': {
    messageIds: string[];
    fromTicketId: string;
    toTicketId: string;
    moveId: string;
    undoes: string | null;
  };
  /** A person said otherwise whether it answers; `breachIds`: what was no breach after all. */
  'message.marked': { messageId: string; countsAsAnswer: boolean; undoes: boolean; breachIds: string[] };
  'message.redacted': { messageId: string; fileId: string | null };
  'message.deliveryChanged': { messageId: string; status: string; code: string | null };
  'note.added': { messageId: string };
  'interaction.opened': { interactionId: string; channelId: string };
  'interaction.ended': { interactionId: string; by: 'answer' | 'disposition'; disposition: string | null };
  'customer.created': Record<string, never>;
  'customer.changed': { fields: string[] };
  /** Of one person; of no customer: a list of many. */
  'customer.exported': Record<string, never>;
  'customer.restricted': Record<string, never>;
  'customer.erased': Record<string, never>;
  /** It was brought in by an import that was taken back, and nothing had come of it. */
  'customer.removed': Record<string, never>;
  'identity.added': { identityId: string; kind: string };
  'identity.verified': { identityId: string; method: string };
  'identity.blocked': { identityId: string };
  'identity.unblocked': { identityId: string };
  'identity.removed': { identityId: string };
  'identity.moved': {
    identityIds: string[];
    fromCustomerId: string;
    toCustomerId: string;
    moveId: string;
    undoes: string | null;
  };
  'participant.added': { role: string };
  'participant.removed': { role: string };
  'arrival.ignored': { arrivalId: string; channelId: string; why: string };
  'arrival.quarantined': { arrivalId: string; channelId: string; code: string };
  'arrival.released': { arrivalId: string; channelId: string };
  'channel.changed': { channelId: string; fields: string[] };
  'channel.healthChanged': { channelId: string; isHealthy: boolean; code: string | null };
  'agent.invited': { agentId: string };
  'agent.changed': { agentId: string; fields: string[] };
  'agent.deactivated': { agentId: string; handedTo: string | null };
  'agent.signedIn': { agentId: string };
  'agent.signInFailed': Record<string, never>;
  'team.changed': { teamId: string };
  /** For that agent alone. */
  'notification.made': { agentId: string };
  'notification.read': { agentId: string };
  /** For the agent whose view it is; for all where it is everybody's. */
  'view.changed': { viewId: string; agentId: string | null };
  'tag.changed': Record<string, never>;
  'apiKey.created': { apiKeyId: string };
  'apiKey.revoked': { apiKeyId: string };
  'answer.changed': { answerId: string };
  'rule.changed': { ruleId: string | null };
  'settings.changed': { fields: string[] };
  'calendar.changed': { code: string; version: number };
  'hours.changed': { hoursId: string };
  /** Null where the order of all changed. */
  'promise.changed': { promiseId: string | null };
  'regime.changed': { fields: string[] };
  'webhook.changed': { webhookId: string; fields: string[] };
  'webhook.paused': { webhookId: string; why: 'failing' | 'gone' };
  'field.changed': { fieldId: string; fields: string[] };
  'import.finished': { importId: string; state: string };
};

export type EventType = keyof EventFacts;

/** One event to be appended; position and time are given by the transaction that appends it. */
export type NewEvent = {
  [Type in EventType]: {
    type: Type;
    ticketId?: string | null;
    customerId?: string | null;
    facts: EventFacts[Type];
  };
}[EventType];
