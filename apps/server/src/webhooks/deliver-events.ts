import type { EventDto } from '@hilo/api';
import { type Actor, matchesEventType, nextWait } from '@hilo/core';
import { sql } from 'kysely';
import type { App } from '../app/app.ts';
import { inTransaction } from '../app/transaction.ts';
import { presentEvent, readEvents } from '../live/event-feed.ts';
import { maySee } from '../live/event-permission.ts';
import { type Attempt, postPayload, rulesFor } from './post-payload.ts';
import { signPayload } from './sign-payload.ts';

const eventsAtOnce = 500;
const deliveriesAtOnce = 50;
/** Longer than one attempt takes: a node that dies frees its webhooks after this. */
const lockMs = 60_000;

export type Claimed = {
  id: string;
  url: string;
  eventTypes: string[];
  secret: string;
  oldSecret: string | null;
  oldSecretUntil: Date | null;
  position: number;
  updatedAt: Date;
};
type Waiting = { id: string; position: number; attempt: number };

/** The same however often an event is sent, and another one after a restore that used the position anew. */
export const eventIdOf = (event: { position: number; at: string | Date }): string =>
  `evt_${event.position}_${new Date(event.at).getTime().toString(36)}`;

/** Webhooks that have something to send now, and that nobody is at work on. Null where there is no webhook at all. */
export const findDueWebhooks = async (app: App): Promise<string[] | null> => {
  const { rows } = await sql<{ id: string; isDue: boolean }>`
    select id, ${isFree(app.now())}
      and (position < (select max(position) from event)
        or exists (select from webhook_delivery as waiting
          where waiting.webhook_id = webhook.id and waiting.state = 'waiting')) as is_due
    from webhook where archived_at is null`.execute(app.db);
  return rows.length === 0 ? null : rows.filter(({ isDue }) => isDue).map(({ id }) => id);
};

const isFree = (now: Date) => sql<boolean>`is_enabled and paused_at is null and archived_at is null
  and (locked_until is null or locked_until <= ${now}) and (due_at is null or due_at <= ${now})`;

/**
 * Sends one webhook what it has not been told, in order and one after the other, until nothing is left or an attempt
 * fails. One node at a time works on a webhook; an event that was sent and not yet written down when a node died is
 * sent again under the same id.
 * @returns how many were delivered
 */
export const deliverEvents = async (app: App, webhookId: string, closing: AbortSignal): Promise<number> => {
  const now = app.now();
  const webhook = (await app.db
    .updateTable('webhook')
    .set({ lockedBy: app.node, lockedUntil: new Date(now.getTime() + lockMs) })
    .where('id', '=', webhookId)
    .where(isFree(now))
    .returning(['id', 'url', 'eventTypes', 'secret', 'oldSecret', 'oldSecretUntil', 'position', 'updatedAt'])
    .executeTakeFirst()) as Claimed | undefined;
  if (!webhook) return 0;
  let delivered = 0;
  try {
    while (!closing.aborted) {
      const waiting = await nextWaiting(app, webhook);
      if (waiting === null) break;
      let isGoingOn = true;
      for (const delivery of waiting) {
        if (closing.aborted) break;
        const attempt = await tryOne(app, webhook, delivery, closing);
        if (attempt.code === 'stopped') break;
        isGoingOn = await record(app, webhook, delivery, attempt);
        if (attempt.ok) delivered++;
        if (!isGoingOn) break;
      }
      if (!isGoingOn) break;
    }
  } finally {
    await app.db
      .updateTable('webhook')
      .set({ lockedBy: null, lockedUntil: null })
      .where('id', '=', webhookId)
      .where('lockedBy', '=', app.node)
      .execute();
  }
  return delivered;
};

/** What waits, oldest first; where nothing does, what the log has next. Null where there is nothing at all. */
const nextWaiting = async (app: App, webhook: Claimed): Promise<Waiting[] | null> => {
  for (;;) {
    const waiting = await app.db
      .selectFrom('webhookDelivery')
      .select(['id', 'position', 'attempt'])
      .where('webhookId', '=', webhook.id)
      .where('state', '=', 'waiting')
      .orderBy('position')
      .limit(deliveriesAtOnce)
      .execute();
    if (waiting.length > 0) return waiting;
    if (!(await takeEvents(app, webhook))) return null;
  }
};

/** A webhook may know of all but what is one agent's alone. */
const everything: Actor = { type: 'system' };

