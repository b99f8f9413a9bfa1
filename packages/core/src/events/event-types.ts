import type { EventType } from './event.ts';

/** Every type by name: the compiler refuses a missing one, and one that is not there. */
const byName: Record<EventType, true> = {
  'ticket.opened': true,
  'ticket.assigned': true,
  'ticket.queued': true,
  'ticket.statusChanged': true,
  'ticket.reopened': true,
  'ticket.resolved': true,
  'ticket.snoozed': true,
  'ticket.changed': true,
  'ticket.exported': true,
  'breach.exported': true,
  'ticket.customerChanged': true,
  'message.received': true,
  'message.sent': true,
  'message.recorded': true,
  'message.moved': true,
  'message.marked': true,
  'message.redacted': true,
  'message.deliveryChanged': true,
  'note.added': true,
  'interaction.opened': true,
  'interaction.ended': true,
  'customer.created': true,
  'customer.changed': true,
  'customer.exported': true,
  'customer.restricted': true,
  'customer.erased': true,
  'customer.removed': true,
  'identity.added': true,
  'identity.verified': true,
  'identity.blocked': true,
  'identity.unblocked': true,
  'identity.moved': true,
  'identity.removed': true,
  'participant.added': true,
  'participant.removed': true,
  'arrival.ignored': true,
  'arrival.quarantined': true,
  'arrival.released': true,
  'channel.changed': true,
  'channel.healthChanged': true,
  'agent.invited': true,
  'agent.changed': true,
  'agent.deactivated': true,
  'agent.signedIn': true,
  'agent.signInFailed': true,
  'team.changed': true,
  'apiKey.created': true,
  'apiKey.revoked': true,
  'settings.changed': true,
  'calendar.changed': true,
  'hours.changed': true,
  'promise.changed': true,
  'regime.changed': true,
  'webhook.changed': true,
  'webhook.paused': true,
  'field.changed': true,
  'import.finished': true,
  'answer.changed': true,
  'message.scheduled': true,
  'notification.made': true,
  'notification.read': true,
  'rule.changed': true,
  'tag.changed': true,
  'clock.started': true,
  'clock.met': true,
  'clock.ended': true,
  'clock.extended': true,
  'clock.paused': true,
  'clock.resumed': true,
  'clock.revived': true,
  'clock.warned': true,
  'clock.breached': true,
  'clock.escalated': true,
  'clock.repaired': true,
  'breach.noted': true,
  'approval.asked': true,
  'approval.decided': true,
  'ticket.followed': true,
  'ticket.macroApplied': true,
  'ticket.ruleApplied': true,
  'ticket.unfollowed': true,
  'view.changed': true,
};
/** Every type of event that there is, `noun.verb`. */
export const eventTypes = Object.keys(byName) as EventType[];

const nouns = new Set(eventTypes.map((type) => type.split('.')[0]!));

/** `*`, every type of a noun (`ticket.*`), or one type: what may be asked for. */
export const isEventPattern = (pattern: string): boolean =>
  pattern === '*' ||
  Object.hasOwn(byName, pattern) ||
  (pattern.endsWith('.*') && nouns.has(pattern.slice(0, -2)));

/** Whether one of the patterns means this type. */
export const matchesEventType = (patterns: readonly string[], type: string): boolean =>
  patterns.some(
    (pattern) =>
      pattern === '*' ||
      pattern === type ||
      (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  );
