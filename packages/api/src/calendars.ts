import { holidayProblems } from '@hilo/core';
import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';

export const dateSchema = z.iso.date();
export const calendarScopeSchema = z.enum(['national', 'regional', 'local', 'own']);
export const yearStatusSchema = z.enum(['official', 'provisional', 'entered']);
const codeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);
const zoneSchema = z.string().min(1).max(60);
const weekdaysSchema = z.array(z.number().int().min(1).max(7)).min(1).max(7);

export const holidaySchema = z.object({
  date: dateSchema,
  name: z.string(),
  scope: calendarScopeSchema,
});
export type HolidayDto = z.infer<typeof holidaySchema>;

export const calendarRowSchema = z.object({
  code: z.string(),
  version: z.number().int(),
  name: z.string(),
  /** What it lies on: its days count here, too. */
  parentCode: z.string().nullable(),
  scope: calendarScopeSchema,
  zone: z.string(),
  /** ISO 8601: 1 is Monday. */
  workingWeekdays: z.array(z.number().int()),
  /** It came with the program; its years can be changed, the whole cannot be removed. */
  isBuiltIn: z.boolean(),
  years: z.array(z.object({ year: z.number().int(), status: yearStatusSchema, count: z.number().int() })),
});
export type CalendarRow = z.infer<typeof calendarRowSchema>;

export const calendarYearSchema = z.object({
  year: z.number().int(),
  status: yearStatusSchema,
  /** Where it is published, or how it was computed. */
  source: z.string(),
  /** Its own days and those of what it lies on. */
  holidays: z.array(holidaySchema.extend({ isOwn: z.boolean() })),
  /** What this calendar itself says of the year; null where it says nothing. */
  own: z.object({ status: yearStatusSchema, source: z.string() }).nullable(),
});
export type CalendarYearDto = z.infer<typeof calendarYearSchema>;

export const calendarSchema = calendarRowSchema.extend({
  years: z.array(calendarYearSchema),
  /** Newest first. Null: it came with the program. */
  versions: z.array(
    z.object({ version: z.number().int(), createdAt: timeSchema, createdById: idSchema.nullable() }),
  ),
});
export type CalendarDto = z.infer<typeof calendarSchema>;

export const readCalendarQuery = z.object({
  /** An old version, as a deadline names it; the newest where omitted. */
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

export const createCalendarBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  scope: calendarScopeSchema,
  /** Needed where it is local or the organisation's own. */
  parentCode: codeSchema.nullable().default(null),
  /** Made from the name where omitted. */
  code: codeSchema.optional(),
  /** Of one that lies on nothing; otherwise its parent's. */
  zone: zoneSchema.optional(),
  workingWeekdays: weekdaysSchema.optional(),
});
export type CreateCalendarBody = z.input<typeof createCalendarBody>;
export const changeCalendarBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  zone: zoneSchema.optional(),
  workingWeekdays: weekdaysSchema.optional(),
});

export const calendarYearParams = z.object({
  code: codeSchema,
  year: z.coerce.number().int().min(1990).max(2100),
});
export const calendarParams = calendarYearParams.pick({ code: true });

/** The days of its own that a calendar has in a year, in place of those that it had. */
export const writeCalendarYearBody = z.strictObject({
  status: yearStatusSchema,
  source: z.string().trim().max(300),
  holidays: z
    .array(
      z.strictObject({
        date: dateSchema,
        name: z.string().trim().min(1).max(120),
        /** The calendar's own where omitted. */
        scope: calendarScopeSchema.optional(),
      }),
    )
    .max(366),
});
export type WriteCalendarYearBody = z.input<typeof writeCalendarYearBody>;

export const importHolidaysBody = z.strictObject({
  /** The file as text: iCalendar (RFC 5545), or CSV with a date and a name in each line. */
  text: z.string().max(1_000_000),
  /** Told from the text where omitted. */
  format: z.enum(['ical', 'csv']).optional(),
  status: yearStatusSchema.default('entered'),
  source: z.string().trim().max(300).default(''),
  /** `add` keeps the days that are there; `replace` keeps none of its own in the years of the file. */
  mode: z.enum(['add', 'replace']).default('add'),
  /** Of dates that name none. */
  year: z.number().int().min(1990).max(2100).optional(),
  /** Only these years of the file. */
  years: z.array(z.number().int()).max(50).optional(),
  /** Looks and changes nothing. */
  isDryRun: z.boolean().default(false),
});
export type ImportHolidaysBody = z.input<typeof importHolidaysBody>;

export const importedHolidaysSchema = z.object({
  format: z.enum(['ical', 'csv']),
  years: z.array(
    z.object({
      year: z.number().int(),
      added: z.array(holidaySchema.omit({ scope: true })),
      /** Days of the file that were there already. */
      knownCount: z.number().int(),
      /** Days of its own that go: only where the file replaces them. */
      removed: z.array(holidaySchema.omit({ scope: true })),
      /** What it lies on does not know the year, so its days cannot count yet. */
      lacksBelow: z.boolean(),
    }),
  ),
  /** Lines that could not be read, and why. */
  problems: z.array(z.object({ line: z.number().int(), code: z.enum(holidayProblems) })),
  /** The version that was made; null where nothing was changed. */
  version: z.number().int().nullable(),
});
export type ImportedHolidays = z.infer<typeof importedHolidaysSchema>;
