import { z } from 'zod';
import { customerRowSchema } from './customers.ts';
import { ticketRowSchema } from './tickets.ts';

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(2_000),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const searchResultSchema = z.object({
  /** A key written in full, or its beginning. */
  tickets: z.array(ticketRowSchema.extend({ snippet: z.string().nullable() })),
  customers: z.array(customerRowSchema),
  /** True when time ran out and there may be more: the newest found so far are shown. */
  isPartial: z.boolean(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
