import { asClock, type Clock, dueOfTicket, isLiving, type NewClock, type TicketDue } from '@hilo/core';
import type { Unit } from '../../app/transaction.ts';
import type { StoredClock } from './clock-rows.ts';

type Change = { clock: StoredClock; change: Partial<Clock> };

/** The clocks of a ticket while somebody works on it: all that live, and what becomes of them. */
export type ClockWork = {
  /** Those that still wait for something, by now. */
  living(): StoredClock[];
  start(clocks: readonly NewClock[]): StoredClock[];
  /** @returns what they are now */
  change(changes: readonly Change[]): StoredClock[];
  /** What has to be written; none where nothing changed. */
  written(): StoredClock[];
  due(): TicketDue;
  /** Tells what happened to them, once. */
  tell(): void;
};

/**
 * Works on clocks in memory; `writeClocks` puts them down with the ticket. The caller holds the ticket's lock.
 * @param clocks the living ones; others where they are to be revived
 */
export const workOnClocks = (
  unit: Unit,
  ticket: { id: string; customerId: string },
  clocks: readonly StoredClock[],
): ClockWork => {
  const all = new Map(clocks.map((clock) => [clock.id, clock]));
  const before = new Map(all);
  const change = (changes: readonly Change[]): StoredClock[] =>
    changes.map(({ clock: { id }, change: changed }) => {
      const next = { ...all.get(id)!, ...changed };
      all.set(id, next);
      return next;
    });
  const written = (): StoredClock[] => [...all.values()].filter((clock) => before.get(clock.id) !== clock);
  return {
    living: () => [...all.values()].filter(isLiving),
    start: (starting) =>
      starting.map((one) => {
        const clock = { ...asClock(one), id: unit.newId() };
        all.set(clock.id, clock);
        return clock;
      }),
    change,
    written,
    due: () => dueOfTicket([...all.values()]),
    tell() {
      tellChanges(unit, ticket, before, written());
    },
  };
};

const tellChanges = (
  unit: Unit,
  { id: ticketId, customerId }: { id: string; customerId: string },
  before: ReadonlyMap<string, StoredClock>,
  clocks: readonly StoredClock[],
): void => {
  const about = { ticketId, customerId };
  const named = (some: readonly StoredClock[]) =>
    some.map(({ id, kind, rule, dueAt }) => ({ clockId: id, kind, rule, dueAt }));
  const was = (clock: StoredClock): StoredClock | undefined => before.get(clock.id);
  const started = clocks.filter((clock) => !was(clock) && isLiving(clock));
  if (started.length > 0)
    unit.emit({
      ...about,
      type: 'clock.started',
      facts: { messageId: started[0]!.messageId, clocks: named(started) },
    });
  const ended = clocks.filter(
    (clock) => !isLiving(clock) && (was(clock) === undefined || isLiving(was(clock)!)),
  );
  for (const [key, some] of groupBy(ended, ({ endReason, metByMessageId, supersededBy }) =>
    JSON.stringify([endReason, metByMessageId, supersededBy]),
  )) {
    const [why, messageId, by] = JSON.parse(key) as [string, string | null, string | null];
    const clockIds = some.map(({ id }) => id);
    unit.emit(
      met.has(why) && some[0]!.state !== 'cancelled'
        ? { ...about, type: 'clock.met', facts: { clockIds, messageId, why } }
        : { ...about, type: 'clock.ended', facts: { clockIds, why, by } },
    );
  }
  const living = clocks.filter((clock) => isLiving(clock) && was(clock));
  const revived = living.filter((clock) => !isLiving(was(clock)!));
  if (revived.length > 0)
    unit.emit({
      ...about,
      type: 'clock.revived',
      facts: { clockIds: revived.map(({ id }) => id), why: was(revived[0]!)?.endReason ?? '' },
    });
  const paused = living.filter((clock) => clock.state === 'paused' && was(clock)!.state !== 'paused');
  if (paused.length > 0)
    unit.emit({ ...about, type: 'clock.paused', facts: { clockIds: paused.map(({ id }) => id) } });
  const resumed = living.filter((clock) => clock.state !== 'paused' && was(clock)!.state === 'paused');
  if (resumed.length > 0) unit.emit({ ...about, type: 'clock.resumed', facts: { clocks: named(resumed) } });
};

/** The reasons for which something ended that was done. */
const met: ReadonlySet<string> = new Set(['answered', 'resolved', 'cured', 'done', 'decided']);

const groupBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};
