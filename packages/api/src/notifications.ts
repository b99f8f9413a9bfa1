import { noticeKinds } from '@hilo/core';
import { z } from 'zod';
import { idSchema, pageQuery, timeSchema } from './common.ts';

export const noticeKindSchema = z.enum(noticeKinds);

export const notificationSchema = z.object({
  id: idSchema,
  kind: noticeKindSchema,
  ticket: z.object({
    id: idSchema,
    trackingKey: z.string(),
    subject: z.string().nullable(),
    customerName: z.string().nullable(),
  }),
  messageId: idSchema.nullable(),
  /** The agent who did it; null where it was the customer, a program or Hilo itself. */
  actorId: idSchema.nullable(),
  /** How many of its kind it stands for, unread, on this ticket. */
  times: z.number().int(),
  /** How many tickets it stands for, where they came in a burst; `ticket` is the last of them. */
  tickets: z.number().int(),
  /** The agent wanted a notice of the browser, too. */
  inBrowser: z.boolean(),
  madeAt: timeSchema,
  readAt: timeSchema.nullable(),
});
export type NotificationDto = z.infer<typeof notificationSchema>;

export const listNotificationsQuery = pageQuery.extend({ isUnread: z.stringbool().default(false) });
/** 100 means more than 99. */
export const notificationCountSchema = z.object({ unread: z.number().int() });
/** Without ids all of them. */
export const readNotificationsBody = z.strictObject({ ids: z.array(idSchema).max(200).optional() });

const placesSchema = z.strictObject({ desk: z.boolean(), browser: z.boolean(), mail: z.boolean() });
export const noticeChoiceSchema = z.strictObject({
  kinds: z.strictObject({
    mentioned: placesSchema,
    assigned: placesSchema,
    /** What comes in to a queue of one's own, or of everybody, and nobody has. */
    opened: placesSchema,
    message: placesSchema,
    returned: placesSchema,
    failed: placesSchema,
    warned: placesSchema,
    breached: placesSchema,
    escalated: placesSchema,
    promised: placesSchema,
    approval: placesSchema,
  }),
  followsMentions: z.boolean(),
  followsAnswers: z.boolean(),
});
export type NoticeChoiceDto = z.infer<typeof noticeChoiceSchema>;

/** How far a ticket was read: the `position` that came with it. */
export const seenBody = z.strictObject({ position: z.number().int().min(0) });

/** Whom a note names: an agent or a team. */
export const mentionSchema = z.object({
  type: z.enum(['agent', 'team']),
  id: idSchema,
  /** What stands after the @ in the text. */
  name: z.string(),
});
export type MentionDto = z.infer<typeof mentionSchema>;
export const mentionBody = mentionSchema.omit({ name: true }).strict();
