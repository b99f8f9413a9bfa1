import type { EventDto } from '@hilo/api';
import type { DB } from '@hilo/db';
import type { Kysely, Selectable } from 'kysely';
import pg from 'pg';
import type { App } from '../app/app.ts';

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

export const presentEvent = (row: Selectable<DB['event']>): EventDto => ({
  position: row.position,
  type: row.type,
  at: row.at.toISOString(),
  actor: { type: row.actorType as EventDto['actor']['type'], id: row.actorId },
  ticketId: row.ticketId,
  customerId: row.customerId,
  facts: row.facts as EventDto['facts'],
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

/**
 * Follows the log: LISTEN wakes it, a slow poll makes up for a wake-up that was lost with its connection. Positions
 * become visible in order (one appender at a time), so "after the last seen" misses nothing.
 */
export const startEventFeed = async (app: App, databaseUrl: string): Promise<EventFeed> => {
  const listeners = new Set<(events: EventDto[]) => void>();
  const latest = await app.db
    .selectFrom('event')
    .select((row) => row.fn.max('position').as('position'))
    .executeTakeFirst();
  let position = Number(latest?.position ?? 0);
  let isReading = false;
  let isAsked = false;
  let isClosed = false;
  let client: pg.Client | null = null;

  const read = async (): Promise<void> => {
    isAsked = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isAsked && !isClosed) {
        isAsked = false;
        const events = await readEvents(app.db, position, batch);
        if (events.length === 0) continue;
        position = events.at(-1)!.position;
        for (const listener of listeners) listener(events);
        isAsked ||= events.length === batch;
      }
    } catch (error) {
      app.log.warn({ err: error }, 'live.readFailed');
    } finally {
      isReading = false;
    }
  };

  const listen = async (): Promise<void> => {
    if (isClosed) return;
    const next = new pg.Client({ connectionString: databaseUrl, application_name: 'hilo-live' });
    next.on('notification', () => void read());
    next.on('error', () => {});
    next.on('end', () => {
      if (client === next) client = null;
      if (!isClosed) setTimeout(() => void listen(), reconnectMs).unref();
    });
    try {
      await next.connect();
      await next.query('listen hilo_event');
      client = next;
      void read();
    } catch {
      await next.end().catch(() => {});
    }
  };

  await listen();
  const timer = setInterval(() => void read(), pollMs);
  return {
    position: () => position,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await client?.end().catch(() => {});
    },
  };
};
