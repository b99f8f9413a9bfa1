import { z } from 'zod';
import { pageOf } from './common.ts';
import { customerRowSchema } from './customers.ts';
import { ticketRowSchema } from './tickets.ts';

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(2_000),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const foundTicketSchema = ticketRowSchema.extend({
  /** Of the message that holds the words, the part where they stand. */
  snippet: z.string().nullable(),
});
export type FoundTicket = z.infer<typeof foundTicketSchema>;

/** Tickets, page by page. */
export const searchResultSchema = pageOf(foundTicketSchema).extend({
  /** With the first page. */
  customers: z.array(customerRowSchema),
  /** True when time ran out and there may be more: the newest found so far are shown. */
  isPartial: z.boolean(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
