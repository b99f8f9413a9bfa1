import { type EventType, legalTopics, mostTags, notCountedReasons, priorities } from '@hilo/core';
import { z } from 'zod';
import { approvalSchema, clockKindSchema, clockSchema } from './clocks.ts';
import { givenPartySchema, givenTimeSchema, idSchema, partySchema, timeSchema } from './common.ts';
import { eventSchema } from './events.ts';
import { fieldValueSchema } from './fields.ts';
import { mentionBody, mentionSchema } from './notifications.ts';
import { dueStateSchema, ticketKindSchema, ticketStatusSchema } from './views.ts';

export const waitingOnSchema = z.enum(['customer', 'partner', 'internal']);
export const prioritySchema = z.enum(priorities);
/** What it is about, where the law treats that apart. */
export const topicSchema = z.enum(legalTopics);

/** One row of a list. */
export const ticketRowSchema = z.object({
  id: idSchema,
  trackingKey: z.string(),
  subject: z.string().nullable(),
  status: ticketStatusSchema,
  kind: ticketKindSchema,
  customer: z.object({ id: idSchema, name: z.string().nullable(), address: z.string().nullable() }),
  ownerId: idSchema.nullable(),
  queueId: idSchema,
  lastText: z.string(),
  lastChannelId: idSchema.nullable(),
  lastMessageAt: timeSchema,
  waitingSince: timeSchema.nullable(),
  waitingOn: waitingOnSchema.nullable(),
  followUpAt: timeSchema.nullable(),
  snoozedUntil: timeSchema.nullable(),
  tags: z.array(z.string()),
  messageCount: z.number().int(),
  isSpam: z.boolean(),
  /** Something came since the calling agent looked; never for a program. */
  isUnread: z.boolean(),
  /** When the next of its clocks is due, and what for; null where none runs. */
  dueAt: timeSchema.nullable(),
  dueKind: clockKindSchema.nullable(),
  /** How its clocks stand, by the worst of them. */
  dueState: dueStateSchema.nullable(),
  priority: prioritySchema,
  createdAt: timeSchema,
  /** By `ticket.key` and `customer.key`, of those that were asked for with `withField` what is filled in. */
  fields: z.record(z.string(), fieldValueSchema).optional(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

export const deliveryStateSchema = z.enum([
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'failed',
  'unknown',
  'unsent',
  'cancelled',
]);

export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string().nullable(),
  type: z.string(),
  size: z.number().int(),
  isInline: z.boolean(),
  contentId: z.string().nullable(),
  /** Signed and short-lived; null when redacted. */
  url: z.string().nullable(),
  redactedAt: timeSchema.nullable(),
});
export type AttachmentDto = z.infer<typeof attachmentSchema>;

/** Why something that was sent does not answer the customer. */
export const notCountedSchema = z.enum([...notCountedReasons, 'cure', 'extension', 'transfer']);

export const messageSchema = z.object({
  id: idSchema,
  ticketId: idSchema,
  interactionId: idSchema.nullable(),
  channelId: idSchema.nullable(),
  kind: z.enum(['message', 'note', 'receipt']),
  direction: z.enum(['in', 'out', 'internal']),
  author: z.object({
    type: z.enum(['customer', 'participant', 'agent', 'elsewhere', 'system']),
    customerId: idSchema.nullable(),
    agentId: idSchema.nullable(),
    name: z.string().nullable(),
    address: z.string().nullable(),
  }),
  subject: z.string().nullable(),
  text: z.string(),
  quotedText: z.string().nullable(),
  signature: z.string().nullable(),
  /** Whether `/messages/{id}/html` has a sanitised page to show. */
  hasHtml: z.boolean(),
  hasOriginal: z.boolean(),
  to: z.array(partySchema),
  cc: z.array(partySchema),
  bcc: z.array(partySchema),
  /** Where the sender wished the answer to go, when it differs from the sender. */
  replyTo: z.array(partySchema),
  automatic: z.enum(['auto', 'bulk']).nullable(),
  assurance: z
    .object({
      level: z.enum(['verified', 'unverified', 'failed']),
      method: z.string().nullable(),
      detail: z.string().nullable(),
    })
    .nullable(),
  placement: z
    .object({
      rule: z.string(),
      refused: z.array(z.object({ ticketId: idSchema, rule: z.string() })),
      /** It answers under a subject of its own, and nobody has said yet that it is the same matter. */
      hasNewSubject: z.boolean(),
    })
    .nullable(),
  warnings: z.array(z.string()),
  delivery: deliveryStateSchema.nullable(),
  deliveryCode: z.string().nullable(),
  deliveryDetail: z.string().nullable(),
  /** Whether it answers the customer; null for what never could: notes, and what came in. */
  countsAsAnswer: z.boolean().nullable(),
  notCountedWhy: notCountedSchema.nullable(),
  /** What the agent said who decided otherwise than the words suggest. */
  countsReason: z.string().nullable(),
  /** Said of it after it was sent, and what it had counted as before. */
  mark: z.object({ byId: idSchema, at: timeSchema, reason: z.string(), wasAnswer: z.boolean() }).nullable(),
  /** Why it left by another channel than the question came by. */
  channelReason: z.string().nullable(),
  /** When it leaves, where that was put off; until then it can be changed or called off. */
  sendAt: timeSchema.nullable(),
  /** Until then the message can be called back. */
  undoUntil: timeSchema.nullable(),
  attachments: z.array(attachmentSchema),
  /** Whom a note names. */
  mentions: z.array(mentionSchema),
  occurredAt: timeSchema,
  createdAt: timeSchema,
  redactedAt: timeSchema.nullable(),
});
export type MessageDto = z.infer<typeof messageSchema>;

/** What happened to a ticket that its thread tells, beside the messages themselves. */
export const threadEventTypes = [
  'ticket.assigned',
  'ticket.queued',
  'ticket.ruleApplied',
  'ticket.macroApplied',
  'ticket.statusChanged',
  'ticket.reopened',
  'ticket.resolved',
  'ticket.snoozed',
  'ticket.changed',
  'ticket.customerChanged',
  'message.moved',
  'message.marked',
  'message.redacted',
  'participant.added',
  'participant.removed',
  'clock.met',
  'clock.warned',
  'clock.breached',
  'clock.escalated',
  'clock.extended',
  'clock.repaired',
  'approval.asked',
  'approval.decided',
] as const satisfies EventType[];

/** A page of a thread: messages, and what happened to the ticket from the oldest of them to the page after it. */
export const threadPageSchema = z.object({
  items: z.array(messageSchema),
  events: z.array(eventSchema),
  nextCursor: z.string().nullable(),
});
export type ThreadPage = z.infer<typeof threadPageSchema>;

/** A ticket with all that its first screen needs. The thread is paged backwards from the newest. */
export const ticketSchema = ticketRowSchema.extend({
  version: z.number().int(),
  disposition: z.string().nullable(),
  reason: z.string().nullable(),
  channelId: idSchema.nullable(),
  /** When its first message was written; long before `createdAt` where it was brought in from elsewhere. */
  firstMessageAt: timeSchema,
  resolvedAt: timeSchema.nullable(),
  /** All its messages are in that ticket. */
  mergedInto: idSchema.nullable(),
  participants: z.array(partySchema.extend({ role: z.enum(['customer', 'copied', 'partner']) })),
  /** Everywhere the customer can be written to: what is known of her, and what she gave for this ticket. */
  reachableAt: z.array(partySchema.extend({ isVerified: z.boolean() })),
  suggestions: z.array(
    z.object({
      ticketId: idSchema,
      trackingKey: z.string(),
      subject: z.string().nullable(),
      rule: z.string(),
    }),
  ),
  /** The last event of this ticket, as it was read: what is sent back once it was seen. */
  position: z.number().int(),
  /** How far the calling agent had looked before, and when; null for the first time, and for a program. */
  seen: z.object({ position: z.number().int(), at: timeSchema }).nullable(),
  followerIds: z.array(idSchema),
  topic: topicSchema.nullable(),
  /** What is still owed, what is due first first; `GET /tickets/{id}/clocks` has those that ended, too. */
  clocks: z.array(clockSchema),
  /** What somebody asked for and nobody has decided yet. */
  approvals: z.array(approvalSchema),
  thread: threadPageSchema,
  /** Where an answer would go, if nothing else is said. Null where no channel can carry one. */
  answerTo: z
    .object({
      channelId: idSchema,
      to: z.array(partySchema),
      cc: z.array(partySchema),
      messageId: idSchema.nullable(),
    })
    .nullable(),
});
export type TicketDto = z.infer<typeof ticketSchema>;

export const openTicketBody = z.strictObject({
  channelId: idSchema,
  to: z.array(givenPartySchema).min(1).max(50),
  cc: z.array(givenPartySchema).max(50).default([]),
  bcc: z.array(givenPartySchema).max(50).default([]),
  subject: z.string().trim().max(500).nullable().default(null),
  text: z.string().max(1_000_000),
  html: z.string().max(2_000_000).nullable().default(null),
  uploadIds: z.array(idSchema).max(20).default([]),
  queueId: idSchema.optional(),
  kind: ticketKindSchema.default('query'),
});
export type OpenTicketBody = z.infer<typeof openTicketBody>;

export const changeTicketBody = z.strictObject({
  subject: z.string().trim().max(500).nullable().optional(),
  kind: ticketKindSchema.optional(),
  topic: topicSchema.nullable().optional(),
  priority: prioritySchema.optional(),
  ownerId: idSchema.nullable().optional(),
  queueId: idSchema.optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(mostTags).optional(),
  status: ticketStatusSchema.optional(),
  waitingOn: waitingOnSchema.optional(),
  followUpAt: givenTimeSchema.optional(),
  snoozedUntil: givenTimeSchema.nullable().optional(),
  disposition: z.string().trim().max(100).nullable().optional(),
  reason: z.string().trim().max(100).nullable().optional(),
  isSpam: z.boolean().optional(),
  /** Why, where a regime asks for a reason (`ticket.guarded`). */
  why: z.string().trim().min(1).max(500).optional(),
});
export type ChangeTicketBody = z.infer<typeof changeTicketBody>;

export const sendMessageBody = z.strictObject({
  kind: z.enum(['answer', 'note', 'forward']).default('answer'),
  /** The channel it leaves by; where omitted, the one the question came from. */
  channelId: idSchema.optional(),
  /** Where omitted, who wrote last. */
  to: z.array(givenPartySchema).max(50).optional(),
  cc: z.array(givenPartySchema).max(50).optional(),
  bcc: z.array(givenPartySchema).max(50).default([]),
  subject: z.string().trim().max(500).nullable().optional(),
  text: z.string().max(1_000_000),
  html: z.string().max(2_000_000).nullable().default(null),
  uploadIds: z.array(idSchema).max(20).default([]),
  /** Attachments of earlier messages of this ticket to go along (forwarding). */
  attachmentIds: z.array(idSchema).max(20).default([]),
  inReplyTo: idSchema.optional(),
  /**
   * Of a forward: the message whose words stand at the end of `text`, untouched. Where it is formatted it goes along as it
   * was, below `html`, with those of its pictures that are among `attachmentIds`.
   */
  forwards: idSchema.optional(),
  /** Whom a note names; they are told. */
  mentions: z.array(mentionBody).max(20).optional(),
  /** Seconds during which it can be called back; only deferred channels allow it. */
  undoSeconds: z.number().int().min(0).max(60).default(0),
  /** Leaves then instead of now; the ticket stands as it is until it does. Only deferred channels wait. */
  sendAt: givenTimeSchema.optional(),
  /** What the ticket becomes with this message. */
  thenStatus: z.enum(['open', 'waiting', 'resolved']).optional(),
  followUpAt: givenTimeSchema.optional(),
  /**
   * What the agent says of it: false, it only tells that an answer will come; true, it is the answer. Where omitted, the
   * words decide.
   */
  countsAsAnswer: z.boolean().optional(),
  /** Needed where it is said to be the answer and its words are none. */
  countsReason: z.string().trim().min(1).max(300).optional(),
  /** What is promised in it ("I will call you on Tuesday"): a clock that begins with it, and goes where it is called back. */
  followUp: z.strictObject({ dueAt: givenTimeSchema, note: z.string().trim().min(1).max(500) }).optional(),
  /** Why it leaves by another channel than the question came by; kept with it. */
  channelReason: z.string().trim().min(1).max(300).optional(),
  /** Why it ends like this, where a regime asks for a reason (`ticket.guarded`). */
  why: z.string().trim().min(1).max(500).optional(),
});
export type SendMessageBody = z.infer<typeof sendMessageBody>;

export const moveMessagesBody = z.strictObject({
  messageIds: z.array(idSchema).min(1).max(500),
  /** Where omitted, the messages become a ticket of their own. */
  toTicketId: idSchema.optional(),
  reason: z.string().trim().max(300).nullable().default(null),
});
/** What a message that was sent counts as, otherwise than was thought. */
export const markAnswerBody = z.strictObject({
  countsAsAnswer: z.boolean(),
  reason: z.string().trim().min(1).max(300),
});
export const redactBody = z.strictObject({
  reason: z.string().trim().min(1).max(300),
  attachmentId: idSchema.optional(),
});

export const uploadSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
});

