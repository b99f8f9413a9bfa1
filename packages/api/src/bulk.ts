import { z } from 'zod';
import { givenTimeSchema, idSchema } from './common.ts';
import { tagNameSchema, ticketStatusSchema } from './views.ts';

/** What can be done to many tickets at once. */
export const bulkActionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('change'),
    ownerId: idSchema.nullable().optional(),
    queueId: idSchema.optional(),
    status: ticketStatusSchema.optional(),
    waitingOn: z.enum(['customer', 'partner', 'internal']).optional(),
    followUpAt: givenTimeSchema.optional(),
    snoozedUntil: givenTimeSchema.nullable().optional(),
    isSpam: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('tag'),
    add: z.array(tagNameSchema).max(30).default([]),
    remove: z.array(tagNameSchema).max(30).default([]),
  }),
  z.strictObject({ type: z.literal('merge'), toTicketId: idSchema }),
  z.strictObject({ type: z.literal('undoMove'), moveId: idSchema }),
]);
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** One action for all, or each its own, as an undo needs it. Each ticket is a transaction of its own. */
export const bulkBody = z.union([
  z.strictObject({ ids: z.array(idSchema).min(1).max(200), action: bulkActionSchema }),
  z.strictObject({
    items: z
      .array(z.strictObject({ id: idSchema, action: bulkActionSchema }))
      .min(1)
      .max(200),
  }),
]);

export const bulkResultSchema = z.object({
  items: z.array(
    z.object({
      id: idSchema,
      /** Null when it was done; else the code of the error list, and words for a program. */
      refused: z.object({ code: z.string(), detail: z.string() }).nullable(),
      /** What leads back; null where nothing changed. */
      undo: bulkActionSchema.nullable(),
    }),
  ),
});
export type BulkResult = z.infer<typeof bulkResultSchema>;
