import type { AttemptDto, DeliveryDto, WebhookDto } from '@hilo/api';
import { request } from './request.ts';

const path = '/api/v1';
type WithSecret = WebhookDto & { secret: string };
export type WebhookBody = { name: string; url: string; eventTypes: string[] };
export type DeliveryState = DeliveryDto['state'];

export const listWebhooks = () =>
  request<{ items: WebhookDto[] }>('GET', `${path}/webhooks`).then(({ items }) => items);
export const readWebhook = (id: string) => request<WebhookDto>('GET', `${path}/webhooks/${id}`);
export const listEventTypes = () =>
  request<{ items: string[] }>('GET', `${path}/event-types`).then(({ items }) => items);
/** `secret` is answered this once and never again. */
export const createWebhook = (body: WebhookBody) => request<WithSecret>('POST', `${path}/webhooks`, body);
export const changeWebhook = (id: string, body: Partial<WebhookBody> & { isEnabled?: boolean }) =>
  request<WebhookDto>('PATCH', `${path}/webhooks/${id}`, body);
export const deleteWebhook = (id: string) => request<unknown>('DELETE', `${path}/webhooks/${id}`);
export const rotateSecret = (id: string, overlapHours: number) =>
  request<WithSecret>('POST', `${path}/webhooks/${id}/rotate-secret`, { overlapHours });
export const resumeWebhook = (id: string, skipFailed: boolean) =>
  request<WebhookDto>('POST', `${path}/webhooks/${id}/resume`, { skipFailed });
export const testWebhook = (id: string) => request<AttemptDto>('POST', `${path}/webhooks/${id}/test`);
export const listDeliveries = (id: string, state: DeliveryState | undefined, cursor: string | undefined) => {
  const query = new URLSearchParams({ limit: '30' });
  if (state) query.set('state', state);
  if (cursor) query.set('cursor', cursor);
  return request<{ items: DeliveryDto[]; nextCursor: string | null }>(
    'GET',
    `${path}/webhooks/${id}/deliveries?${query}`,
  );
};
export const replay = (id: string, deliveryId?: string) =>
  request<{ replayed: number }>('POST', `${path}/webhooks/${id}/replay`, deliveryId ? { deliveryId } : {});
