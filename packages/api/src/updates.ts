import { z } from 'zod';
import { timeSchema } from './common.ts';

/** What is known of newer versions. `isOn`: the server was told where to ask; otherwise it asks nobody. */
export const updatesSchema = z.object({
  isOn: z.boolean(),
  running: z.string(),
  newer: z.object({ version: z.string(), page: z.string().nullable() }).nullable(),
  askedAt: timeSchema.nullable(),
  problem: z.enum(['unreachable', 'unreadable']).nullable(),
});
export type UpdatesDto = z.infer<typeof updatesSchema>;
