import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from './common.ts';

export const eventSchema = z.object({
  position: z.number().int(),
  type: z.string(),
  at: timeSchema,
  actor: z.object({ type: z.enum(['agent', 'apiKey', 'system', 'customer']), id: idSchema.nullable() }),
  ticketId: idSchema.nullable(),
  customerId: idSchema.nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type EventDto = z.infer<typeof eventSchema>;
export const listEventsQuery = pageQuery
  .omit({ cursor: true })
  .extend({ after: z.coerce.number().int().min(0).default(0), ticketId: idSchema.optional() });

/** What the live socket says. The client gives its last position and gets what it missed, then what comes. */
export const liveServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), position: z.number().int() }),
  z.object({ type: z.literal('event'), event: eventSchema }),
  /** Too much was missed to send it one by one: read everything anew. */
  z.object({ type: z.literal('reset'), position: z.number().int() }),
]);
export type LiveServerMessage = z.infer<typeof liveServerMessage>;