export const draftSchema = z.object({
  kind: z.enum(['answer', 'note', 'forward']),
  text: z.string().max(1_000_000),
  html: z.string().max(2_000_000).nullable(),
  channelId: idSchema.nullable(),
  to: z.array(partySchema).nullable(),
  cc: z.array(partySchema).nullable(),
  bcc: z.array(partySchema),
  subject: z.string().nullable(),
  uploadIds: z.array(idSchema),
  /** Attachments of earlier messages that go along (forwarding). */
  attachmentIds: z.array(idSchema).max(20).default([]),
  /** The message that is answered, or sent on; null for the latest. */
  inReplyTo: idSchema.nullable().default(null),
});
export type DraftDto = z.infer<typeof draftSchema>;

/** `files`: what is known of its uploads and attachments; one that is gone is not among them. */
export const filedDraftSchema = draftSchema.extend({ files: z.array(uploadSchema) });
export type FiledDraftDto = z.infer<typeof filedDraftSchema>;

/** `updatedAt` names this copy: each that is kept has a later one than the copy before it. */
const keptDraftSchema = filedDraftSchema.extend({ updatedAt: timeSchema });
export type KeptDraftDto = z.infer<typeof keptDraftSchema>;
/** What the caller writes on a ticket: an answer or a forward, and beside it a note. */
export const draftsSchema = z.object({ draft: keptDraftSchema.nullable(), note: keptDraftSchema.nullable() });
export type DraftsDto = z.infer<typeof draftsSchema>;

