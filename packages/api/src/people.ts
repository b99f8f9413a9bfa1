import { roles } from '@hilo/core';
import { z } from 'zod';
import { idSchema, timeSchema } from './common.ts';
import { listColumnsSchema } from './views.ts';

export const roleSchema = z.enum(roles);

export const agentSchema = z.object({
  id: idSchema,
  name: z.string(),
  alias: z.string().nullable(),
  email: z.string(),
  role: roleSchema,
  teamIds: z.array(idSchema),
  createdAt: timeSchema,
  invitedAt: timeSchema.nullable(),
  hasLogin: z.boolean(),
  /** Whether a code is asked for after the password. Null for whoever does not manage agents. */
  hasSecondFactor: z.boolean().nullable(),
  deactivatedAt: timeSchema.nullable(),
  /** A path of this server; null where initials have to do. */
  photoUrl: z.string().nullable(),
});
export type AgentDto = z.infer<typeof agentSchema>;

/** The signed-in agent: what the desk needs at once. */
export const meSchema = agentSchema.extend({
  hasSecondFactor: z.boolean(),
  locale: z.string(),
  timeZone: z.string(),
  theme: z.enum(['system', 'light', 'dark']),
  signature: z.string(),
  /** Of the table of tickets, wherever the list has none of its own. */
  listColumns: listColumnsSchema,
  permissions: z.array(z.string()),
  /** Whether a part of what is here is made up: every screen says so. */
  hasExamples: z.boolean(),
  /** Where the log of events stood: who follows it from here misses nothing of what is read afterwards. */
  position: z.number().int(),
});
export type MeDto = z.infer<typeof meSchema>;

export const changeMeBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  alias: z.string().trim().max(120).nullable().optional(),
  locale: z.enum(['es', 'en']).optional(),
  timeZone: z.string().max(60).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  signature: z.string().max(5_000).optional(),
  listColumns: listColumnsSchema.optional(),
});

export const inviteAgentBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(254),
  role: roleSchema.default('agent'),
  teamIds: z.array(idSchema).default([]),
});
export const changeAgentBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  role: roleSchema.optional(),
  teamIds: z.array(idSchema).optional(),
});
export const deactivateAgentBody = z.strictObject({ handToAgentId: idSchema.nullable().default(null) });
/** `handedTickets`: how many went to somebody else, or back to their queues. */
export const deactivatedSchema = agentSchema.extend({ handedTickets: z.number().int() });
export type DeactivatedDto = z.infer<typeof deactivatedSchema>;
/** What an agent has in hand, and to which queues it would go back. */
export const agentWorkSchema = z.object({
  tickets: z.number().int(),
  queues: z.array(z.object({ id: idSchema, name: z.string(), tickets: z.number().int() })),
});
export type AgentWorkDto = z.infer<typeof agentWorkSchema>;
export const acceptInvitationBody = z.strictObject({
  token: z.string().max(200),
  password: z.string().min(12).max(200),
  name: z.string().trim().min(1).max(120).optional(),
  /** The language in which the invited read this; one who only forgot the password keeps theirs. */
  locale: z.enum(['es', 'en']).optional(),
});

export const teamSchema = z.object({
  id: idSchema,
  name: z.string(),
  signature: z.string(),
  agentIds: z.array(idSchema),
});
export type TeamDto = z.infer<typeof teamSchema>;
/** To whom a queue gives its new tickets, among those of its team who are here. */
export const givingSchema = z.enum(['nobody', 'inTurn', 'fewestOpen']);
export type Giving = z.infer<typeof givingSchema>;

export const queueSchema = z.object({
  id: idSchema,
  name: z.string(),
  teamId: idSchema.nullable(),
  isDefault: z.boolean(),
  giving: givingSchema,
  /** Whoever has so many open tickets is given no more; null where there is no limit. */
  openLimit: z.number().int().nullable(),
  openCount: z.number().int(),
});
export type QueueDto = z.infer<typeof queueSchema>;
export const apiKeySchema = z.object({
  id: idSchema,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdAt: timeSchema,
  lastUsedAt: timeSchema.nullable(),
  revokedAt: timeSchema.nullable(),
});
