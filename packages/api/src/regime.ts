import { guardedActs, legalKinds, legalTopics, legalUnits, regimeSectors } from '@hilo/core';
import { z } from 'zod';
import { givenTimeSchema, timeSchema } from './common.ts';

export const guardSchema = z.enum(['free', 'reason', 'secondPerson', 'refused']);
const legalTime = { unit: z.enum(legalUnits), amount: z.number().int().min(1).max(1_000) };
/** `rolls`: should its last day be one of rest, it ends with the next that is none. */
const rolls = { rolls: z.boolean().optional() };
export const legalTimeSchema = z.object({ ...legalTime, ...rolls });

/** What the organisation is, as its administrator said; profiles are proposed from it. */
export const regimeAnswersSchema = z.strictObject({
  servesSpain: z.boolean(),
  servesColombia: z.boolean(),
  sellsToConsumers: z.boolean(),
  /** 250 people, over 50 M€ of turnover or 43 M€ of balance, alone or as a group. */
  isLarge: z.boolean(),
  isNonProfit: z.boolean(),
  sectors: z.array(z.enum(regimeSectors)).max(regimeSectors.length),
});

/** A number of the law in place of the one that came with the program: the law changed, or the house wants less. */
export const amendmentSchema = z.strictObject({
  rule: z.string().max(120),
  ...legalTime,
  note: z.string().trim().max(300),
});

export const regimeSettingsSchema = z.strictObject({
  /** Profiles in force, by id. */
  profileIds: z.array(z.string().max(60)).max(30),
  /** The calendar of where the organisation is. */
  place: z.string().max(40).nullable(),
  saturdayIsWorking: z.boolean(),
  /** Passes over only the days on which neither the customer's place nor the organisation's works: never too late. */
  countsCommonDaysOnly: z.boolean(),
  amendments: z.array(amendmentSchema).max(200),
  /** Where the house asks for more than the law does. */
  guards: z.partialRecord(z.enum(guardedActs), guardSchema),
  answers: regimeAnswersSchema.nullable(),
});
export type RegimeSettings = z.infer<typeof regimeSettingsSchema>;

export const regimeRuleSchema = z.object({
  rule: z.string(),
  article: z.string(),
  version: z.string(),
  /** Local dates of presentation that it speaks of; the last one included. */
  appliesFrom: z.string(),
  appliesUntil: z.string().nullable(),
  kinds: z.array(z.enum(legalKinds)),
  /** Only matters about these; null: whatever it is about. */
  topics: z.array(z.enum(legalTopics)).nullable(),
  ...legalTime,
  ...rolls,
  ends: z.enum(['answered', 'resolved']),
  silence: z.enum(['none', 'accepted', 'positive', 'rejected', 'indication']),
  extension: legalTimeSchema.nullable(),
  /** Within which a decision reaches the customer, from the day on which it was taken. */
  notice: legalTimeSchema.extend({ article: z.string() }).nullable(),
  /** An `alternative` reading is shown beside the one that is used, and never binds. */
  reading: z.enum(['default', 'alternative']),
  assumption: z.string().nullable(),
  source: z.string(),
  /** A: the text itself was read; B: a secondary source; C: a reading of an unclear text. */
  sure: z.enum(['A', 'B', 'C']),
});
export type RegimeRuleDto = z.infer<typeof regimeRuleSchema>;

export const regimeProfileSchema = z.object({
  id: z.string(),
  /** The law and whom it binds, in the law's language. */
  title: z.string(),
  englishTitle: z.string(),
  country: z.string(),
  includes: z.array(z.string()),
  rules: z.array(regimeRuleSchema),
  guards: z.record(z.enum(guardedActs), z.object({ guard: guardSchema, article: z.string().nullable() })),
  cure: legalTimeSchema
    .extend({
      article: z.string(),
      /** What the deadlines do once she has completed it: begin anew, or go on with what was left. */
      deadlines: z.enum(['restart', 'resume']),
      /** Within which she is asked, from the presentation. */
      askedWithin: legalTimeSchema.nullable(),
      /** What it means that she does not. */
      unmet: z.enum(['settled', 'withdrawn']),
      /** She may ask for so much more. */
      more: legalTimeSchema.nullable(),
    })
    .nullable(),
  /** Within which what is another body's to decide is handed to it. */
  transfer: legalTimeSchema.extend({ article: z.string() }).nullable(),
  holds: z.object({ suspension: z.boolean(), collection: z.boolean(), article: z.string().nullable() }),
});
export type RegimeProfileDto = z.infer<typeof regimeProfileSchema>;

export const regimeSchema = z.object({
  settings: regimeSettingsSchema,
  /** Every profile that there is, with the numbers as they came with the program. */
  profiles: z.array(regimeProfileSchema),
});
export type RegimeDto = z.infer<typeof regimeSchema>;

/** A matter as it might come in. */
export const testRegimeBody = z.strictObject({
  kind: z.enum(legalKinds),
  topic: z.enum(legalTopics).nullable().default(null),
  /** The calendar of where the customer is; the organisation's where null. */
  place: z.string().max(40).nullable().default(null),
  /** Now where omitted. */
  at: givenTimeSchema.optional(),
});
export type TestRegimeBody = z.input<typeof testRegimeBody>;

export const testedRegimeSchema = z.object({
  at: timeSchema,
  items: z.array(
    z.object({
      profileId: z.string(),
      rule: z.string(),
      article: z.string(),
      ...legalTime,
      excludedDay: z.string().nullable(),
      dueDate: z.string(),
      dueAt: timeSchema,
      zone: z.string(),
      inForce: z.boolean(),
      appliesFrom: z.string(),
      reading: z.enum(['default', 'alternative']),
      /** The earliest of those in force. */
      isBinding: z.boolean(),
      /** Days passed over because nobody works on them. */
      skippedCount: z.number().int(),
      /** Years of which not everything is published yet. */
      provisionalYears: z.array(z.number().int()),
    }),
  ),
  /** A year that the calendar lacks: nothing is guessed. */
  missingYear: z.number().int().nullable(),
});
export type TestedRegime = z.infer<typeof testedRegimeSchema>;
