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
]);

/** One question; any of the values is enough. Channels and organisations are named by their id. */
export const ruleConditionSchema = z.strictObject({
  field: ruleFieldSchema,
  values: z.array(z.string().trim().min(1).max(200)).min(1).max(50),
});

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
});
export type WriteRuleBody = z.infer<typeof writeRuleBody>;

export const ruleSchema = writeRuleBody.extend({
  id: idSchema,
  isOn: z.boolean(),
  runsOn: z.enum(['opened', 'message']),
  match: z.enum(['all', 'any']),
  /** What it points at and is gone; such a rule is passed over. */
  missing: z.array(z.enum(['queue', 'agent', 'team'])),
});
export type RuleDto = z.infer<typeof ruleSchema>;

export const orderRulesBody = z.strictObject({ ruleIds: z.array(idSchema).max(500) });

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
      reasons: z.array(z.object({ field: ruleFieldSchema, value: z.string() })),
    }),
  ),
});
export type RuleTestDto = z.infer<typeof ruleTestSchema>;
