import type { EventDto } from '@hilo/api';
import type { Actor, NewEvent } from '@hilo/core';
import { type DB, lastMark } from '@hilo/db';
import { sql, type Transaction } from 'kysely';
import { createPromiseBook, type Promises } from '../promises/promise-book.ts';
import { announceEvents } from './announce.ts';
import type { App } from './app.ts';
import { markDone } from './run-once.ts';

/** One use-case's transaction: state, events and outgoing work commit together or not at all. */
export type Unit = {
  trx: Transaction<DB>;
  now: Date;
  actor: Actor | { type: 'customer'; identityId: string };
  newId(): string;
  /** What is promised and what the law asks, held in memory. */
  readPromises(): Promise<Promises>;
  /** Appended last, in the order given. */
  emit(...events: NewEvent[]): void;
  /** Runs once the commit is known; what it does may be lost in a crash, so it only wakes and tells. */
  afterCommit(work: () => void): void;
};

const eventLock = 0x6576; // "ev": one appender at a time, so that positions become visible in their order

/** PostgreSQL ended one of two that waited for each other: nothing of it is kept, and the other one goes on. */
const isDeadlock = (error: unknown): boolean => (error as { code?: unknown }).code === '40P01';
const mostTries = 4;

/**
 * Runs `work` in one transaction and appends its events at the end of it. The lock is taken last and held for the
 * commit alone. Rejects with what `work` threw, with nothing kept. What a deadlock ended is done again from its
 * beginning: so `work` changes nothing but what its unit gives it.
 */
export const inTransaction = async <Result>(
  app: App,
  actor: Unit['actor'],
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => {
  for (let tries = 1; ; tries++) {
    try {
      return await inOneTransaction(app, actor, work);
    } catch (error) {
      if (!isDeadlock(error) || tries === mostTries) throw error;
    }
  }
};

const inOneTransaction = async <Result>(
  app: App,
  actor: Unit['actor'],
  work: (unit: Unit) => Promise<Result>,
): Promise<Result> => {
  const after: (() => void)[] = [];
  const result = await app.db.transaction().execute(async (trx) => {
    const events: NewEvent[] = [];
    const now = app.now();
    const value = await work({
      trx,
      now,
      actor,
      newId: app.newId,
      readPromises: () => createPromiseBook(app).read(trx),
      emit: (...more) => events.push(...more),
      afterCommit: (late) => after.push(late),
    });
    const mark = await markDone(trx, now);
    if (mark)
      after.unshift(() => {
        mark.isDone = true;
      });
    if (events.length > 0) {
      const appended = await appendEvents(trx, events, actor, now);
      after.push(() => announceEvents(app, appended));
    }
    return value;
  });
  for (const late of after) late();
  return result;
};

/** By which an actor is known, in the log and where something is hers; the system itself has none. */
export const actorId = (actor: Unit['actor']): string | null => {
  switch (actor.type) {
    case 'agent':
      return actor.agentId;
    case 'apiKey':
      return actor.apiKeyId;
    case 'customer':
      return actor.identityId;
    case 'system':
      return null;
  }
};

/** Appends and commits; what was appended comes back as whoever follows the log is told of it. */
const appendEvents = async (
  trx: Transaction<DB>,
  events: NewEvent[],
  actor: Unit['actor'],
  now: Date,
): Promise<EventDto[]> => {
  const rows = events.map((event) => ({
    type: event.type,
    ticket_id: event.ticketId ?? null,
    customer_id: event.customerId ?? null,
    facts: event.facts,
  }));
  const { rows: places } = await sql<{ position: number }>`${sql.raw(lastMark)}
    with turn as materialized (select pg_advisory_xact_lock(${sql.lit(eventLock)})),
    given as materialized (
      select new.* from turn, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as new(type text, ticket_id uuid, customer_id uuid, facts jsonb))
    insert into event (position, type, at, actor_type, actor_id, ticket_id, customer_id, facts)
    select nextval('event_position'), type, ${now}, ${actor.type}, ${actorId(actor)}, ticket_id, customer_id, facts
    from given returning position`.execute(trx);
  // The rest is known here, and whoever waits for the commit waits for every column that is read back.
  return events.map((event, index) => ({
    position: places[index]!.position,
    type: event.type,
    at: now.toISOString(),
    actor: { type: actor.type, id: actorId(actor) },
    ticketId: event.ticketId ?? null,
    customerId: event.customerId ?? null,
    facts: event.facts,
  }));
};
