import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';

/** Tickets by the clock of theirs that stands worst. */
const standing = {
  overdue: z.number().int(),
  atRisk: z.number().int(),
  /** On time, and due within four hours. */
  soon: z.number().int(),
};
const standingOf = z.object({ id: idSchema.nullable(), ...standing });

/** How what was promised stands at this moment. */
export const promisesNowSchema = z.object({
  at: timeSchema,
  ...standing,
  /** Not overdue, and due within so many hours; each counts those of the one before. */
  within: z.array(z.object({ hours: z.number().int(), count: z.number().int() })),
  /** Since when the one is overdue that is overdue longest. */
  oldestDueAt: timeSchema.nullable(),
  byQueue: z.array(standingOf),
  /** By the channel of the last message, as lists have it. */
  byChannel: z.array(standingOf),
  /** What waits for a second person. */
  openApprovals: z.number().int(),
  /** Broken promises whose cause nobody wrote down yet. */
  openBreaches: z.number().int(),
  /** What the last look through all that is open found and put right; null where there was none yet. */
  sweep: z
    .object({
      at: timeSchema,
      repaired: z.object({
        noClock: z.number().int(),
        noFollowUp: z.number().int(),
        noQueue: z.number().int(),
        noOwner: z.number().int(),
      }),
      failed: z.number().int(),
      /** When something was last put right. */
      repairedAt: timeSchema.nullable(),
    })
    .nullable(),
});
export type PromisesNowDto = z.infer<typeof promisesNowSchema>;
