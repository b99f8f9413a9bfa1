import type { EventDto } from '@hilo/api';
import type { EventFacts, TicketRule, TicketSort } from '@hilo/core';

/** What of a list decides whether a ticket that is not among its loaded rows may come among them. */
export type ListInSight = {
  rule: TicketRule;
  sort: TicketSort;
  /** Whether more rows follow those that are loaded. */
  hasMore: boolean;
  /** When the last loaded row is due. */
  lastDueAt: string | null;
};

/**
 * Whether what happened can bring a ticket that is not loaded among the loaded rows of a list. Most of what happens all
 * day, a word more in somebody else's conversation, cannot, and then nobody need ask the server.
 * @param list null where it is not known what the list shows
 * @param isKnownOutside the server said so, and nothing but words came since
 */
export function mayEnter(event: EventDto, list: ListInSight | null, isKnownOutside: boolean): boolean {
  if (list === null) return true;
  const noun = event.type.slice(0, event.type.indexOf('.'));
  const { rule, sort, hasMore } = list;
  switch (noun) {
    case 'ticket':
      return ticketMayEnter(event, rule);
    case 'clock':
      return Boolean(rule.due?.length) || (sort === 'dueNext' && hasMore && comesBefore(event, list));
    case 'message':
      if (event.type === 'message.moved') return true;
      // What is said last makes it the newest one; by a word alone nothing becomes older, or longer in waiting.
      if (sort === 'newest' && hasMore) return true;
      // A word wakes what was snoozed, which no event tells.
      return Boolean(rule.channelId?.length) || rule.isUnread === true || !isKnownOutside;
    case 'note':
      return rule.isUnread === true;
    default:
      return false;
  }
}

function ticketMayEnter(event: EventDto, { owner }: TicketRule): boolean {
  if (event.type === 'ticket.followed' || event.type === 'ticket.unfollowed') return false;
  if (event.type !== 'ticket.assigned' || owner === undefined) return true;
  const { to } = event.facts as EventFacts['ticket.assigned'];
  return owner === 'somebody' ? to !== null : to === owner.id;
}

/** Whether a clock is due before the last loaded row. What ends or rests only makes its ticket due later. */
function comesBefore({ type, facts }: EventDto, { lastDueAt }: ListInSight): boolean {
  if (type === 'clock.met' || type === 'clock.ended' || type === 'clock.paused') return false;
  const { clocks, dueAt } = facts as { clocks?: { dueAt: string }[]; dueAt?: string };
  const dues = clocks?.map((clock) => clock.dueAt) ?? (dueAt === undefined ? [] : [dueAt]);
  return dues.length === 0 || lastDueAt === null || dues.some((due) => due <= lastDueAt);
}
