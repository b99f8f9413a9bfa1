import { z } from 'zod';
import { timeSchema } from './common.ts';

/** What an administrator is told of: by each of these somebody may wait without knowing. */
export const healthChecks = [
  'space',
  'channels',
  'outgoingLate',
  'outgoingUnknown',
  'outgoingFailed',
  'quarantine',
  'sweep',
] as const;

/** How this Hilo is. `amount`: how many it concerns; of `space`, how many bytes are free. */
export const healthSchema = z.object({
  at: timeSchema,
  checks: z.array(z.object({ check: z.enum(healthChecks), ok: z.boolean(), amount: z.number() })),
});
export type HealthDto = z.infer<typeof healthSchema>;
