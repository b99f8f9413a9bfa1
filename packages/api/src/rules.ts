import { readFieldFilter, ruleCapabilities, ruleVerdicts } from '@hilo/core';
import { z } from 'zod';
import { idSchema } from './common.ts';
import { prioritySchema } from './tickets.ts';
import { ticketKindSchema } from './views.ts';

export const ruleFieldSchema = z.enum([
  'sender',
  'recipient',
  'subject',
  'words',
  'tag',
  'channel',
  'language',
  'organisation',
  'capability',
  'customField',
]);

const isCapability = (value: string): boolean => ruleCapabilities.some((one) => one === value);

/**
 * One question; any of the values is enough. Channels and organisations are named by their id, a channel's capability by
 * its word; of a custom field it is asked as in a list of tickets: `customer.vip:true`.
 */
export const ruleConditionSchema = z
  .strictObject({
    field: ruleFieldSchema,
    values: z.array(z.string().trim().min(1).max(250)).min(1).max(50),
  })
  .refine(({ field, values }) => field !== 'capability' || values.every(isCapability), {
    path: ['values'],
    error: `must be of ${ruleCapabilities.join(', ')}`,
  })
  .refine(
    ({ field, values }) =>
      field !== 'customField' || values.every((value) => readFieldFilter(value) !== null),
    { path: ['values'], error: 'must be as ticket.key:value' },
  );

export const ruleActionsSchema = z.strictObject({
  queueId: idSchema.optional(),
  ownerId: idSchema.optional(),
  /** In turn among those of this team who are here. */
  teamId: idSchema.optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
  kind: ticketKindSchema.optional(),
  priority: prioritySchema.optional(),
});

export const writeRuleBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  isOn: z.boolean().default(true),
  runsOn: z.enum(['opened', 'message']).default('opened'),
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(ruleConditionSchema).max(20),
  actions: ruleActionsSchema,
  /** Where it applies, no rule below it is looked at. */
  stops: z.boolean().default(false),
});
export type WriteRuleBody = z.infer<typeof writeRuleBody>;

export const ruleSchema = writeRuleBody.extend({
  id: idSchema,
  isOn: z.boolean(),
  runsOn: z.enum(['opened', 'message']),
  match: z.enum(['all', 'any']),
  stops: z.boolean(),
  /** What it points at or asks for and is gone; such a rule is passed over. */
  missing: z.array(z.enum(['queue', 'agent', 'team', 'field'])),
});
export type RuleDto = z.infer<typeof ruleSchema>;

export const orderRulesBody = z.strictObject({ ruleIds: z.array(idSchema).max(500) });

const ruleReasonSchema = z.object({ field: ruleFieldSchema, value: z.string() });

export const testRuleBody = writeRuleBody.pick({ match: true, conditions: true });
export const ruleTestSchema = z.object({
  /** How many tickets were looked at: the newest 200 at most. */
  tested: z.number().int(),
  items: z.array(
    z.object({
      ticketId: idSchema,
      trackingKey: z.string(),
      subject: z.string().nullable(),
      sender: z.string().nullable(),
      reasons: z.array(ruleReasonSchema),
    }),
  ),
});
export type RuleTestDto = z.infer<typeof ruleTestSchema>;

export const explainRulesBody = z.strictObject({
  /** A ticket by its key or its id. */
  ticket: z.string().trim().min(1).max(80),
  /** As it opened, by its first message; or by the customer's last one. */
  on: z.enum(['opened', 'message']).default('opened'),
});
/** What the rules, as they stand now, would do with a ticket that is there. */
export const rulesExplainedSchema = z.object({
  ticketId: idSchema,
  trackingKey: z.string(),
  subject: z.string().nullable(),
  sender: z.string().nullable(),
  items: z.array(
    z.object({
      ruleId: idSchema,
      verdict: z.enum(ruleVerdicts),
      reasons: z.array(ruleReasonSchema),
      /** What it asked for in vain. */
      unmet: z.array(ruleConditionSchema),
      changes: ruleActionsSchema,
    }),
  ),
});
export type RulesExplainedDto = z.infer<typeof rulesExplainedSchema>;
