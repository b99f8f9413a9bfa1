import { clockKinds, clockStates, legalUnits } from '@hilo/core';
import { z } from 'zod';
import {
  csvLocaleSchema,
  givenDateSchema,
  givenTimeSchema,
  idSchema,
  pageOf,
  pageQuery,
  timeSchema,
} from './common.ts';

export const clockKindSchema = z.enum(clockKinds);
export const clockStateSchema = z.enum(clockStates);

const daySchema = z.string();

/** How a time was computed: what the answer to "why this date?" is made from. */
export const clockTraceSchema = z.object({
  unit: z.enum(['business-minutes', 'working-days', 'calendar-days', 'hours', 'months', 'moment']),
  amount: z.number().nullable(),
  article: z.string().nullable(),
  start: timeSchema,
  excludedDay: daySchema.nullable(),
  dueDate: daySchema.nullable(),
  zone: z.string(),
  calendarCode: z.string().nullable(),
  calendarVersion: z.number().int().nullable(),
  sharedBy: z.array(z.object({ code: z.string(), version: z.number().int() })).optional(),
  skipped: z.array(daySchema),
  provisionalYears: z.array(z.number().int()),
  assumption: z.string().nullable(),
  promiseId: z.string().nullable(),
  hoursId: z.string().nullable(),
  /** How much of its time is gone at each warning. */
  warnShares: z.array(z.number()).readonly(),
  /** The one extension that a rule of the law allows, and what became of it; null where it allows none. */
  extension: z
    .object({
      latestAt: timeSchema,
      used: z.object({ at: timeSchema, from: timeSchema, messageId: idSchema }).nullable(),
    })
    .nullable(),
  /** Where it goes on with what was left when the customer was asked for something: since when it stood, of how much. */
  stood: z.object({ at: timeSchema, amount: z.number().nullable() }).optional(),
  /** Within which a decision reaches the customer, where the law parts the two. */
  notice: z.object({ unit: z.enum(legalUnits), amount: z.number(), article: z.string() }).optional(),
  /** Where it waits for the notice of a decision: the day on which that was taken. */
  decidedOn: daySchema.optional(),
});

/** A running commitment, or what became of it. */
export const clockSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  kind: clockKindSchema,
  /** `promise`, `agent`, `waiting`, `snooze`, `repair`, or the rule of a regime. */
  rule: z.string(),
  state: clockStateSchema,
  /** Of several of the law: the one that counts. */
  isBinding: z.boolean(),
  channelId: idSchema.nullable(),
  /** What it waits to see answered. */
  messageId: idSchema.nullable(),
  startedAt: timeSchema,
  dueAt: timeSchema,
  warnAt: z.array(timeSchema),
  warnedCount: z.number().int(),
  escalatedCount: z.number().int(),
  pausedAt: timeSchema.nullable(),
  /** Minutes of opening hours that were left when it was paused. */
  leftMinutes: z.number().nullable(),
  breachedAt: timeSchema.nullable(),
  endedAt: timeSchema.nullable(),
  endReason: z.string().nullable(),
  metByMessageId: idSchema.nullable(),
  supersededBy: idSchema.nullable(),
  /** What an agent promised, or why more time was taken, in words. */
  note: z.string().nullable(),
  promisedById: idSchema.nullable(),
  trace: clockTraceSchema,
});
export type ClockDto = z.infer<typeof clockSchema>;

export const ticketClocksSchema = pageOf(clockSchema);

export const promiseFollowUpBody = z.strictObject({
  dueAt: givenTimeSchema,
  note: z.string().trim().min(1).max(500),
  /** The message it was promised in. */
  messageId: idSchema.optional(),
});
export const endFollowUpBody = z.strictObject({ reason: z.string().trim().min(1).max(300) });

/** Asks the customer for what is missing. The text is sent as it is written; what the law says of it comes with it. */
export const requestCureBody = z.strictObject({
  text: z.string().trim().min(1).max(100_000),
  /** Until when; the least that the regime grants where omitted. */
  dueAt: givenTimeSchema.optional(),
  channelId: idSchema.optional(),
});

export const previewCureQuery = z.object({ dueAt: givenTimeSchema.optional() });
/** What goes with such a request. */
export const curePreviewSchema = z.object({
  /** The least time that the regime grants. */
  least: timeSchema,
  article: z.string(),
  /** What the deadlines do once she has completed it. */
  deadlines: z.enum(['restart', 'resume']),
  /** Until when the law lets us ask; null where it does not say, or she was asked already. */
  askBy: timeSchema.nullable(),
  /** What goes before the list of what is missing, in the customer's language. */
  intro: z.string(),
  /** What is said of what follows, likewise. */
  warning: z.string(),
});
export type CurePreviewDto = z.infer<typeof curePreviewSchema>;

/** Puts a deadline of the law off. The customer reads the reason as it is written, with both dates and the article. */
export const extendDeadlineBody = z.strictObject({
  reason: z.string().trim().min(1).max(2_000),
  /** The new day, where the customer is; the last that the law allows where omitted. */
  dueDate: givenDateSchema.optional(),
  channelId: idSchema.optional(),
});
export type ExtendDeadlineBody = z.input<typeof extendDeadlineBody>;

