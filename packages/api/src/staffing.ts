import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';

export const absenceSchema = z.object({
  agentId: idSchema,
  since: timeSchema,
  until: timeSchema,
  handTo: z.enum(['queue', 'agent']),
  handToAgentId: idSchema.nullable(),
});
export type AbsenceDto = z.infer<typeof absenceSchema>;

export const goAwayBody = z.strictObject({
  until: timeSchema,
  /** To whom the tickets go whose customers write meanwhile; null gives them back to their queue. */
  handToAgentId: idSchema.nullable().default(null),
});
export type GoAwayBody = z.infer<typeof goAwayBody>;
