import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';
import { changeTicketBody, prioritySchema, sendMessageBody, ticketSchema } from './tickets.ts';
import { ticketKindSchema } from './views.ts';

/** One wording: its language, and the kind of channel it is meant for where it is for one. */
export const answerBodySchema = z.strictObject({
  locale: z.enum(['es', 'en']),
  liveness: z.enum(['live', 'deferred']).nullable().default(null),
  medium: z.enum(['text', 'voice', 'video', 'paper', 'face']).nullable().default(null),
  text: z.string().max(100_000),
  html: z.string().max(200_000).nullable().default(null),
});
export type AnswerBodyDto = z.infer<typeof answerBodySchema>;

const tags = z.array(z.string().trim().min(1).max(60)).max(30);

/** What a macro does to the ticket. What is not named stays as it is. */
export const macroActionsSchema = z.strictObject({
  owner: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('me') }),
      z.strictObject({ type: z.literal('nobody') }),
      z.strictObject({ type: z.literal('agent'), agentId: idSchema }),
    ])
    .optional(),
  queueId: idSchema.optional(),
  kind: ticketKindSchema.optional(),
  priority: prioritySchema.optional(),
  addTags: tags.optional(),
  removeTags: tags.optional(),
  status: z.enum(['open', 'resolved']).optional(),
  /** It waits for the customer and comes back that many days on, at nine where the agent is. */
  waitDays: z.number().int().min(1).max(365).optional(),
  snoozeDays: z.number().int().min(1).max(365).optional(),
  note: z.string().trim().max(10_000).optional(),
});
export type MacroActionsDto = z.infer<typeof macroActionsSchema>;

export const answerSchema = z.object({
  id: idSchema,
  title: z.string(),
  shortcut: z.string().nullable(),
  folder: z.string(),
  audience: z.enum(['private', 'team', 'everyone']),
  agentId: idSchema.nullable(),
  teamId: idSchema.nullable(),
  bodies: z.array(answerBodySchema),
  /** Null for an answer that does nothing to the ticket. */
  actions: macroActionsSchema.nullable(),
  useCount: z.number().int(),
  lastUsedAt: timeSchema.nullable(),
  version: z.number().int(),
  /** Whether the caller may change it. */
  canWrite: z.boolean(),
  /** What its actions point at and is gone. */
  missing: z.array(z.enum(['queue', 'agent'])),
});
export type AnswerDto = z.infer<typeof answerSchema>;

const shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u);

export const writeAnswerBody = z.strictObject({
  title: z.string().trim().min(1).max(120),
  shortcut: shortcut.nullable().default(null),
  folder: z.string().trim().max(60).default(''),
  audience: z.enum(['private', 'team', 'everyone']).default('private'),
  teamId: idSchema.nullable().default(null),
  bodies: z.array(answerBodySchema).max(12).default([]),
  actions: macroActionsSchema.nullable().default(null),
});
export type WriteAnswerBody = z.infer<typeof writeAnswerBody>;

/** Uses a macro on a ticket: its actions and its note, and with them the message, where there is one. */
export const applyMacroBody = z.strictObject({
  answerId: idSchema,
  message: sendMessageBody.optional(),
});
export type ApplyMacroBody = z.infer<typeof applyMacroBody>;

export const macroAppliedSchema = z.object({
  ticket: ticketSchema,
  messageId: idSchema.nullable(),
  noteId: idSchema.nullable(),
  /** What puts the ticket back as it was; the note and what was sent stay. Null where nothing changed. */
  undo: changeTicketBody.extend({ tags: z.array(z.string()).optional() }).nullable(),
});
export type MacroAppliedDto = z.infer<typeof macroAppliedSchema>;
