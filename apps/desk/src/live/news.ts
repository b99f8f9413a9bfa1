import type { EventDto } from '@hilo/api';
import { type ListInSight, mayEnter } from './may-enter.ts';

/** How many tickets are remembered as being outside of a list; then it is begun anew. */
const mostRemembered = 5_000;

/** What happened to which tickets since the lists were last read, and what the server has said to be outside of them. */
export type News = {
  add(ticketId: string, event: EventDto): void;
  /** What there is, and nothing from then on. */
  take(): ReadonlyMap<string, readonly EventDto[]>;
  /** What could not be read waits for the next that happens. */
  giveBack(taken: ReadonlyMap<string, readonly EventDto[]>): void;
  /** Which of these tickets a list has to ask for: those it shows, and those that may come into it. */
  wanted(
    taken: ReadonlyMap<string, readonly EventDto[]>,
    listName: string,
    list: ListInSight | null,
    shown: ReadonlySet<string>,
  ): string[];
  /** The server was asked, and these are not among the rows of the list. */
  leave(listName: string, ids: readonly string[]): void;
};

export function createNews(): News {
  let gathered = new Map<string, EventDto[]>();
  const outside = new Map<string, Set<string>>();
  return {
    add(ticketId, event) {
      gathered.set(ticketId, [...(gathered.get(ticketId) ?? []), event]);
      // Whatever it was asked about before, it may be another ticket now.
      if (event.type.startsWith('ticket.')) for (const known of outside.values()) known.delete(ticketId);
    },
    take() {
      const taken = gathered;
      gathered = new Map();
      return taken;
    },
    giveBack(taken) {
      for (const [id, events] of taken) gathered.set(id, [...events, ...(gathered.get(id) ?? [])]);
    },
    wanted(taken, listName, list, shown) {
      const known = outside.get(listName);
      return [...taken]
        .filter(
          ([id, events]) =>
            shown.has(id) || events.some((event) => mayEnter(event, list, known?.has(id) === true)),
        )
        .map(([id]) => id);
    },
    leave(listName, ids) {
      const known = outside.get(listName) ?? new Set();
      if (known.size + ids.length > mostRemembered) known.clear();
      for (const id of ids) known.add(id);
      outside.set(listName, known);
    },
  };
}
