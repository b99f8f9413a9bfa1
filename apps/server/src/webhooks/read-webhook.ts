import {
  type DeliveryDto,
  HiloError,
  type listDeliveriesQuery,
  type Page,
  type WebhookDto,
  whole,
} from '@hilo/api';
import type { Actor } from '@hilo/core';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { App } from '../app/app.ts';
import { authorise } from '../app/authorise.ts';
import { pageFrom, readCursor } from '../app/cursor.ts';
import { eventIdOf } from './deliver-events.ts';

type Row = {
  id: string;
  name: string;
  url: string;
  eventTypes: string[];
  isEnabled: boolean;
  pausedAt: Date | null;
  pausedWhy: WebhookDto['pausedWhy'];
  dueAt: Date | null;
  oldSecretUntil: Date | null;
  createdAt: Date;
  waitingCount: number;
  failedCount: number;
};

const select = async (app: App, where: RawBuilder<unknown>): Promise<WebhookDto[]> => {
  const now = app.now();
  const { rows } = await sql<Row>`
    select id, name, url, event_types, is_enabled, paused_at, paused_why, due_at, old_secret_until, created_at,
      (select count(*) from webhook_delivery as one where one.webhook_id = webhook.id and state = 'waiting') as waiting_count,
      (select count(*) from webhook_delivery as one where one.webhook_id = webhook.id and state = 'failed') as failed_count
    from webhook where archived_at is null and ${where} order by created_at, id limit 200`.execute(app.db);
  return rows.map(({ dueAt, ...row }) => ({
    ...row,
    pausedAt: row.pausedAt?.toISOString() ?? null,
    nextAttemptAt: dueAt !== null && dueAt > now ? dueAt.toISOString() : null,
    oldSecretUntil:
      row.oldSecretUntil !== null && row.oldSecretUntil > now ? row.oldSecretUntil.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
  }));
};

/** @throws auth.forbidden */
export const listWebhooks = async (app: App, actor: Actor): Promise<Page<WebhookDto>> => {
  authorise(actor, 'settings.write');
  return whole(await select(app, sql`true`));
};

/** @throws auth.forbidden, resource.notFound */
export const readWebhook = async (app: App, actor: Actor, id: string): Promise<WebhookDto> => {
  authorise(actor, 'settings.write');
  const [found] = await select(app, sql`id = ${id}`);
  if (!found) throw new HiloError('resource.notFound', 'There is no such webhook.');
  return found;
};

/** What was sent and what waits, newest first. @throws auth.forbidden, resource.notFound */
export const listDeliveries = async (
  app: App,
  actor: Actor,
  webhookId: string,
  query: z.infer<typeof listDeliveriesQuery>,
): Promise<{ items: DeliveryDto[]; nextCursor: string | null }> => {
  await readWebhook(app, actor, webhookId);
  const cursor = readCursor(query.cursor);
  let rows = app.db
    .selectFrom('webhookDelivery as one')
    .innerJoin('event', 'event.position', 'one.position')
    .select(['one.id', 'one.position', 'one.eventType', 'one.state', 'one.attempt', 'one.status', 'one.code'])
    .select(['one.durationMs', 'one.response', 'one.createdAt', 'one.triedAt', 'event.at as eventAt'])
    .where('one.webhookId', '=', webhookId)
    .orderBy('one.position', 'desc')
    .limit(query.limit + 1);
  if (query.state) rows = rows.where('one.state', '=', query.state);
  if (cursor)
    rows = rows.where(
      'one.position',
      '<',
      app.db.selectFrom('webhookDelivery').select('position').where('id', '=', cursor.id),
    );
  const page = pageFrom(await rows.execute(), query.limit, (row) => ({ at: row.createdAt, id: row.id }));
  return {
    items: page.items.map(({ eventAt, ...row }) => ({
      ...row,
      state: row.state,
      eventId: eventIdOf({ position: row.position, at: eventAt }),
      createdAt: row.createdAt.toISOString(),
      triedAt: row.triedAt?.toISOString() ?? null,
    })),
    nextCursor: page.nextCursor,
  };
};
