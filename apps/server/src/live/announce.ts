import { sql } from 'kysely';
import type { App } from '../app/app.ts';

/** In a burst, the nodes are told this often, in milliseconds; the first event of all is told at once. */
const pauseMs = 100;

type Announcer = { isPausing: boolean; isAsked: boolean };
const announcers = new WeakMap<App['db'], Announcer>();

/**
 * Tells every node, this one too, that the event log has grown. Called after the commit and not part of it: NOTIFY
 * inside a transaction makes all commits of the database wait for each other (PreCommit_Notify in PostgreSQL's
 * async.c), and a burst would wake every node for each mail. What is lost with a crash, the nodes' slow poll makes
 * up for.
 */
export const announceEvents = (app: App): void => {
  const { db } = app;
  const announcer = announcers.get(db) ?? { isPausing: false, isAsked: false };
  announcers.set(db, announcer);
  announcer.isAsked = true;
  if (announcer.isPausing) return;
  announcer.isPausing = true;
  announcer.isAsked = false;
  setTimeout(() => {
    announcer.isPausing = false;
    if (announcer.isAsked) announceEvents(app);
  }, pauseMs).unref();
  sql`notify hilo_event`.execute(db).catch((error) => app.log.debug({ err: error }, 'live.announceFailed'));
};
