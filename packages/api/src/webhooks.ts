import { isEventPattern } from '@hilo/core';
import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from './common.ts';

const eventPatterns = z
  .array(
    z
      .string()
      .max(80)
      .refine(isEventPattern, { error: 'is no type of event' })
      .describe('`*` for everything, `ticket.*` for all of a kind, or one type such as `ticket.opened`.'),
  )
  .min(1)
  .max(100);

export const webhookSchema = z.object({
  id: idSchema,
  name: z.string(),
  url: z.string(),
  eventTypes: z.array(z.string()),
  isEnabled: z.boolean(),
  /** Paused by Hilo: it failed for more than a day, or answered 410. Nothing is lost; `resume` goes on where it stood. */
  pausedAt: timeSchema.nullable(),
  pausedWhy: z.enum(['failing', 'gone']).nullable(),
  /** When the event that is waiting is tried again; null where nothing waits for its time. */
  nextAttemptAt: timeSchema.nullable(),
  waitingCount: z.number().int(),
  failedCount: z.number().int(),
  /** Until then what is sent carries the signature of the old secret, too. */
  oldSecretUntil: timeSchema.nullable(),
  createdAt: timeSchema,
});
export type WebhookDto = z.infer<typeof webhookSchema>;

/** The secret is answered this once: `whsec_…`, as the Standard Webhooks convention writes it. */
export const webhookWithSecretSchema = webhookSchema.extend({ secret: z.string() });

export const createWebhookBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  eventTypes: eventPatterns,
  isEnabled: z.boolean().default(true),
});
export const changeWebhookBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  eventTypes: eventPatterns.optional(),
  isEnabled: z.boolean().optional(),
});
export const rotateSecretBody = z.strictObject({
  /** How long both secrets sign. */
  overlapHours: z.number().int().min(0).max(168).default(24),
});
export const resumeWebhookBody = z.strictObject({
  /** Leave the event behind at which it was paused; it stays in the log as failed, and can be sent again. */
  skipFailed: z.boolean().default(false),
});
export const replayBody = z.strictObject({
  /** One delivery; without it all that failed. */
  deliveryId: idSchema.optional(),
});

export const deliverySchema = z.object({
  id: idSchema,
  /** What the receiver sees as `webhook-id`: the same however often it is sent. */
  eventId: z.string(),
  position: z.number().int(),
  eventType: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempt: z.number().int(),
  /** HTTP status of the last attempt; null where none came back. */
  status: z.number().int().nullable(),
  /** Why no status came back, or why it was not good. */
  code: z.string().nullable(),
  durationMs: z.number().int().nullable(),
  /** The beginning of what was answered, as text. */
  response: z.string().nullable(),
  createdAt: timeSchema,
  triedAt: timeSchema.nullable(),
});
export type DeliveryDto = z.infer<typeof deliverySchema>;
export const listDeliveriesQuery = pageQuery.extend({
  state: z.enum(['waiting', 'delivered', 'failed']).optional(),
});

/** What one attempt came to. */
export const attemptSchema = z.object({
  ok: z.boolean(),
  status: z.number().int().nullable(),
  code: z.string().nullable(),
  durationMs: z.number().int(),
  response: z.string().nullable(),
});
export type AttemptDto = z.infer<typeof attemptSchema>;
