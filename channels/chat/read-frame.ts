import { z } from 'zod';
import { type ClientFrame, maxTextLength, protocolVersion } from './protocol.ts';

const clientId = z.string().regex(/^[0-9a-f]{32}$/);
const position = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const name = z
  .string()
  .max(200)
  .transform((typed) => plainLine(typed).trim())
  .nullable();

/** Without what no name has: what a table refuses, or what shows it otherwise than it is. */
export const plainLine = (text: string): string =>
  text.toWellFormed().replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');

/** What a widget may say. Fields of later versions are let through. */
const frameSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    version: z.literal(protocolVersion),
    token: z.string().max(4_000).nullable(),
    identity: z.string().max(8_000).nullable(),
    locale: z.enum(['es', 'en']),
    after: position.nullable(),
    isVisible: z.boolean(),
    page: z.string().max(2_000).nullable(),
  }),
  z.object({
    type: z.literal('message'),
    clientId,
    // Longer ones are refused by name, and not as something that cannot be read.
    text: z.string().max(maxTextLength * 7),
    fileIds: z.array(z.string().max(2_000)).max(50),
    about: z.string().max(40).nullable(),
    isNew: z.boolean(),
  }),
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('read'), position }),
  z.object({ type: z.literal('visible'), isVisible: z.boolean() }),
  z.object({ type: z.literal('older'), before: position }),
  z.object({ type: z.literal('address'), clientId, address: z.string().max(300).nullable(), name }),
  z.object({ type: z.literal('transcript'), clientId }),
  z.object({ type: z.literal('ping') }),
]) satisfies z.ZodType<ClientFrame>;

/** The frame, or null for what is none. */
export const readFrame = (text: string): ClientFrame | null => {
  try {
    return frameSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** The normal form of a mail address somebody typed, or null. */
export const readAddress = (typed: string): string | null => {
  const address = typed.trim();
  return /^[^\s\p{C}@<>,;"]{1,64}@[^\s\p{C}@<>,;"]+\.[^\s\p{C}@<>,;"]{2,}$/u.test(address) &&
    address.length <= 254
    ? address.toLowerCase()
    : null;
};
