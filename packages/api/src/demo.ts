import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';

/** Whether example data are here, and how much of it. */
export const demoSchema = z.object({
  isLoaded: z.boolean(),
  loadedAt: timeSchema.nullable(),
  tickets: z.number().int(),
  customers: z.number().int(),
  /** A channel on which somebody can write at once, on a page of this server; null without examples. */
  liveChannelId: idSchema.nullable(),
});
export type DemoDto = z.infer<typeof demoSchema>;

/** What was taken away again, and what stays since people have worked with it. */
export const clearedDemoSchema = z.object({
  tickets: z.number().int(),
  customers: z.number().int(),
  channels: z.number().int(),
  queues: z.number().int(),
  kept: z.array(
    z.object({
      ticketId: idSchema,
      trackingKey: z.string(),
      /** `written`: it holds a message or note that the examples did not bring. `moved`: messages went between it and another. */
      why: z.enum(['written', 'moved']),
    }),
  ),
});
export type ClearedDemoDto = z.infer<typeof clearedDemoSchema>;
