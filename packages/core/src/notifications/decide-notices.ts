import type { EventType } from '../events/event.ts';

/** What an agent can be told of. */
export const noticeKinds = [
  'mentioned',
  'assigned',
  'opened',
  'message',
  'returned',
  'failed',
  'warned',
  'breached',
  'escalated',
  'promised',
  'approval',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Where an agent wants to be told of one kind. */
export type NoticePlaces = { desk: boolean; browser: boolean; mail: boolean };
export type NoticeChoice = {
  kinds: Record<NoticeKind, NoticePlaces>;
  /** Follows by itself what the agent was mentioned in, or answered. */
  followsMentions: boolean;
  followsAnswers: boolean;
};

const nowhere: NoticePlaces = { desk: false, browser: false, mail: false };
const desk: NoticePlaces = { desk: true, browser: false, mail: false };
/** What cannot wait until somebody looks: also outside the tab, where the browser was allowed to. */
const pressing: NoticePlaces = { desk: true, browser: true, mail: false };
const everywhere: NoticePlaces = { desk: true, browser: true, mail: true };

/** As it comes: everything in the desk; what time presses leaves it, warnings and broken promises by mail, too. */
export const usualChoice: NoticeChoice = {
  kinds: {
    mentioned: desk,
    assigned: desk,
    // For who keeps watch: whoever has tickets of their own is told enough.
    opened: nowhere,
    message: desk,
    returned: desk,
    failed: desk,
    warned: everywhere,
    breached: everywhere,
    escalated: everywhere,
    promised: pressing,
    approval: pressing,
  },
  followsMentions: true,
  followsAnswers: false,
};

/** What happened, with what is needed to say whom it concerns. Ids only. */
export type NoticeCause = {
  type: EventType;
  /** The agent who did it; null where it was the customer, a program or Hilo itself. */
  actorId: string | null;
  isBySystem: boolean;
  ticketId: string;
  facts: Readonly<Record<string, unknown>>;
  ownerId: string | null;
  followerIds: readonly string[];
  /** Whom its note names, the members of a named team among them. */
  mentionedIds: readonly string[];
  /** Who wrote the message it speaks of. */
  authorId: string | null;
  /** Who keeps watch over its queue, while nobody has it. */
  watcherIds: readonly string[];
};

export type Notice = { agentId: string; kind: NoticeKind };
export type Following = { agentId: string; why: 'mentioned' | 'answered' };

/** Whom to tell of an event, and as what: each agent once, of the nearest reason. Nobody of what they did themselves. */
export const decideNotices = (cause: NoticeCause): Notice[] => {
  const told = new Map<string, NoticeKind>();
  const tell = (kind: NoticeKind, ...agentIds: (string | null)[]): void => {
    for (const id of agentIds) if (id !== null && id !== cause.actorId && !told.has(id)) told.set(id, kind);
  };
  const { type, facts, ownerId, followerIds } = cause;
  if (type === 'note.added') {
    tell('mentioned', ...cause.mentionedIds);
    tell('message', ownerId, ...followerIds);
  } else if (type === 'message.received') {
    if (facts.isAutomatic !== true) tell('message', ownerId, ...followerIds);
  } else if (type === 'message.moved') {
    // Brought here from another ticket; what a move takes back was here before.
    if (facts.toTicketId === cause.ticketId && facts.undoes === null)
      tell('message', ownerId, ...followerIds);
  } else if (type === 'ticket.assigned') {
    if (typeof facts.to === 'string') tell('assigned', facts.to);
  } else if (type === 'ticket.opened') {
    tell('opened', ...cause.watcherIds);
  } else if (type === 'ticket.snoozed') {
    if (facts.until === null && cause.isBySystem) tell('returned', ...ownerOr(cause));
  } else if (type === 'ticket.statusChanged') {
    if (facts.isDue === true && cause.isBySystem) tell('returned', ...ownerOr(cause));
  } else if (type === 'message.deliveryChanged') {
    if (facts.status === 'failed' || facts.status === 'unknown') tell('failed', cause.authorId);
  } else if (type === 'clock.warned') {
    tell(facts.kind === 'followUp' ? 'promised' : 'warned', ...namedIn(facts));
  } else if (type === 'clock.breached') {
    tell('breached', ...namedIn(facts));
  } else if (type === 'clock.escalated') {
    tell('escalated', ...namedIn(facts));
  } else if (type === 'approval.asked' || type === 'approval.decided') {
    tell('approval', ...namedIn(facts));
  }
  return [...told].map(([agentId, kind]) => ({ agentId, kind }));
};

/** Whoever is told was found when it happened: who leads a team may be somebody else tomorrow. */
const namedIn = ({ agentIds }: NoticeCause['facts']): string[] =>
  Array.isArray(agentIds) ? agentIds.filter((id) => typeof id === 'string') : [];

/** What comes back comes back to its owner; what nobody has, to those who follow it. */
const ownerOr = ({ ownerId, followerIds }: NoticeCause): readonly string[] =>
  ownerId === null ? followerIds : [ownerId];

/** Who follows the ticket from now on, if that is the agent's choice. */
export const decideFollowing = (cause: NoticeCause): Following[] => {
  if (cause.type === 'note.added')
    return cause.mentionedIds
      .filter((agentId) => agentId !== cause.actorId)
      .map((agentId) => ({ agentId, why: 'mentioned' }));
  if (cause.type === 'message.sent' && cause.actorId !== null)
    return [{ agentId: cause.actorId, why: 'answered' }];
  return [];
};
