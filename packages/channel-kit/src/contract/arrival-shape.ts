import { z } from 'zod';
import type { Delivered } from '../adapter.ts';
import type { Arrival } from '../arrival.ts';
import { type ChannelErrorCode, channelErrorCodes } from '../channel-error.ts';

/** ISO 8601 in UTC, to the second or finer. */
const instant = z.iso.datetime({ offset: false });
const name = z.string().min(1);
const blob = z.strictObject({ id: name, size: z.number().int().nonnegative() });
const party = z.strictObject({ kind: name, value: name, name: name.nullable() });
const common = { externalId: name, occurredAt: instant };

const message = z.strictObject({
  type: z.literal('message'),
  ...common,
  direction: z.enum(['in', 'out']),
  from: party,
  alsoProved: z.array(party).optional(),
  to: z.array(party),
  cc: z.array(party),
  replyTo: z.array(party),
  ownParties: z.array(party).optional(),
  locale: z.string().min(2).max(20).optional(),
  subject: z.string().nullable(),
  text: z.string(),
  quotedText: z.string().nullable(),
  signature: z.string().nullable(),
  html: z.string().nullable(),
  files: z.array(
    z.strictObject({
      name: z.string().nullable(),
      type: z.string().regex(/^[^A-Z]+\/[^A-Z]+$/),
      blob,
      inline: z.boolean(),
      contentId: z.string().nullable(),
    }),
  ),
  thread: z.strictObject({
    ownRef: name.nullable(),
    nativeThread: name.nullable(),
    refs: z.array(name),
    replyTokens: z.array(name),
    trackingKeys: z.array(name).optional(),
  }),
  automatic: z.strictObject({ kind: z.enum(['none', 'auto', 'bulk']), why: name.nullable() }),
  assurance: z.strictObject({
    level: z.enum(['verified', 'unverified', 'failed']),
    method: name.nullable(),
    detail: z.string().nullable(),
  }),
  isSpam: z.boolean(),
  raw: blob.nullable(),
  warnings: z.array(z.string()),
});

/** Every arrival, field by field; what is not in the type is refused. */
export const arrivalShape = z.discriminatedUnion('type', [
  message,
  z.strictObject({ type: z.literal('edit'), ...common, aboutRef: name, text: z.string() }),
  z.strictObject({ type: z.literal('deletion'), ...common, aboutRef: name }),
  z.strictObject({ type: z.literal('typing'), ...common, from: party }),
  z.strictObject({ type: z.literal('presence'), ...common, from: party, isPresent: z.boolean() }),
  z.strictObject({
    type: z.literal('contact'),
    ...common,
    from: party,
    trackingKey: name,
    reachableAt: party.nullable(),
  }),
  z.strictObject({
    type: z.literal('transcript'),
    ...common,
    from: party,
    trackingKey: name,
    to: party,
  }),
  z.strictObject({
    type: z.literal('receipt'),
    ...common,
    aboutRefs: z.array(name).min(1),
    status: z.enum(['sent', 'delivered', 'read', 'delayed', 'failed']),
    isHard: z.boolean(),
    code: z.enum(Object.keys(channelErrorCodes) as [ChannelErrorCode]).optional(),
    recipients: z.array(party),
    detail: z.string().nullable(),
    raw: blob.nullable(),
  }),
  z.strictObject({ type: z.literal('unreadable'), ...common, raw: blob, code: name, detail: z.string() }),
]) satisfies z.ZodType<Arrival>;

export const deliveredShape = z.strictObject({
  externalId: name.nullable(),
  refs: z.array(name),
  status: z.enum(['sent', 'delivered']),
  refused: z.array(z.strictObject({ party, detail: z.string() })),
  raw: blob.nullable(),
}) satisfies z.ZodType<Delivered>;
