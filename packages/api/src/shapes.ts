import type { z } from 'zod';
import { bulkResultSchema } from './bulk.ts';
import { channelSchema } from './channels.ts';
import { pageOf } from './common.ts';
import { customerRowSchema, customerSchema } from './customers.ts';
import { noticeChoiceSchema, notificationCountSchema, notificationSchema } from './notifications.ts';
import { agentSchema, meSchema, queueSchema, teamSchema } from './people.ts';
import { searchResultSchema } from './search.ts';
import {
  draftsSchema,
  messageSchema,
  threadPageSchema,
  ticketRowSchema,
  ticketSchema,
  uploadSchema,
} from './tickets.ts';
import { savedViewSchema, tagSchema, viewCountsSchema } from './views.ts';

/** What the client's calls answer, by name; the client checks against them where it is told to (in development). */
export const shapes = {
  me: meSchema,
  agents: pageOf(agentSchema),
  teams: pageOf(teamSchema),
  queues: pageOf(queueSchema),
  channels: pageOf(channelSchema),
  ticketPage: pageOf(ticketRowSchema),
  ticket: ticketSchema,
  message: messageSchema,
  threadPage: threadPageSchema,
  draft: draftsSchema,
  upload: uploadSchema,
  customerPage: pageOf(customerRowSchema),
  customer: customerSchema,
  search: searchResultSchema,
  bulk: bulkResultSchema,
  tags: pageOf(tagSchema),
  view: savedViewSchema,
  views: pageOf(savedViewSchema),
  viewCounts: viewCountsSchema,
  notificationPage: pageOf(notificationSchema),
  notificationCount: notificationCountSchema,
  noticeChoice: noticeChoiceSchema,
} satisfies Record<string, z.ZodType>;

export type ShapeName = keyof typeof shapes;
