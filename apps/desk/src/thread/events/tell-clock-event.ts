import type { EventDto } from '@hilo/api';
import type { ClockKind, EventFacts, EventType } from '@hilo/core';
import type { Translate } from '@hilo/ui/i18n';
import type { clockEventMessages } from './clockEventMessages.ts';

type ClockTeller = {
  t: Translate<(typeof clockEventMessages)['es']>;
  /** The agent who reads. */
  myId: string;
  agentName: (id: string | null) => string | undefined;
  /** What a clock is for, in the middle of a sentence. */
  clockWord: (clock: { kind: ClockKind; rule: string }) => string;
  /** A moment, as "24 nov, 09:00". */
  moment: (at: string) => string;
  list: (words: string[]) => string;
};

const actions = ['relabel', 'close', 'merge', 'spam', 'extend'] as const;
const decisions = ['approved', 'refused', 'withdrawn'] as const;

/** What time did to a ticket, or what a second person was asked, in a few words; null for what is not of that sort. */
export function tellClockEvent(event: EventDto, teller: ClockTeller): string | null {
  const { t, myId, agentName, moment, list } = teller;
  const { actor } = event;
  const who = actor.type !== 'agent' ? 'nobody' : actor.id === myId ? 'you' : 'named';
  const nameOf = (id: string | null) => agentName(id) ?? t('event.somebody');
  const by = { who, name: nameOf(actor.id) };
  const factsOf = <Type extends EventType>(_type: Type) => event.facts as EventFacts[Type];
  const actionWord = (action: string) => t(`approval.${actions.find((one) => one === action) ?? 'close'}`);
  switch (event.type) {
    case 'clock.warned': {
      const { share, dueAt, ...clock } = factsOf(event.type);
      const words = { what: teller.clockWord(clock), date: moment(dueAt) };
      if (share === 0.5) return t('event.warnedHalf', words);
      if (share === 0.75) return t('event.warnedLast', words);
      return t('event.warned', { ...words, percent: Math.round(share * 100) });
    }
    case 'clock.breached': {
      const { dueAt, ...clock } = factsOf(event.type);
      return t('event.breached', { what: teller.clockWord(clock), date: moment(dueAt) });
    }
    case 'clock.escalated': {
      const { agentIds, ...clock } = factsOf(event.type);
      const what = teller.clockWord(clock);
      if (agentIds.length === 0) return t('event.escalatedToNobody', { what });
      const names = list(agentIds.map((id) => (id === myId ? t('event.toYou') : nameOf(id))));
      return t('event.escalated', { what, names });
    }
    case 'clock.extended': {
      const { from, to } = factsOf(event.type);
      return t('event.extended', { ...by, from: moment(from), to: moment(to) });
    }
    case 'clock.met':
      return t('event.metLate');
    case 'clock.repaired':
      return t('event.repaired', { what: factsOf(event.type).what });
    case 'approval.asked':
      return t('event.approvalAsked', { ...by, action: actionWord(factsOf(event.type).action) });
    case 'approval.decided': {
      const { action, decision } = factsOf(event.type);
      const known = decisions.find((one) => one === decision) ?? 'refused';
      return t(`event.approval.${known}`, { ...by, action: actionWord(action) });
    }
    default:
      return null;
  }
}
