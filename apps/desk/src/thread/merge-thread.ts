import type { EventDto, MessageDto, ThreadPage } from '@hilo/api';

/** What is known of a thread: one unbroken stretch up to the newest message, oldest first. */
export type ThreadCache = {
  messages: MessageDto[];
  /** What happened to the ticket in the same stretch, oldest first. */
  events: EventDto[];
  /** Leads to what came before; null at the beginning of the thread. */
  olderCursor: string | null;
};

const isBefore = (a: MessageDto, b: MessageDto): boolean =>
  a.occurredAt < b.occurredAt || (a.occurredAt === b.occurredAt && a.id < b.id);

/**
 * Lays the newest page over what is known. Within its stretch the page is the truth (what was moved away is gone);
 * before it, what was loaded stays, if the two touch. Where they do not, something between is missing and only the
 * page is kept.
 */
export function mergeThread(known: ThreadCache | undefined, page: ThreadPage): ThreadCache {
  const first = page.items[0];
  const fresh: ThreadCache = { messages: page.items, events: page.events, olderCursor: page.nextCursor };
  if (!known || !first || page.nextCursor === null) return fresh;
  const ids = new Set(page.items.map(({ id }) => id));
  const touches = known.messages.some(({ id }) => ids.has(id));
  const older = known.messages.filter((message) => !ids.has(message.id) && isBefore(message, first));
  if (!touches || older.length === 0) return fresh;
  return {
    messages: [...older, ...page.items],
    events: [...known.events.filter(({ at }) => at < first.occurredAt), ...page.events],
    olderCursor: known.olderCursor,
  };
}

/** Puts the page before the oldest message in front. */
export function prependPage(known: ThreadCache, page: ThreadPage): ThreadCache {
  const here = new Set(known.messages.map(({ id }) => id));
  return {
    messages: [...page.items.filter(({ id }) => !here.has(id)), ...known.messages],
    events: [...page.events, ...known.events],
    olderCursor: page.nextCursor,
  };
}
