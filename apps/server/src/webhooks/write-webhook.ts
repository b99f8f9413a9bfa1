import {
  type AttemptDto,
  type changeWebhookBody,
  type createWebhookBody,
  HiloError,
  type resumeWebhookBody,
  type WebhookDto,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { inTransaction, type Unit } from '../app/transaction.ts';
import { lastPosition } from '../live/event-feed.ts';
import { sendEvent } from './deliver-events.ts';
import { readWebhook } from './read-webhook.ts';
import { newSecret } from './sign-payload.ts';

/** @throws request.invalid: only an own network, where the installation allows one, is spoken to in the clear */
const mustBeGood = (app: App, url: string): void => {
  const { protocol, username, password } = new URL(url);
  const wrong =
    username !== '' || password !== ''
      ? 'The address must not hold a name or password.'
      : protocol === 'http:' && !app.config.allowPrivateHosts
        ? 'The address must begin with https://.'
        : null;
  if (wrong !== null)
    throw new HiloError('request.invalid', wrong, { fields: [{ field: 'url', problem: wrong }] });
};

/**
 * Makes a webhook; it is told what happens from now on. The secret is answered this once.
 * @throws auth.forbidden, request.invalid
 */
export const createWebhook = async (
  app: App,
  actor: Actor,
  body: z.infer<typeof createWebhookBody>,
): Promise<WebhookDto & { secret: string }> => {
  authorise(actor, 'settings.write');
  mustBeGood(app, body.url);
  const secret = newSecret(app);
  const id = await inTransaction(app, actor, async (unit) => {
    const webhookId = unit.newId();
    await unit.trx
      .insertInto('webhook')
      .values({
        id: webhookId,
        ...body,
        eventTypes: [...new Set(body.eventTypes)],
        secret: app.secrets.seal(secret),
        position: await lastPosition(unit.trx),
        createdAt: unit.now,
        updatedAt: unit.now,
      })
      .execute();
    unit.emit({ type: 'webhook.changed', facts: { webhookId, fields: ['created'] } });
    return webhookId;
  });
  return { ...(await readWebhook(app, actor, id)), secret };
};

const lock = async (unit: Unit, id: string) => {
  const row = await unit.trx
    .selectFrom('webhook')
    .select(['id', 'name', 'url', 'eventTypes', 'isEnabled', 'secret', 'pausedAt'])
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such webhook.');
  return row;
};

/** @throws auth.forbidden, resource.notFound, request.invalid */
export const changeWebhook = async (
  app: App,
  actor: Actor,
  id: string,
  body: z.infer<typeof changeWebhookBody>,
): Promise<WebhookDto> => {
  authorise(actor, 'settings.write');
  if (body.url !== undefined) mustBeGood(app, body.url);
  await inTransaction(app, actor, async (unit) => {
    const before = await lock(unit, id);
    const names = ['name', 'url', 'eventTypes', 'isEnabled'] as const;
    const fields = names.filter(
      (name) => body[name] !== undefined && JSON.stringify(body[name]) !== JSON.stringify(before[name]),
    );
    if (fields.length === 0) return;
    await unit.trx
      .updateTable('webhook')
      .set({
        ...Object.fromEntries(fields.map((name) => [name, body[name]])),
        // Somewhere else, or on again: it is tried at once.
        ...(fields.includes('url') || fields.includes('isEnabled') ? { dueAt: null } : {}),
        updatedAt: unit.now,
      })
      .where('id', '=', id)
      .execute();
    unit.emit({ type: 'webhook.changed', facts: { webhookId: id, fields } });
  });
  return readWebhook(app, actor, id);
};

/** Ends a webhook and forgets what it was sent. @throws auth.forbidden, resource.notFound */
export const deleteWebhook = async (app: App, actor: Actor, id: string): Promise<void> => {
  authorise(actor, 'settings.write');
  await inTransaction(app, actor, async (unit) => {
    await lock(unit, id);
    await unit.trx.deleteFrom('webhookDelivery').where('webhookId', '=', id).execute();
    await unit.trx
      .updateTable('webhook')
      .set({ archivedAt: unit.now, secret: '', oldSecret: null, oldSecretUntil: null, url: '' })
      .where('id', '=', id)
      .execute();
    unit.emit({ type: 'webhook.changed', facts: { webhookId: id, fields: ['archived'] } });
  });
};

/** A new secret, answered this once; the old one signs beside it for a while. @throws auth.forbidden, resource.notFound */
export const rotateSecret = async (
  app: App,
  actor: Actor,
  id: string,
  { overlapHours }: { overlapHours: number },
): Promise<WebhookDto & { secret: string }> => {
  authorise(actor, 'settings.write');
  const secret = newSecret(app);
  await inTransaction(app, actor, async (unit) => {
    const before = await lock(unit, id);
    await unit.trx
      .updateTable('webhook')
      .set({
        secret: app.secrets.seal(secret),
        oldSecret: overlapHours > 0 ? before.secret : null,
        oldSecretUntil: overlapHours > 0 ? new Date(unit.now.getTime() + overlapHours * 3_600_000) : null,
        updatedAt: unit.now,
      })
      .where('id', '=', id)
      .execute();
    unit.emit({ type: 'webhook.changed', facts: { webhookId: id, fields: ['secret'] } });
  });
  return { ...(await readWebhook(app, actor, id)), secret };
};

/**
 * Lets a paused webhook, or one that waits for its next attempt, go on at once where it stood, or behind the event
 * that it stood at. @throws auth.forbidden, resource.notFound
 */
export const resumeWebhook = async (
  app: App,
  actor: Actor,
  id: string,
  { skipFailed }: z.infer<typeof resumeWebhookBody>,
): Promise<WebhookDto> => {
  authorise(actor, 'settings.write');
  await inTransaction(app, actor, async (unit) => {
    await lock(unit, id);
    await sql`
      update webhook_delivery set attempt = 0, state = ${skipFailed ? 'failed' : 'waiting'},
        finished_at = ${skipFailed ? unit.now : null}::timestamptz
      where id = (select id from webhook_delivery
        where webhook_id = ${id} and state = 'waiting' order by position limit 1) and attempt > 0`.execute(
      unit.trx,
    );
    await unit.trx
      .updateTable('webhook')
      .set({ pausedAt: null, pausedWhy: null, dueAt: null, updatedAt: unit.now })
      .where('id', '=', id)
      .execute();
    unit.emit({ type: 'webhook.changed', facts: { webhookId: id, fields: ['resumed'] } });
  });
  return readWebhook(app, actor, id);
};

/**
 * Sends one delivery of the log again, or all that failed: before what is newer, under the ids that they had.
 * @returns how many will be sent again
 * @throws auth.forbidden, resource.notFound
 */
export const replayDeliveries = async (
  app: App,
  actor: Actor,
  id: string,
  { deliveryId }: { deliveryId?: string | undefined },
): Promise<{ replayed: number }> => {
  authorise(actor, 'settings.write');
  return inTransaction(app, actor, async (unit) => {
    await lock(unit, id);
    let rows = unit.trx
      .updateTable('webhookDelivery')
      .set({ state: 'waiting', attempt: 0, finishedAt: null })
      .where('webhookId', '=', id)
      .where('state', '<>', 'waiting');
    rows = deliveryId === undefined ? rows.where('state', '=', 'failed') : rows.where('id', '=', deliveryId);
    const { numUpdatedRows } = await rows.executeTakeFirst();
    const replayed = Number(numUpdatedRows);
    if (deliveryId !== undefined && replayed === 0) {
      const known = await unit.trx
        .selectFrom('webhookDelivery')
        .select('id')
        .where('id', '=', deliveryId)
        .where('webhookId', '=', id)
        .executeTakeFirst();
      if (!known) throw new HiloError('resource.notFound', 'There is no such delivery.');
    }
    if (replayed > 0) {
      await unit.trx.updateTable('webhook').set({ dueAt: null }).where('id', '=', id).execute();
      unit.emit({ type: 'webhook.changed', facts: { webhookId: id, fields: ['replayed'] } });
    }
    return { replayed };
  });
};

/** Sends an event of no meaning (`webhook.tested`, position 0) now, and says what came back. */
export const testWebhook = async (app: App, actor: Actor, id: string): Promise<AttemptDto> => {
  authorise(actor, 'settings.write');
  const row = await app.db
    .selectFrom('webhook')
    .select(['url', 'secret', 'oldSecret', 'oldSecretUntil'])
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new HiloError('resource.notFound', 'There is no such webhook.');
  const event = {
    position: 0,
    type: 'webhook.tested',
    at: app.now().toISOString(),
    actor: { type: 'system' as const, id: null },
    ticketId: null,
    customerId: null,
    facts: { webhookId: id },
  };
  const { retryAfterSeconds: _, ...attempt } = await sendEvent(app, row, event, new AbortController().signal);
  return attempt;
};
