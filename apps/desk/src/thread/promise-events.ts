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
