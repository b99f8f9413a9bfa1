import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';

/** To whom a queue gives its new tickets. */
export const givingSchema = z.enum(['nobody', 'inTurn', 'fewestOpen']);
export type Giving = z.infer<typeof givingSchema>;

export const queueGivingSchema = z.object({ queueId: idSchema, giving: givingSchema });
export const changeGivingBody = z.strictObject({ giving: givingSchema });

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
