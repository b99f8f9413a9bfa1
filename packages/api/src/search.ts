import { z } from 'zod';
import { idSchema, pageOf, timeSchema } from './common.ts';
import { customerRowSchema } from './customers.ts';
import { ticketRowSchema } from './tickets.ts';
import { listTicketsQuery } from './views.ts';

/**
 * Words to find: `"side by side"`, `-without`. What narrows a list of tickets narrows what is found, too; then no customers
 * are looked for.
 */
export const searchQuery = listTicketsQuery
  .pick({
    status: true,
    owner: true,
    queueId: true,
    tag: true,
    kind: true,
    channelId: true,
    waitingMinutes: true,
    organisationId: true,
    isUnread: true,
    due: true,
    field: true,
    dueWithinHours: true,
  })
  .extend({
    q: z.string().trim().min(1).max(2_000),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  });

export const foundTicketSchema = ticketRowSchema.extend({
  /** Of the message that holds the words, the part where they stand. */
  snippet: z.string().nullable(),
  /** When that message was written; null where the ticket was found by something else. */
  foundAt: timeSchema.nullable(),
  /** The channel of that message; null for a note, and where the ticket was found by something else. */
  foundChannelId: idSchema.nullable(),
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