/** Says that a matter is decided, and when: from then on the decision has its own time to reach the customer. */
export const recordDecisionBody = z.strictObject({
  /** Where the customer is; today where omitted. */
  decidedOn: givenDateSchema.optional(),
  /** What was decided. */
  note: z.string().trim().min(1).max(2_000),
});
export type RecordDecisionBody = z.input<typeof recordDecisionBody>;

/** Hands a matter to the body whose it is to decide. The customer reads the name, and the text as it is written. */
export const transferTicketBody = z.strictObject({
  to: z.string().trim().min(1).max(200),
  text: z.string().trim().max(10_000).default(''),
  channelId: idSchema.optional(),
});
export type TransferTicketBody = z.input<typeof transferTicketBody>;

export const previewTransferQuery = z.object({ to: z.string().trim().max(200).default('') });
export const transferPreviewSchema = z.object({
  /** Until when the law wants it handed over. */
  dueAt: timeSchema,
  article: z.string(),
  /** What the customer is told, in her language. */
  words: z.string(),
});
export type TransferPreviewDto = z.infer<typeof transferPreviewSchema>;

export const previewExtensionQuery = z.object({ dueDate: givenDateSchema.optional() });
/** What goes before the reason. */
export const extensionPreviewSchema = z.object({
  /** Until when it is now, and the last day to which it may go, where the customer is. */
  dueDate: givenDateSchema,
  latestDate: givenDateSchema,
  article: z.string(),
  /** What she is told, in her language. */
  words: z.string(),
});
export type ExtensionPreviewDto = z.infer<typeof extensionPreviewSchema>;

export const breachSchema = z.object({
  id: idSchema,
  ticket: z.object({
    id: idSchema,
    trackingKey: z.string(),
    subject: z.string().nullable(),
    customerName: z.string().nullable(),
  }),
  clockId: idSchema,
  kind: clockKindSchema,
  rule: z.string(),
  /** As lawyers cite it; null where it was a promise of ours. */
  article: z.string().nullable(),
  channelId: idSchema.nullable(),
  queueId: idSchema.nullable(),
  ownerId: idSchema.nullable(),
  dueAt: timeSchema,
  breachedAt: timeSchema,
  /** When it was answered after all. */
  answeredAt: timeSchema.nullable(),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  notedById: idSchema.nullable(),
  notedAt: timeSchema.nullable(),
});
export type BreachDto = z.infer<typeof breachSchema>;

export const listBreachesQuery = pageQuery.extend({
  from: givenTimeSchema.optional(),
  to: givenTimeSchema.optional(),
  kind: clockKindSchema.optional(),
  rule: z.string().max(100).optional(),
  queueId: idSchema.optional(),
  /** Who had it when its time passed. */
  ownerId: idSchema.optional(),
  ticketId: idSchema.optional(),
  /** Those whose cause nobody wrote down yet. */
  isOpen: z.stringbool().optional(),
});
/** The register as a file: narrowed as its list is, and whole. */
export const exportBreachesQuery = listBreachesQuery
  .omit({ cursor: true, limit: true })
  .extend({ locale: csvLocaleSchema });
export const noteBreachBody = z.strictObject({
  cause: z.string().trim().min(1).max(1_000).nullable().optional(),
  remedy: z.string().trim().min(1).max(1_000).nullable().optional(),
});

export const approvalActionSchema = z.enum(['relabel', 'close', 'merge', 'spam', 'extend']);
export const approvalDecisionSchema = z.enum(['approved', 'refused', 'withdrawn']);

/** What is done once it is approved, by its action: as the body of the call that was refused. */
export const approvalChangeSchema = z.record(z.string(), z.unknown());

export const approvalSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  action: approvalActionSchema,
  change: approvalChangeSchema,
  reason: z.string(),
  askedById: idSchema,
  askedAt: timeSchema,
  /** Null where it is not decided, or a reason was enough. */
  decidedById: idSchema.nullable(),
  decidedAt: timeSchema.nullable(),
  decision: approvalDecisionSchema.nullable(),
});
export type ApprovalDto = z.infer<typeof approvalSchema>;

/**
 * `change` as in the call that was refused: of `PATCH /tickets/{id}`, `{toTicketId}` for a merge, or that of an extension
 * with its `clockId`.
 */
export const askApprovalBody = z.strictObject({
  action: approvalActionSchema,
  change: approvalChangeSchema,
  reason: z.string().trim().min(1).max(500),
});
/** What the second person says of it: a note on the ticket that names who asked, kept with the decision or not at all. */
export const decideApprovalBody = z
  .strictObject({ note: z.string().trim().min(1).max(1_000).optional() })
  .nullish();

export const listApprovalsQuery = pageQuery.extend({
  /** Those that wait for a decision, or those that have one. */
  state: z.enum(['open', 'decided']).default('open'),
});
export const listedApprovalSchema = approvalSchema.extend({
  ticket: z.object({ trackingKey: z.string(), subject: z.string().nullable() }),
});
export type ListedApprovalDto = z.infer<typeof listedApprovalSchema>;