export const dropDraftQuery = z.object({
  kind: draftSchema.shape.kind.optional().meta({
    description:
      'Of an answer and of a forward there is one together. Left out, both it and the note are thrown away.',
  }),
  knownAt: z.iso.datetime().optional().meta({
    description:
      '`updatedAt` of the copy that the caller knows: a newer one stays, and the answer is `resource.changed`. Left out, nothing is compared.',
  }),
});

export const saveDraftBody = draftSchema.extend({
  to: z.array(givenPartySchema).nullable(),
  cc: z.array(givenPartySchema).nullable(),
  bcc: z.array(givenPartySchema),
  knownAt: z.iso.datetime().nullable().optional().meta({
    description:
      '`updatedAt` of the copy that the writer stands on; null for none. A newer one is written over, and handed back as `replaced`. Left out, nothing is compared.',
  }),
});
/** `replaced`: what the same agent had written elsewhere meanwhile, and these words do not hold. */
export const savedDraftSchema = z.object({ updatedAt: timeSchema, replaced: filedDraftSchema.nullable() });
export type SavedDraftDto = z.infer<typeof savedDraftSchema>;

export const mergeTicketBody = z.strictObject({
  toTicketId: idSchema,
  reason: z.string().trim().max(300).nullable().default(null),
});

export const messageMoveSchema = z.object({
  id: idSchema,
  messageIds: z.array(idSchema),
  fromTicketId: idSchema,
  toTicketId: idSchema,
  reason: z.string().nullable(),
  movedById: idSchema.nullable(),
  movedAt: timeSchema,
  undoneAt: timeSchema.nullable(),
});
export type MessageMoveDto = z.infer<typeof messageMoveSchema>;

export const participantBody = givenPartySchema.extend({
  role: z.enum(['copied', 'partner']).default('copied'),
});
export const removeParticipantQuery = partySchema.pick({ kind: true, value: true });

export const headersSchema = z.object({
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
});
