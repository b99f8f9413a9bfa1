import type { ClockDto, EventDto } from '@hilo/api';
import type { EventFacts } from '@hilo/core';

type Promised = {
  outcome: 'kept' | 'broken';
  clocks: readonly ClockDto[];
  /** Who was told that it is broken. */
  toldIds: string[];
};

/** Of what is owed to the customer; that a snooze ended is no promise, and what she was to complete is hers. */
const isPromise = ({ kind, rule }: ClockDto): boolean =>
  kind !== 'cure' && rule !== 'waiting' && rule !== 'snooze' && rule !== 'repair';

/**
 * What an event says of promises: which were kept with it, or which was broken. `nothing` where it is about clocks and
 * worth no line; null where it is told like any other, among them what was answered after its time.
 * @param clocks null where they could not be read: what was broken is still told, in a line
 */
export function readPromiseEvent(
  event: EventDto,
  clocks: readonly ClockDto[] | null,
): Promised | 'nothing' | null {
  if (clocks === null) return event.type === 'clock.met' ? 'nothing' : null;
  if (event.type === 'clock.breached') {
    const { clockId, agentIds } = event.facts as EventFacts['clock.breached'];
    const found = clocks.filter((clock) => clock.id === clockId && isPromise(clock));
    return found.length > 0 ? { outcome: 'broken', clocks: found, toldIds: agentIds } : 'nothing';
  }
  if (event.type !== 'clock.met') return null;
  const { clockIds, messageId = null } = event.facts as Partial<EventFacts['clock.met']>;
  // A message that failed or was called back kept nothing: its clocks run again, or were met by another one.
  const found = clocks.filter(
    (clock) =>
      clockIds?.includes(clock.id) &&
      isPromise(clock) &&
      clock.endedAt !== null &&
      clock.metByMessageId === messageId,
  );
  const kept = found.filter(({ breachedAt }) => breachedAt === null);
  if (kept.length > 0) return { outcome: 'kept', clocks: kept, toldIds: [] };
  return found.length > 0 ? null : 'nothing';
}

/** As near as this, in milliseconds, it was one moment that told of both. */
const sameMomentMs = 60_000;

/** That nobody but those who heard of the broken promise was told at once of its first step says nothing more. */
export function withoutEchoes(events: readonly EventDto[]): EventDto[] {
  const breaches = events.filter(({ type }) => type === 'clock.breached');
  return events.filter((event) => {
    if (event.type !== 'clock.escalated') return true;
    const { clockId, agentIds } = event.facts as EventFacts['clock.escalated'];
    return !breaches.some((breach) => {
      const said = breach.facts as EventFacts['clock.breached'];
      return (
        said.clockId === clockId &&
        Date.parse(event.at) - Date.parse(breach.at) <= sameMomentMs &&
        agentIds.length > 0 &&
        agentIds.every((id) => said.agentIds.includes(id))
      );
    });
  });
}