/** Moves on in the log: what is asked for becomes a delivery, in the transaction that remembers how far it got. */
const takeEvents = async (app: App, webhook: Claimed): Promise<boolean> => {
  const events = await readEvents(app.db, webhook.position, eventsAtOnce);
  const last = events.at(-1);
  if (!last) return false;
  const wanted = events.filter(
    (event) =>
      matchesEventType(webhook.eventTypes, event.type) && maySee(everything, event.type, event.facts),
  );
  const isOurs = await app.db.transaction().execute(async (trx) => {
    const moved = await trx
      .updateTable('webhook')
      .set({ position: last.position })
      .where('id', '=', webhook.id)
      .where('lockedBy', '=', app.node)
      .where('position', '=', webhook.position)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) return false;
    if (wanted.length > 0)
      await trx
        .insertInto('webhookDelivery')
        .values(
          wanted.map((event) => ({
            id: app.newId(),
            webhookId: webhook.id,
            position: event.position,
            eventType: event.type,
            state: 'waiting',
            createdAt: app.now(),
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return true;
  });
  webhook.position = last.position;
  return isOurs;
};

const tryOne = async (
  app: App,
  webhook: Claimed,
  delivery: Waiting,
  closing: AbortSignal,
): Promise<Attempt> => {
  const row = await app.db
    .selectFrom('event')
    .selectAll()
    .where('position', '=', delivery.position)
    .executeTakeFirstOrThrow();
  return sendEvent(app, webhook, presentEvent(row), closing);
};

/** One signed attempt. */
export const sendEvent = (
  app: App,
  webhook: Pick<Claimed, 'url' | 'secret' | 'oldSecret' | 'oldSecretUntil'>,
  event: EventDto,
  closing: AbortSignal,
): Promise<Attempt> => {
  const now = app.now();
  const secrets = secretsOf(app, webhook, now);
  if (secrets === null) return Promise.resolve(notSigned);
  const body = JSON.stringify(event);
  const headers = signPayload({ id: eventIdOf(event), at: now, body }, secrets);
  return postPayload(webhook.url, headers, body, rulesFor(app.config), closing);
};

/** Nothing leaves that the receiver could not check: it waits as after any failure, until a person mends it. */
const notSigned: Attempt = {
  ok: false,
  status: null,
  code: 'secret',
  response: null,
  durationMs: 0,
  retryAfterSeconds: null,
};

/**
 * By what it is signed now; null where another `secret.key` sealed it, or somebody changed it in the table. An older
 * secret that cannot be read is left out: it was replaced for that.
 */
const secretsOf = (
  app: App,
  { secret, oldSecret, oldSecretUntil }: Pick<Claimed, 'secret' | 'oldSecret' | 'oldSecretUntil'>,
  now: Date,
): string[] | null => {
  const read = (sealed: string): string[] => {
    try {
      return [app.secrets.unseal(sealed)];
    } catch {
      return [];
    }
  };
  const current = read(secret);
  if (current.length === 0) return null;
  return oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now
    ? [...current, ...read(oldSecret)]
    : current;
};

/** Writes down what came of an attempt. @returns whether the next one may go */
const record = async (app: App, webhook: Claimed, delivery: Waiting, attempt: Attempt): Promise<boolean> => {
  const count = delivery.attempt + 1;
  const chance = app.random(1)[0]! / 255;
  const wait = attempt.ok ? null : nextWait(count, chance, attempt.retryAfterSeconds);
  const why = attempt.ok ? null : attempt.status === 410 ? 'gone' : wait === null ? 'failing' : null;
  return inTransaction(app, { type: 'system' }, async (unit) => {
    const now = unit.now.getTime();
    const held = await unit.trx
      .updateTable('webhook')
      .set({
        lockedUntil: new Date(now + lockMs),
        dueAt: wait === null ? null : new Date(now + wait * 1_000),
        ...(why === null ? {} : { pausedAt: unit.now, pausedWhy: why }),
      })
      .where('id', '=', webhook.id)
      .where('lockedBy', '=', app.node)
      .where('archivedAt', 'is', null)
      .returning('updatedAt')
      .executeTakeFirst();
    if (!held) return false;
    await unit.trx
      .updateTable('webhookDelivery')
      .set({
        attempt: count,
        status: attempt.status,
        code: attempt.code,
        durationMs: attempt.durationMs,
        response: attempt.response,
        triedAt: unit.now,
        ...(attempt.ok ? { state: 'delivered', finishedAt: unit.now } : {}),
      })
      .where('id', '=', delivery.id)
      .execute();
    if (why !== null) unit.emit({ type: 'webhook.paused', facts: { webhookId: webhook.id, why } });
    // Changed or switched off meanwhile: what comes next is asked anew.
    return attempt.ok && held.updatedAt.getTime() === webhook.updatedAt.getTime();
  });
};
