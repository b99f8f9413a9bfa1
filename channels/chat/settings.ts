import { secret } from '@hilo/channel-kit';
import { readTextByLocale } from '@hilo/core';
import { z } from 'zod';

/** A form sends an empty field as an empty string; that is a field that was not filled in. */
const filled = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema).optional();
/** Words that visitors read, in each language; one text alone, as it was once kept, counts for what it reads like. */
const words = (most: number) =>
  z
    .preprocess(
      readTextByLocale,
      z.object({ es: z.string().max(most).nullable(), en: z.string().max(most).nullable() }),
    )
    .prefault('');
/** RFC 7518 §3.2: a key for HS256 has at least 256 bits. */
const identityKey = z.string().min(32).max(500);

/** `https://shop.example`, without path: what a browser says of a page in `Origin`. */
const origin = z
  .string()
  .trim()
  .toLowerCase()
  .transform((value) => value.replace(/\/$/, ''))
  .refine((value) => URL.canParse(value) && new URL(value).origin === value && /^https?:/.test(value), {
    error: 'is not the address of a site: https://shop.example, without a path',
  });

/** What an administrator fills in. */
export const chatSettings = z.object({
  title: words(80).refine(({ es, en }) => es !== null || en !== null, { error: 'is written in no language' }),
  greeting: words(500),
  offlineText: words(500),
  allowedOrigins: z.array(origin).max(50).default([]),
  consent: words(500),
  privacyUrl: filled(z.url({ protocol: /^https?$/ }).max(500)),
  identitySecret: secret(filled(identityKey)),
  previousIdentitySecret: secret(filled(identityKey)),
  requiresIdentity: z.boolean().default(false),
});
export type ChatSettings = z.infer<typeof chatSettings>;
