import { z } from 'zod';

export const idSchema = z.uuid().meta({ description: 'UUIDv7' });
export const timeSchema = z.iso.datetime({ offset: true });

/** A time that somebody names: one that PostgreSQL keeps as well, which knows no year 0 and no offset of a whole day. */
export const givenTimeSchema = timeSchema.refine((given) => {
  const at = Date.parse(given);
  const hours = /[+-](\d\d):?\d\d$/.exec(given)?.[1] ?? '00';
  return at >= Date.parse('0001-01-02T00:00Z') && at < Date.parse('9999-12-31T00:00Z') && Number(hours) < 15;
}, 'is no time between the years 1 and 9999');
/** A day that somebody names, likewise. */
export const givenDateSchema = z.iso
  .date()
  .refine((given) => given > '0001-01-01' && given < '9999-12-31', 'is no day between the years 1 and 9999');

/** Shape of a problem (RFC 9457) as answered with `application/problem+json`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  retryable: z.boolean(),
  /** Reference for support; the same id stands in the log. */
  requestId: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const pageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** In which language a person opens a CSV file; left out where a program reads it. */
export const csvLocaleSchema = z.enum(['es', 'en']).optional();

/** Every list is a page, also one that is always given whole: whoever reads one can read them all. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type Page<Item> = { items: Item[]; nextCursor: string | null };

/** A list that has no second page. */
export const whole = <Item>(items: Item[]): Page<Item> => ({ items, nextCursor: null });

/** A (kind, value) pair that names somebody on some channel. */
export const partySchema = z.object({
  kind: z.string(),
  value: z.string(),
  name: z.string().nullable().default(null),
});
/** One that a caller names: as long as one that came may be, so that she can be answered. What came has no other bound. */
export const givenPartySchema = partySchema.extend({
  kind: z.string().min(1).max(40),
  value: z.string().trim().min(1).max(512),
  name: z.string().max(512).nullable().default(null),
});
export type PartyDto = z.infer<typeof partySchema>;
