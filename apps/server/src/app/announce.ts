import type { EventDto } from '@hilo/api';
import { sql } from 'kysely';
import type { App } from './app.ts';

/** In a burst, the other nodes are told this often, in milliseconds; the first event of all is told at once. */
const pauseMs = 100;

type Listener = (events: EventDto[]) => void;
type Announcer = { isPausing: boolean; untold: number | null; listeners: Set<Listener> };
const announcers = new WeakMap<App['db'], Announcer>();

const announcerOf = (app: App): Announcer => {
  const known = announcers.get(app.db);
  if (known) return known;
  const made = { isPausing: false, untold: null, listeners: new Set<Listener>() };
  announcers.set(app.db, made);
  return made;
};

/** Calls `listener` with what this process has appended, once that is committed. Returns the way to stop. */
export const whenAppended = (app: App, listener: Listener): (() => void) => {
  const { listeners } = announcerOf(app);
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Tells this node what the log has grown by, and every node how far it has grown. Called after the commit and not part
 * of it: NOTIFY inside a transaction makes all commits of the database wait for each other (PreCommit_Notify in
 * PostgreSQL's async.c), and a burst would wake every node for each mail. What is lost with a crash, the nodes' slow
 * poll makes up for.
 */
export const announceEvents = (app: App, events: EventDto[]): void => {
  const announcer = announcerOf(app);
  announcer.untold = Math.max(announcer.untold ?? 0, events.at(-1)?.position ?? 0);
  for (const listener of announcer.listeners) listener(events);
  tellNodes(app, announcer);
};

const tellNodes = (app: App, announcer: Announcer): void => {
  if (announcer.isPausing || announcer.untold === null) return;
  const position = announcer.untold;
  announcer.untold = null;
  announcer.isPausing = true;
  setTimeout(() => {
    announcer.isPausing = false;
    tellNodes(app, announcer);
  }, pauseMs).unref();
  // Nothing hangs on it, so no disk is waited for.
  sql`select set_config('synchronous_commit', 'off', true), pg_notify('hilo_event', ${String(position)})`
    .execute(app.db)
    .catch((error) => app.log.debug({ err: error }, 'live.announceFailed'));
};
