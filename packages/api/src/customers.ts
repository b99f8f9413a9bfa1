import { z } from 'zod';
import { csvLocaleSchema, idSchema, pageQuery, timeSchema } from './common.ts';
import { segmentSchema } from './promises.ts';
import { ticketRowSchema } from './tickets.ts';

export const identitySchema = z.object({
  id: idSchema,
  kind: z.string(),
  value: z.string(),
  displayName: z.string().nullable(),
  verifiedAt: timeSchema.nullable(),
  /** What comes from it is not heard. */
  blockedAt: timeSchema.nullable(),
  createdAt: timeSchema,
});
export type IdentityDto = z.infer<typeof identitySchema>;

/** Who is not heard. */
export const blockedIdentitySchema = identitySchema.pick({ id: true, kind: true, value: true }).extend({
  customer: z.object({ id: idSchema, name: z.string().nullable() }),
  blockedAt: timeSchema,
  /** Null where a program did it. */
  blockedById: idSchema.nullable(),
});
export type BlockedIdentityDto = z.infer<typeof blockedIdentitySchema>;
export const listBlockedQuery = pageQuery;

export const customerRowSchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  isOrganisation: z.boolean(),
  address: z.string().nullable(),
  updatedAt: timeSchema,
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

export const identityMoveSchema = z.object({
  id: idSchema,
  identityIds: z.array(idSchema),
  fromCustomerId: idSchema,
  toCustomerId: idSchema,
  evidence: z.object({ reasons: z.array(z.string()), note: z.string().nullable() }),
  movedById: idSchema.nullable(),
  movedAt: timeSchema,
  undoneAt: timeSchema.nullable(),
});

export const customerSchema = customerRowSchema.extend({
  about: z.string(),
  locale: z.string().nullable(),
  /** Of customers who are promised something of their own. */
  segment: z.string().nullable(),
  /** The calendar of where the customer is, for deadlines of the law; the organisation's where null. */
  place: z.string().nullable(),
  organisation: z.object({ id: idSchema, name: z.string().nullable() }).nullable(),
  version: z.number().int(),
  createdAt: timeSchema,
  restrictedAt: timeSchema.nullable(),
  /** Its identities and tickets are with that customer. */
  mergedInto: idSchema.nullable(),
  identities: z.array(identitySchema),
  tickets: z.array(ticketRowSchema),
  openTicketCount: z.number().int(),
  ticketCount: z.number().int(),
  suggestions: z.array(z.object({ id: idSchema, customer: customerRowSchema, reasons: z.array(z.string()) })),
  moves: z.array(identityMoveSchema),
});
export type CustomerDto = z.infer<typeof customerSchema>;

export const listCustomersQuery = pageQuery.extend({
  query: z.string().trim().max(200).optional(),
  /** The people of this organisation. */
  organisationId: idSchema.optional(),
});
/** A whole list as CSV. `locale`: for a spreadsheet in that language, instead of for a program. */
export const exportCustomersQuery = listCustomersQuery
  .omit({ cursor: true, limit: true })
  .extend({ locale: csvLocaleSchema });

export const addIdentityBody = z.strictObject({
  kind: z.string().min(1).max(40),
  value: z.string().trim().min(1).max(320),
});

export const createCustomerBody = z.strictObject({
  name: z.string().trim().max(200).nullable().default(null),
  isOrganisation: z.boolean().default(false),
  about: z.string().max(20_000).default(''),
  locale: z.string().max(20).nullable().default(null),
  identities: z
    .array(z.strictObject({ kind: z.string().min(1).max(40), value: z.string().trim().min(1).max(320) }))
    .max(20)
    .default([]),
});
export const changeCustomerBody = z.strictObject({
  name: z.string().trim().max(200).nullable().optional(),
  about: z.string().max(20_000).optional(),
  locale: z.string().max(20).nullable().optional(),
  segment: segmentSchema.nullable().optional(),
  /** The code of a calendar. */
  place: z.string().max(40).nullable().optional(),
  organisationId: idSchema.nullable().optional(),
});

/** Moves identities (all of them: a merge) from one customer to another, with the reasons. */
export const moveIdentitiesBody = z.strictObject({
  toCustomerId: idSchema,
  /** Where omitted, every identity and every ticket moves: one person after all. */
  identityIds: z.array(idSchema).min(1).optional(),
  reasons: z
    .array(
      z.enum([
        'agentSaidSo',
        'sameVerifiedIdentity',
        'wroteFromBothOnTicket',
        'sameAddress',
        'plusTag',
        'sameName',
      ]),
    )
    .default(['agentSaidSo']),
  note: z.string().trim().max(500).nullable().default(null),
});

/** What erasing a person took out of the tables, and what it could not reach. */
export const erasureReportSchema = z.object({
  messages: z.number().int().describe('Messages of the person, or in their tickets, that were emptied.'),
  files: z.number().int(),
  quotations: z
    .number()
    .int()
    .describe('Messages of other people from which quoted words of the person were taken.'),
  originals: z
    .number()
    .int()
    .describe(
      'Originals of messages of other people that were removed, since they quote the person or name an address.',
    ),
  notReached: z.object({
    wordsOfOthers: z
      .object({
        messages: z.array(z.object({ ticketId: idSchema, messageId: idSchema })),
        hasMore: z.boolean(),
      })
      .nullable()
      .describe(
        'Messages in which other people name the person in their own words: read them, and redact where it must be. Null where no name was left to look by.',
      ),
  }),
});
export type ErasureReportDto = z.infer<typeof erasureReportSchema>;
