import type { EventDto } from '@hilo/api';

export type Happened = ReadonlyMap<string, readonly EventDto[]>;
/** Since when a list is not on screen, in milliseconds since 1970, and what happened meanwhile. */
export type Away = { since: number; missed: Happened };

/** Lists that are loaded and not on screen. They are not read again for nobody; what they miss is kept until one comes back. */
export type AwayLists = {
  leave(listName: string, at: number): void;
  tell(taken: Happened): void;
  /** From here on it is told by itself what happens; null where it had not gone away. */
  comeBack(listName: string): Away | null;
  forget(listName: string): void;
};

export function createAwayLists(): AwayLists {
  const away = new Map<string, { since: number; missed: Map<string, readonly EventDto[]> }>();
  return {
    leave(listName, at) {
      if (!away.has(listName)) away.set(listName, { since: at, missed: new Map() });
    },
    tell(taken) {
      for (const { missed } of away.values())
        for (const [id, events] of taken) missed.set(id, [...(missed.get(id) ?? []), ...events]);
    },
    comeBack(listName) {
      const found = away.get(listName) ?? null;
      away.delete(listName);
      return found;
    },
    forget(listName) {
      away.delete(listName);
    },
  };
}
