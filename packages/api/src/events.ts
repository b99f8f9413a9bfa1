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
export const listEventsQuery = pageQuery.extend({
  after: z.coerce.number().int().min(0).default(0).meta({ description: 'The last position that is known.' }),
  cursor: pageQuery.shape.cursor.meta({
    description: '`nextCursor` of the page before; goes before `after`.',
  }),
  ticketId: idSchema.optional(),
});

/** What holds just now: who has which ticket in front of her, and which customers are there. Never stored. */
export const momentSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('looking'),
    ticketId: idSchema,
    agentId: idSchema,
    /** Of an answer or a note that is being written. */
    writes: z.enum(['no', 'note', 'answer']),
  }),
  /** The calling agent read a ticket at another desk, or put it back among the unread. */
  z.object({ type: z.literal('read'), ticketId: idSchema, isUnread: z.boolean() }),
  /** What the calling agent writes on a ticket was kept at one of her desks, or thrown away (null). */
  z.object({
    type: z.literal('draft'),
    ticketId: idSchema,
    isNote: z.boolean(),
    updatedAt: timeSchema.nullable(),
  }),
  z.object({ type: z.literal('customer'), customerId: idSchema, channelId: idSchema, isTyping: z.boolean() }),
]);
export type MomentDto = z.infer<typeof momentSchema>;

/** What the live socket says. The client gives its last position and gets what it missed, then what comes. */
export const liveServerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('welcome'), position: z.number().int() }),
  z.object({ type: z.literal('event'), event: eventSchema }),
  /** Too much was missed to send it one by one: read everything anew. */
  z.object({ type: z.literal('reset'), position: z.number().int() }),
  /** `key` names whose moment it is; null: it is over. All that hold come first after `welcome`. */
  z.object({
    type: z.literal('moments'),
    changes: z.array(z.object({ key: z.string(), moment: momentSchema.nullable() })),
  }),
]);
export type LiveServerMessage = z.infer<typeof liveServerMessage>;

/** What a desk may say on the live socket: what its agent has in front of her. Repeated every 20 seconds. */
export const liveClientMessage = z.strictObject({
  type: z.literal('looking'),
  ticketId: idSchema.nullable(),
  writes: z.enum(['no', 'note', 'answer']),
});
export type LiveClientMessage = z.infer<typeof liveClientMessage>;
