import { z } from 'zod';
import { idSchema, pageOf, pageQuery } from './common.ts';
import { customerRowSchema } from './customers.ts';
import { ticketRowSchema } from './tickets.ts';

export const organisationViewSchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  /** Whoever writes from an address under one of these probably belongs to it. */
  domains: z.array(z.string()),
  peopleCount: z.number().int(),
  openTicketCount: z.number().int(),
  ticketCount: z.number().int(),
});
export type OrganisationViewDto = z.infer<typeof organisationViewSchema>;
export const organisationTicketsSchema = pageOf(ticketRowSchema);
export const listOrganisationTicketsQuery = pageQuery;

export const changeDomainsBody = z.strictObject({
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(253)
        .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/),
    )
    .max(50),
});

/** Organisations that a person may belong to, by the domain of an address. */
export const organisationSuggestionsSchema = pageOf(
  z.object({ organisation: customerRowSchema, domain: z.string() }),
);
