import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/** In a burst, the other nodes are told this often, in milliseconds; the first event of all is told at once. */
const pauseMs = 100;
/** And this one looks this often: a person who chats waits for it, and a burst of mail does not notice. */
const lookEveryMs = 8;

type Announcer = {
  isPausing: boolean;
  isAsked: boolean;
  looksAgainAt: number;
  looking: NodeJS.Timeout | undefined;
  listeners: Set<() => void>;
};
const announcers = new WeakMap<App['db'], Announcer>();

const announcerOf = (app: App): Announcer => {
  const known = announcers.get(app.db);
  if (known) return known;
  const made = {
    isPausing: false,
    isAsked: false,
    looksAgainAt: 0,
    looking: undefined,
    listeners: new Set<() => void>(),
  };
  announcers.set(app.db, made);
  return made;
};

/** Calls `listener` soon after this process has appended events. Returns the way to stop. */
export const whenAppended = (app: App, listener: () => void): (() => void) => {
  const { listeners } = announcerOf(app);
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Tells every node, this one too, that the event log has grown. Called after the commit and not part of it: NOTIFY
 * inside a transaction makes all commits of the database wait for each other (PreCommit_Notify in PostgreSQL's
 * async.c), and a burst would wake every node for each mail. What is lost with a crash, the nodes' slow poll makes
 * up for.
 */
export const announceEvents = (app: App): void => {
  const announcer = announcerOf(app);
  lookHere(announcer);
  announcer.isAsked = true;
  if (announcer.isPausing) return;
  announcer.isPausing = true;
  announcer.isAsked = false;
  setTimeout(() => {
    announcer.isPausing = false;
    if (announcer.isAsked) announceEvents(app);
  }, pauseMs).unref();
  sql`notify hilo_event`
    .execute(app.db)
    .catch((error) => app.log.debug({ err: error }, 'live.announceFailed'));
};

const lookHere = (announcer: Announcer): void => {
  if (announcer.listeners.size === 0 || announcer.looking) return;
  const look = (): void => {
    announcer.looking = undefined;
    announcer.looksAgainAt = performance.now() + lookEveryMs;
    for (const listener of announcer.listeners) listener();
  };
  const waitMs = announcer.looksAgainAt - performance.now();
  if (waitMs <= 0) look();
  else announcer.looking = setTimeout(look, waitMs).unref();
};
