import { z } from 'zod';
import { csvLocaleSchema, givenDateSchema, idSchema, timeSchema } from './common.ts';

const day = givenDateSchema;
/** Days of the organisation's own calendar, both counted. At most 366. */
export const reportQuery = z.object({ from: day, to: day });
export const reportCsvQuery = reportQuery.extend({
  table: z.enum(['days', 'channels', 'agents']).default('days'),
  locale: csvLocaleSchema,
});

const figures = z.object({
  /** Contacts that a person's answer ended in the period. */
  answered: z.number().int(),
  /** Times that a ticket was resolved in the period; one that came back counts each time. */
  resolved: z.number().int(),
  /** First contacts of a ticket that were opened in the period and answered since. */
  firstAnswers: z.number().int(),
  /** From the first unanswered message to the answer, in seconds; null where there was none. */
  medianSeconds: z.number().nullable(),
  p90Seconds: z.number().nullable(),
});
/** Now, whatever the period: tickets in which a customer waits for a person. */
const waiting = z.object({ count: z.number().int(), oldestSince: timeSchema.nullable() });
const byWhom = figures.extend({ id: idSchema.nullable(), name: z.string().nullable(), waiting });
export const reportSchema = z.object({
  from: day,
  to: day,
  timeZone: z.string(),
  waiting,
  total: figures,
  days: z.array(z.object({ day, answered: z.number().int(), resolved: z.number().int() })),
  /** Those who wait are counted where they wrote last. */
  byChannel: z.array(byWhom),
  /** Those who wait are counted with the owner of their ticket. */
  byAgent: z.array(byWhom),
});
export type ReportDto = z.infer<typeof reportSchema>;
