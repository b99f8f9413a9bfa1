import {
  dueStates,
  isFieldName,
  mostColumns,
  readFieldFilter,
  tagColours,
  ticketColumns,
  ticketKinds,
  ticketSorts,
  ticketViews,
} from '@hilo/core';
import { z } from 'zod';
import { csvLocaleSchema, idSchema, pageQuery } from './common.ts';

export type { TicketSort, TicketView } from '@hilo/core';

export const ticketStatusSchema = z.enum(['open', 'waiting', 'resolved']);
export const ticketKindSchema = z.enum(ticketKinds);
export const ticketViewSchema = z.enum(ticketViews);
export const ticketSortSchema = z.enum(ticketSorts);
export const dueStateSchema = z.enum(dueStates);
export const tagNameSchema = z.string().trim().min(1).max(60);
const ownerSchema = z.union([z.enum(['me', 'none', 'somebody']), idSchema]);
/** A custom field of the ticket or of its customer: `ticket.zone:north`, `customer.vip:true`, `ticket.visit:2026-12-01..`. */
const fieldFilterSchema = z
  .string()
  .max(250)
  .refine((text) => readFieldFilter(text) !== null, { error: 'must be like ticket.key:value' });
/** A custom field by its name: `ticket.zone`, `customer.vip`. */
const fieldNameSchema = z.string().max(60).refine(isFieldName, { error: 'must be like ticket.key' });
/** Columns of the table of tickets: what a row says by itself, and custom fields; none means the usual ones. */
export const listColumnsSchema = z
  .array(z.union([z.enum(ticketColumns), fieldNameSchema]))
  .max(mostColumns)
  .refine((names) => new Set(names).size === names.length, { error: 'names a column twice' });
/** Up to a year. */
const minutesSchema = z.number().int().min(1).max(525_600);
const hoursSchema = z.number().int().min(1).max(8_784);

/** What narrows a list, as it is kept with a view. */
export const ticketFilterSchema = z.strictObject({
  status: z.array(ticketStatusSchema).max(3).optional(),
  owner: ownerSchema.optional(),
  queueId: z.array(idSchema).max(20).optional(),
  tag: z.array(tagNameSchema).max(10).optional(),
  kind: z.array(ticketKindSchema).max(6).optional(),
  channelId: z.array(idSchema).max(20).optional(),
  waitingMinutes: minutesSchema.optional(),
  organisationId: idSchema.optional(),
  isUnread: z.boolean().optional(),
  due: z.array(dueStateSchema).max(3).optional(),
  field: z.array(fieldFilterSchema).max(20).optional(),
  dueWithinHours: hoursSchema.optional(),
});
export type TicketFilterDto = z.infer<typeof ticketFilterSchema>;

/** Several values of one name: the name again for each of them. */
const many = <Item extends z.ZodType>(item: Item, most: number) =>
  z.union([z.array(item).max(most), item.transform((one) => [one])]).optional();

export const listTicketsQuery = pageQuery.extend({
  view: ticketViewSchema.optional(),
  /** A saved view; what else is named narrows it, or takes the place of what it says of the same thing. */
  savedViewId: idSchema.optional(),
  sort: ticketSortSchema.optional(),
  status: many(ticketStatusSchema, 3),
  owner: ownerSchema.optional(),
  ownerId: idSchema.optional(),
  queueId: many(idSchema, 20),
  tag: many(tagNameSchema, 10),
  kind: many(ticketKindSchema, 6),
  channelId: many(idSchema, 20),
  waitingMinutes: z.coerce.number().pipe(minutesSchema).optional(),
  organisationId: idSchema.optional(),
  isUnread: z.stringbool().optional(),
  due: many(dueStateSchema, 3),
  field: many(fieldFilterSchema, 20),
  dueWithinHours: z.coerce.number().pipe(hoursSchema).optional(),
  customerId: idSchema.optional(),
  trackingKey: z.string().max(40).optional(),
  /** Of these tickets alone, those that belong to the list. */
  id: many(idSchema, 100),
  /** Custom fields to bring with each row; where none is named, those among the columns of the saved view. */
  withField: many(fieldNameSchema, mostColumns),
});

/** A whole list as CSV. `locale`: for a spreadsheet in that language, instead of for a program. */
export const exportTicketsQuery = listTicketsQuery
  .omit({ cursor: true, limit: true, sort: true, withField: true })
  .extend({ locale: csvLocaleSchema });

const viewNameSchema = z.string().trim().min(1).max(60);

/** A view that somebody saved: a built-in one, narrowed and in an order. */
export const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  isShared: z.boolean(),
  /** The team that sees a shared view; null where everybody does. */
  teamId: idSchema.nullable(),
  view: ticketViewSchema,
  sort: ticketSortSchema,
  filter: ticketFilterSchema,
  columns: listColumnsSchema,
  position: z.number().int(),
});
export type SavedViewDto = z.infer<typeof savedViewSchema>;

export const createViewBody = z.strictObject({
  name: viewNameSchema,
  /** Everybody's; else one's own. */
  isShared: z.boolean().default(false),
  /** Of a shared one: this team's alone. */
  teamId: idSchema.nullable().default(null),
  view: ticketViewSchema,
  sort: ticketSortSchema.default('newest'),
  filter: ticketFilterSchema.default({}),
  columns: listColumnsSchema.default([]),
});
export const changeViewBody = z.strictObject({
  name: viewNameSchema.optional(),
  isShared: z.boolean().optional(),
  teamId: idSchema.nullable().optional(),
  view: ticketViewSchema.optional(),
  sort: ticketSortSchema.optional(),
  filter: ticketFilterSchema.optional(),
  columns: listColumnsSchema.optional(),
});
/** The views of one kind (shared, or one's own) in their new order. */
export const orderViewsBody = z.strictObject({ isShared: z.boolean(), ids: z.array(idSchema).max(100) });

/** How many are counted before it only says "more". */
export const countedAtMost = 99;
/** By the name of a built-in view or the id of a saved one; 100 means more than 99, null that it took too long. */
export const viewCountsSchema = z.object({ counts: z.record(z.string(), z.number().int().nullable()) });

export const tagColourSchema = z.enum(tagColours);
export const tagSchema = z.object({
  name: z.string(),
  /** Null where it has none. */
  colour: tagColourSchema.nullable(),
  /** On how many tickets, bounded as the counts of views are. */
  ticketCount: z.number().int().nullable(),
});
export type TagDto = z.infer<typeof tagSchema>;
export const listTagsQuery = z.object({
  query: z.string().trim().max(60).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(20),
  withCounts: z.stringbool().default(false),
  /** Only those that have a colour. */
  hasColour: z.stringbool().default(false),
});
export const renameTagBody = z.strictObject({ name: tagNameSchema, to: tagNameSchema });
/** The colour of a tag; null takes it away. */
export const colourTagBody = z.strictObject({ name: tagNameSchema, colour: tagColourSchema.nullable() });
export const deleteTagBody = z.strictObject({ name: tagNameSchema });
