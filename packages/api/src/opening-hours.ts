import { z } from 'zod';
import { dateSchema } from './calendars.ts';
import { idSchema, timeSchema } from './common.ts';

/** Wall times, `HH:MM`; `to` is not part of it and may be 24:00. */
export const openSpanSchema = z.strictObject({
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
});
const spansSchema = z.array(openSpanSchema).max(8);

/** By ISO 8601: 1 is Monday. */
export const weeklyHoursSchema = z.strictObject({
  1: spansSchema,
  2: spansSchema,
  3: spansSchema,
  4: spansSchema,
  5: spansSchema,
  6: spansSchema,
  7: spansSchema,
});

export const hoursExceptionSchema = z.strictObject({
  date: dateSchema,
  name: z.string().trim().max(120),
  /** None: closed all day. */
  spans: spansSchema,
});

export const writeHoursBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** IANA name. */
  zone: z.string().min(1).max(60),
  /** Closed on its holidays; null: on none. */
  calendarCode: z.string().max(40).nullable(),
  weekly: weeklyHoursSchema,
  exceptions: z.array(hoursExceptionSchema).max(400).default([]),
});
export type WriteHoursBody = z.input<typeof writeHoursBody>;

export const openingHoursSchema = writeHoursBody.extend({
  id: idSchema,
  exceptions: z.array(hoursExceptionSchema),
  /** The organisation's own: of every channel that has no others. */
  isDefault: z.boolean(),
  version: z.number().int(),
  isOpen: z.boolean(),
  /** When that changes next; null where it does not within a year, or is not known. */
  changesAt: timeSchema.nullable(),
  promiseCount: z.number().int(),
  channelCount: z.number().int(),
});
export type OpeningHoursDto = z.infer<typeof openingHoursSchema>;

export const previewHoursBody = writeHoursBody.omit({ name: true }).extend({
  /** The local date to begin with; today where omitted. */
  from: dateSchema.optional(),
  days: z.number().int().min(1).max(62).default(14),
});
export type PreviewHoursBody = z.input<typeof previewHoursBody>;

export const previewedDaySchema = z.object({
  date: dateSchema,
  spans: z.array(openSpanSchema),
  /** `unknown`: the calendar does not know its year, so a holiday would be missed. */
  why: z.enum(['weekday', 'exception', 'holiday', 'unknown']),
  name: z.string().nullable(),
});
export type PreviewedDay = z.infer<typeof previewedDaySchema>;
