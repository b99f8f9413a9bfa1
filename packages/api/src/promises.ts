import { toldRoles, usualWarnShares } from '@hilo/core';
import { z } from 'zod';
import { givenTimeSchema, idSchema, timeSchema } from './common.ts';
import { ticketKindSchema } from './views.ts';

/** Minutes of opening hours, up to about a year of them. */
const minutesSchema = z.number().int().min(1).max(200_000).nullable();
export const segmentSchema = z.string().trim().min(1).max(60);

/** To whom and what it applies: null fits everything. */
const appliesTo = {
  channelId: idSchema.nullable(),
  ticketKind: ticketKindSchema.nullable(),
  segment: segmentSchema.nullable(),
  /** BCP 47; `es` fits `es-CO`, too. */
  locale: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)
    .nullable(),
};

/** So much of its time is gone at each warning: one to four, in order. The last puts a ticket at risk. */
const warnSharesSchema = z
  .array(z.number().min(0.05).max(0.95))
  .min(1)
  .max(4)
  .refine((shares) => shares.every((share, at) => at === 0 || share > shares[at - 1]!), {
    error: 'Each warning comes after the one before it.',
  });

export const writeServicePromiseBody = z.strictObject({
  channelId: appliesTo.channelId.default(null),
  ticketKind: appliesTo.ticketKind.default(null),
  segment: appliesTo.segment.default(null),
  locale: appliesTo.locale.default(null),
  /** In whose hours its minutes are counted. */
  hoursId: idSchema,
  firstAnswerMinutes: minutesSchema,
  nextAnswerMinutes: minutesSchema,
  solutionMinutes: minutesSchema,
  /** Does the time for the solution stand still while we wait for the customer? */
  pausesForCustomer: z.boolean().default(true),
  warnShares: warnSharesSchema.default([...usualWarnShares]),
});
export type WriteServicePromiseBody = z.input<typeof writeServicePromiseBody>;

export const servicePromiseSchema = writeServicePromiseBody.extend({
  ...appliesTo,
  id: idSchema,
  pausesForCustomer: z.boolean(),
  warnShares: z.array(z.number()),
  version: z.number().int(),
});
export type ServicePromiseDto = z.infer<typeof servicePromiseSchema>;

export const orderServicePromisesBody = z.strictObject({ promiseIds: z.array(idSchema).max(500) });

/** What is known of a ticket; and the moment at which it would open, now where omitted. */
export const testServicePromiseBody = z.strictObject({
  channelId: appliesTo.channelId.default(null),
  ticketKind: appliesTo.ticketKind.default(null),
  segment: appliesTo.segment.default(null),
  locale: appliesTo.locale.default(null),
  at: givenTimeSchema.optional(),
});
export type TestServicePromiseBody = z.input<typeof testServicePromiseBody>;

const dueSchema = timeSchema.nullable();
export const testedServicePromiseSchema = z.object({
  /** Null where none fits. */
  promiseId: idSchema.nullable(),
  /** Others that fit and say less. */
  otherPromiseIds: z.array(idSchema),
  at: timeSchema,
  /** By when, if it opened at that moment; null where nothing is promised or the calendar does not reach that far. */
  firstAnswerBy: dueSchema,
  nextAnswerBy: dueSchema,
  solutionBy: dueSchema,
});
export type TestedServicePromise = z.infer<typeof testedServicePromiseSchema>;

/** Who is told, and when: with the breach itself (0), then at nine on the nth working day after it. */
export const escalationStepSchema = z.strictObject({
  afterWorkingDays: z.number().int().min(0).max(60),
  tells: z.array(z.enum(toldRoles)).min(1).max(3),
});
export const escalationSchema = z.strictObject({
  steps: z.array(escalationStepSchema).max(10),
  /** The last step again, every working day, until somebody answers. */
  repeatsLast: z.boolean(),
});
export type EscalationDto = z.infer<typeof escalationSchema>;
