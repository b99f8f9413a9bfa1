import { z } from 'zod';

export const guardSchema = z.enum(['free', 'reason', 'secondPerson', 'refused']);
export const legalUnitSchema = z.enum(['working-days', 'calendar-days', 'hours', 'months']);

/** What a regime asks for before an act; see `RegimeGuards` of the core. */
export const guardsSchema = z.strictObject({
  relabel: guardSchema,
  closeUnanswered: guardSchema,
  merge: guardSchema,
  spam: guardSchema,
  closeByTimer: guardSchema,
  surveyBeforeNotification: guardSchema,
  deleteRecordingBeforeNotification: guardSchema,
});

/** What the organisation is, as its administrator said; profiles are proposed from it. */
export const regimeAnswersSchema = z.strictObject({
  servesSpain: z.boolean(),
  servesColombia: z.boolean(),
  /** Over 250 people, 50 M€ of turnover or 43 M€ of balance, alone or as a group; or a public body. */
  isLarge: z.boolean(),
  sectors: z
    .array(
      z.enum([
        'water',
        'energy',
        'transport',
        'post',
        'communications',
        'finance',
        'publicUtility',
        'health',
      ]),
    )
    .max(8),
  isNonProfit: z.boolean(),
});
export type RegimeAnswers = z.infer<typeof regimeAnswersSchema>;

/** A number of the law in place of the one that came with the program: the law changed, or the house holds itself to less. */
export const amendmentSchema = z.strictObject({
  rule: z.string().max(120),
  unit: legalUnitSchema,
  amount: z.number().int().min(1).max(1_000),
  note: z.string().trim().max(300),
});
export type Amendment = z.infer<typeof amendmentSchema>;

export const regimeSettingsSchema = z.strictObject({
  /** Profiles in force, by id. */
  profileIds: z.array(z.string().max(60)).max(30),
  /** The calendar of where the organisation is. */
  place: z.string().max(40).nullable(),
  saturdayIsWorking: z.boolean(),
  /** Passes over only the days on which neither the customer's place nor the organisation's works: never too late. */
  countsCommonDaysOnly: z.boolean(),
  amendments: z.array(amendmentSchema).max(200),
  /** Where the house asks for more than the regime does. */
  guards: guardsSchema.partial(),
  answers: regimeAnswersSchema.nullable(),
});
export type RegimeSettings = z.infer<typeof regimeSettingsSchema>;
