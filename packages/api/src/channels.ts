import { purposes } from '@hilo/core';
import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from './common.ts';

export const probeSchema = z.object({
  ok: z.boolean(),
  steps: z.array(
    z.object({
      step: z.string(),
      ok: z.boolean(),
      code: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ProbeDto = z.infer<typeof probeSchema>;

/** How a channel stands with the world outside: what is published about it, and what should be. */
export const standingSchema = z.object({
  subject: z.string(),
  about: z.string(),
  verdict: z.enum(['good', 'weak', 'bad', 'unknown']),
  finding: z.string(),
  found: z.string().nullable(),
  wanted: z.object({ name: z.string(), value: z.string() }).nullable(),
});
export type StandingDto = z.infer<typeof standingSchema>;

const vocationTextSchema = z.string().trim().max(500).nullable();
/** What a channel is for, as customers read it before they write. */
export const vocationSchema = z.strictObject({
  purposes: z.array(z.enum(purposes)).max(purposes.length),
  text: z.strictObject({ es: vocationTextSchema, en: vocationTextSchema }),
});

export const channelSchema = z.object({
  id: idSchema,
  kind: z.string(),
  name: z.string(),
  /** Secrets are left out; `hasSecret` names those that are set. */
  settings: z.record(z.string(), z.unknown()),
  hasSecret: z.array(z.string()),
  queueId: idSchema,
  signature: z.string(),
  isEnabled: z.boolean(),
  vocation: vocationSchema,
  /** When it is open; null: in the organisation's own hours. */
  hoursId: idSchema.nullable(),
  /** Is it shown to customers where they choose a channel? */
  isShown: z.boolean(),
  /** Does it confirm what comes, with the tracking key? */
  sendsReceipts: z.boolean(),
  health: probeSchema.extend({ at: timeSchema }).nullable(),
  /** What it could not send of late through a fault of its own, the last of it named; null where there is nothing. */
  refusal: z
    .object({
      count: z.number().int(),
      code: z.string(),
      detail: z.string().nullable(),
      lastAt: timeSchema,
      /** Something has left since. */
      isMended: z.boolean(),
      /** It did leave, and a report came back of it: the way out works. */
      isReported: z.boolean(),
    })
    .nullable(),
  createdAt: timeSchema,
});
export type ChannelDto = z.infer<typeof channelSchema>;

/** The honest mailbox panel: everything that came, by what became of it. */
export const channelCountsSchema = z.object({
  received: z.number().int(),
  placed: z.number().int(),
  ignored: z.number().int(),
  quarantined: z.number().int(),
  ignoredWhy: z.array(z.object({ why: z.string(), count: z.number().int() })),
  lastReceivedAt: timeSchema.nullable(),
});
export type ChannelCounts = z.infer<typeof channelCountsSchema>;

/** Of what a channel could not send: how much is on its way again, and how much no longer holds. */
export const resentSchema = z.object({ queued: z.number().int(), left: z.number().int() });
export type ResentDto = z.infer<typeof resentSchema>;

export const createChannelBody = z.strictObject({
  kind: z.string().max(40),
  name: z.string().trim().min(1).max(120),
  settings: z.record(z.string(), z.unknown()),
  queueId: idSchema.optional(),
  signature: z.string().max(5_000).default(''),
});
export const changeChannelBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  /** Merged over what is stored; a secret that is left out stays. */
  settings: z.record(z.string(), z.unknown()).optional(),
  queueId: idSchema.optional(),
  signature: z.string().max(5_000).optional(),
  isEnabled: z.boolean().optional(),
  vocation: vocationSchema.optional(),
  hoursId: idSchema.nullable().optional(),
  isShown: z.boolean().optional(),
  sendsReceipts: z.boolean().optional(),
});
export const testChannelBody = z.strictObject({
  kind: z.string().max(40),
  settings: z.record(z.string(), z.unknown()),
  channelId: idSchema.optional(),
});

/** Where a provider sends the browser back to after somebody has signed in there: to be registered with it. */
export const signInPlaceSchema = z.object({ redirectUri: z.string() });
/** Where to send the browser. */
export const signInBegunSchema = z.object({ url: z.string() });
/** What the browser came back with from the provider (RFC 6749 §4.1.2). */
export const finishSignInBody = z.strictObject({
  state: z.string().max(4_000),
  code: z.string().max(4_000).optional(),
  error: z.string().max(200).optional(),
  errorDescription: z.string().max(4_000).optional(),
});
/**
 * How a sign-in ended. `denied`: whoever was asked said no. `refused`: the provider did. `noLasting`: it gave no token
 * that lasts. `unavailable`: it did not answer. `stale`: this attempt was begun elsewhere, or too long ago.
 */
export const signInOutcomes = ['signedIn', 'denied', 'refused', 'noLasting', 'unavailable', 'stale'] as const;
export const signedInSchema = z.object({
  outcome: z.enum(signInOutcomes),
  /** Null where the attempt is not known. */
  channelId: idSchema.nullable(),
  /** The provider's own code. */
  detail: z.string().nullable(),
});
export type SignedInDto = z.infer<typeof signedInSchema>;

export const arrivalSchema = z.object({
  id: idSchema,
  channelId: idSchema,
  outcome: z.enum(['placed', 'ignored', 'quarantined', 'stored']),
  type: z.string(),
  why: z.string().nullable(),
  detail: z.string().nullable(),
  sender: z.string().nullable(),
  subject: z.string().nullable(),
  hasOriginal: z.boolean(),
  ticketId: idSchema.nullable(),
  occurredAt: timeSchema,
  receivedAt: timeSchema,
  decidedAt: timeSchema.nullable(),
});
export type ArrivalDto = z.infer<typeof arrivalSchema>;
export const listArrivalsQuery = pageQuery.extend({
  outcome: z.enum(['ignored', 'quarantined']).optional(),
  channelId: idSchema.optional(),
});

export const releaseArrivalBody = z
  .strictObject({
    /** For what could not be read: whose it is. */
    customerId: idSchema.optional(),
    subject: z.string().trim().max(500).nullable().optional(),
  })
  .default({});
