import type { EventDto } from '@hilo/api';
import type { EventFacts, EventType } from '@hilo/core';
import type { Translate } from '@hilo/ui/i18n';
import type { eventMessages } from './eventMessages.ts';

type Teller = {
  t: Translate<(typeof eventMessages)['es']>;
  ticketId: string;
  /** The agent who reads. */
  myId: string;
  agentName: (id: string | null) => string | undefined;
  queueName: (id: string) => string | undefined;
  ruleName: (id: string) => string | undefined;
  /** A moment to come, as "24 nov, 09:00". */
  moment: (at: string) => string;
  list: (words: string[]) => string;
};

export type Told = { words: string /** Where the other half of it is. */; otherTicketId?: string };

const fields = [
  'subject',
  'kind',
  'priority',
  'queueId',
  'tags',
  'disposition',
  'reason',
  'isSpam',
  'waitingOn',
  'followUpAt',
] as const;

const isReturn = (rule: string): boolean => rule === 'waiting' || rule === 'snooze' || rule === 'repair';

/** Whether there is something to tell of an event; the log also knows what concerns nobody who reads a thread. */
export const isTold = (event: EventDto): boolean =>
  // What a rule did is told by the rule.
  ((event.type !== 'ticket.assigned' && event.type !== 'ticket.queued') ||
    (event.facts as EventFacts['ticket.assigned']).why !== 'rule') &&
  // Nobody waits for the end of a snooze.
  (event.type !== 'clock.warned' || !isReturn((event.facts as EventFacts['clock.warned']).rule)) &&
  (event.type !== 'ticket.changed' ||
    (event.facts as EventFacts['ticket.changed']).fields.some((name) =>
      fields.some((known) => known === name),
    ));

const priorities = ['low', 'normal', 'high', 'urgent'] as const;

const ruleWords = (changes: EventFacts['ticket.ruleApplied']['changes'], teller: Teller): string[] => {
  const { t, agentName, queueName } = teller;
  const { queueId, ownerId, teamId, kind, priority, tagCount } = changes;
  const known = priorities.find((one) => one === priority);
  return [
    queueId && t('rule.queue', { queue: queueName(queueId) ?? t('event.another') }),
    ownerId && t('rule.owner', { name: agentName(ownerId) ?? t('event.somebody') }),
    teamId && t('rule.team'),
    kind && t('rule.kind'),
    known && t('rule.priority', { priority: t(`priority.${known}`) }),
    tagCount && t('rule.tags', { count: tagCount }),
  ].filter((words): words is string => typeof words === 'string');
};

/** What happened, in a few words of the reader's language. */
export function tellEvent(event: EventDto, teller: Teller): Told {
  const { t, ticketId, myId, agentName, queueName, moment, list } = teller;
  const { actor } = event;
  const who =
    actor.type === 'agent' && actor.id === myId
      ? 'you'
      : actor.type === 'agent' || actor.type === 'apiKey'
        ? 'named'
        : 'nobody';
  const nameOf = (id: string | null) => agentName(id) ?? t('event.somebody');
  const name = actor.type === 'apiKey' ? t('event.program') : nameOf(actor.id);
  const by = { who, name };
  const factsOf = <Type extends EventType>(_type: Type) => event.facts as EventFacts[Type];
  switch (event.type) {
    case 'ticket.ruleApplied': {
      const { ruleId, changes } = factsOf(event.type);
      const rule = teller.ruleName(ruleId);
      const words = list(ruleWords(changes, teller));
      return {
        words: rule ? t('event.rule', { rule, changes: words }) : t('event.ruleGone', { changes: words }),
      };
    }
    case 'ticket.macroApplied':
      return { words: t('event.macro', by) };
    case 'ticket.assigned': {
      const { from, to, why } = factsOf(event.type);
      if (why === 'away')
        return {
          words: to
            ? t('event.handedAway', { from: nameOf(from), to: nameOf(to) })
            : t('event.queuedAway', { from: nameOf(from) }),
        };
      if (why === 'turn')
        return { words: to === myId ? t('event.turnToYou') : t('event.turn', { to: nameOf(to) }) };
      if (to === null) return { words: t('event.released', by) };
      if (to === actor.id) return { words: t('event.taken', by) };
      if (to === myId) return { words: t('event.assignedToYou', by) };
      return { words: t('event.assigned', { ...by, to: nameOf(to) }) };
    }
    case 'ticket.queued':
      return {
        words: t('event.queued', { ...by, queue: queueName(factsOf(event.type).to) ?? t('event.another') }),
      };
    case 'ticket.statusChanged': {
      const { to, followUpAt } = factsOf(event.type);
      if (to === 'resolved') return { words: t('event.resolved', by) };
      if (to === 'open') return { words: t('event.back', by) };
      return {
        words: followUpAt
          ? t('event.waitingUntil', { ...by, date: moment(followUpAt) })
          : t('event.waiting', by),
      };
    }
    case 'ticket.reopened':
      return {
        words:
          factsOf(event.type).messageId === null ? t('event.reopened', by) : t('event.reopenedByMessage'),
      };
    case 'ticket.resolved':
      return { words: t('event.resolved', by) };
    case 'ticket.snoozed': {
      const { until } = factsOf(event.type);
      return {
        words: until ? t('event.snoozed', { ...by, date: moment(until) }) : t('event.awake', by),
      };
    }
    case 'ticket.customerChanged':
      return { words: t('event.customerChanged', by) };
    case 'message.moved': {
      const { messageIds, fromTicketId, toTicketId, undoes } = factsOf(event.type);
      const isAway = fromTicketId === ticketId;
      const key = undoes
        ? isAway
          ? 'event.wentBack'
          : 'event.cameBack'
        : isAway
          ? 'event.movedAway'
          : 'event.movedHere';
      return {
        words: t(key, { ...by, count: messageIds.length }),
        otherTicketId: isAway ? toTicketId : fromTicketId,
      };
    }
    case 'message.marked': {
      const { countsAsAnswer, undoes } = factsOf(event.type);
      const key = undoes ? 'event.unmarked' : countsAsAnswer ? 'event.markedAnswer' : 'event.markedHolding';
      return { words: t(key, by) };
    }
    case 'message.redacted':
      return {
        words: t(factsOf(event.type).fileId === null ? 'event.redacted' : 'event.redactedFile', by),
      };
    case 'participant.added':
      return { words: t('event.participantAdded', by) };
    case 'participant.removed':
      return { words: t('event.participantRemoved', by) };
    default: {
      const changed = (event.facts as { fields?: string[] }).fields ?? [];
      const known = fields.filter((field) => changed.includes(field));
      return {
        words: t('event.changed', { ...by, fields: list(known.map((field) => t(`field.${field}`))) }),
      };
    }
  }
}
