import { noReceiptReasons } from '@hilo/core';
import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';
import { deliveryStateSchema } from './tickets.ts';

/** A confirmation of receipt: what came, what its sender was told, and how that arrived; or why nothing was sent. */
export const receiptSchema = z.object({
  id: idSchema,
  /** What came. */
  messageId: idSchema,
  channelId: idSchema,
  sender: z.object({ identityId: idSchema, kind: z.string(), address: z.string() }),
  state: z.enum(['queued', 'made', 'skipped']),
  /** Why nothing was sent. */
  why: z.enum(noReceiptReasons).nullable(),
  askedAt: timeSchema,
  settledAt: timeSchema.nullable(),
  /** What carries it, once it is made. */
  sent: z
    .object({
      messageId: idSchema,
      delivery: deliveryStateSchema.nullable(),
      deliveryCode: z.string().nullable(),
      deliveryDetail: z.string().nullable(),
      /** Whether `/messages/{id}/original` has the bytes that went out. */
      hasOriginal: z.boolean(),
      /** Every step that was heard of, in order. */
      steps: z.array(z.object({ at: timeSchema, status: z.string(), code: z.string().nullable() })),
    })
    .nullable(),
});
export type ReceiptDto = z.infer<typeof receiptSchema>;
