import type { EventDto } from '@hilo/api';
import type { DB } from '@hilo/db';
import type { Kysely, Selectable } from 'kysely';
import pg from 'pg';
import { whenAppended } from '../app/announce.ts';
import type { App } from '../app/app.ts';
import type { Moments } from './moments.ts';

/** The event log as it grows, in the order of positions, for everything on this node that follows it. */
export type EventFeed = {
  /** The last position handed on. */
  position(): number;
  subscribe(listener: (events: EventDto[]) => void): () => void;
  close(): Promise<void>;
};

const batch = 500;
const pollMs = 5_000;
const reconnectMs = 500;
/** Of two commits at once the later one may be heard of first: the other follows within this. */
const soonMs = 1;

export const presentEvent = (row: Selectable<DB['event']>): EventDto => ({
  position: row.position,
  type: row.type,
  at: row.at.toISOString(),
  actor: { type: row.actorType, id: row.actorId },
  ticketId: row.ticketId,
  customerId: row.customerId,
  facts: row.facts,
});

/** Events after a position, oldest first. */
export const readEvents = async (db: Kysely<DB>, after: number, limit: number): Promise<EventDto[]> => {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
  return rows.map(presentEvent);
};

/** Where the log ends; 0 while it is empty. */
export const lastPosition = async (db: Kysely<DB>): Promise<number> => {
  const row = await db
    .selectFrom('event')
    .select((found) => found.fn.max('position').as('position'))
    .executeTakeFirst();
  return Number(row?.position ?? 0);
};

/**
 * Follows the log: LISTEN wakes it, a slow poll makes up for a wake-up that was lost with its connection. Positions
 * become visible in order (one appender at a time), so "after the last seen" misses nothing, and what this node itself
 * appended right after the last seen is handed on without being read: a person who chats waits for it.
 */
export const startEventFeed = async (
  app: App,
  databaseUrl: string,
  moments?: Pick<Moments, 'hear' | 'ask'>,
): Promise<EventFeed> => {
  const listeners = new Set<(events: EventDto[]) => void>();
  let position = await lastPosition(app.db);
  let isReading = false;
  let isAsked = false;
  let isClosed = false;
  let client: pg.Client | null = null;

  const handOn = (events: EventDto[]): void => {
    if (events.length === 0) return;
    position = events.at(-1)!.position;
    for (const listener of listeners) listener(events);
  };

  const read = async (): Promise<void> => {
    isAsked = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isAsked && !isClosed) {
        isAsked = false;
        const events = await readEvents(app.db, position, batch);
        handOn(events);
        isAsked ||= events.length === batch;
      }
    } catch (error) {
      app.log.warn({ err: error }, 'live.readFailed');
    } finally {
      isReading = false;
    }
  };

  /** Nothing can lie between two positions that follow each other; where something may, the log is read. */
  const take = (events: EventDto[]): void => {
    const isNext = events.every((event, index) => event.position === position + 1 + index);
    if (isNext && !isReading && !isClosed) handOn(events);
    else readSoon();
  };
  const readSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void read();
    }, soonMs).unref();
  };
  let soon: NodeJS.Timeout | undefined;

  const listenAgain = (): void => {
    if (isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void listen();
    }, reconnectMs);
    timers.add(timer);
  };
  const timers = new Set<NodeJS.Timeout>();

  const listen = async (): Promise<void> => {
    if (isClosed) return;
    const next = new pg.Client({ connectionString: databaseUrl, application_name: 'hilo-live' });
    next.on('notification', ({ channel, payload }) => {
      if (channel === 'hilo_moment') moments?.hear(payload ?? '');
      else if (!(Number(payload || Number.NaN) <= position)) void read();
    });
    next.on('error', () => {});
    try {
      await next.connect();
      await next.query('listen hilo_event; listen hilo_moment');
    } catch {
      await next.end().catch(() => {});
      // A connection that never stood has no end to be told of.
      return listenAgain();
    }
    if (isClosed) return next.end();
    client = next;
    next.on('end', () => {
      client = null;
      listenAgain();
    });
    // What was appended, and what holds with others, while nobody listened.
    void read();
    moments?.ask();
  };

  await listen();
  const unheed = whenAppended(app, take);
  const timer = setInterval(() => void read(), pollMs);
  return {
    position: () => position,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      unheed();
      clearInterval(timer);
      clearTimeout(soon);
      for (const waiting of timers) clearTimeout(waiting);
      await client?.end().catch(() => {});
    },
  };
};
