import { z } from 'zod';

/**
 * What a kind of channel can do, as data. Everything outside `channels/` asks here and never for a name.
 * Each field says its default and what follows from it.
 */
export const capabilitiesSchema = z.strictObject({
  /** Default false. True: the channel can carry an answer; the composer offers it and `deliver` must exist. */
  outbound: z.boolean().default(false),
  /** Default deferred. `live`: somebody is waiting at the other end now, so no undo of a sent message. */
  liveness: z.enum(['live', 'deferred']).default('deferred'),
  /**
   * Default provider: the adapter hands each answer to somebody else's system, by `deliver`. `own`: the customer reads
   * on a page of ours; an answer is there with its commit, there is no `deliver`, and the channel shows what
   * `conversations` gives it.
   */
  carrier: z.enum(['provider', 'own']).default('provider'),
  /** Default private. `public`: anyone may read an answer; private fields never enter it. */
  audience: z.enum(['private', 'public']).default('private'),
  /**
   * Default none. `native`: the provider keeps the thread and names it. `reference`: a message may refer to
   * earlier ones. `none`: only the sender links two messages.
   */
  threading: z.enum(['native', 'reference', 'none']).default('none'),
  /** Default null (no limit). Longest body in characters; a longer one is refused before the wire. */
  maxBody: z.number().int().positive().nullable().default(null),
  /** Default false: only plain text leaves, and pictures go along as files. True: formatted text, with pictures in it. */
  html: z.boolean().default(false),
  /** Default null (none). Over a limit is refused before the wire, with the number. */
  attachments: z
    .strictObject({
      maxFiles: z.number().int().positive(),
      maxFileBytes: z.number().int().positive(),
      maxTotalBytes: z.number().int().positive(),
    })
    .nullable()
    .default(null),
  /** Default none. The furthest state that the provider ever reports for a message of ours. */
  receipts: z.enum(['none', 'sent', 'delivered', 'read']).default('none'),
  /** Default null (always). Hours after the customer's last message within which an answer is allowed. */
  replyWindow: z.strictObject({ hours: z.number().positive() }).nullable().default(null),
  /**
   * Default none. What a crash or time-out in mid-send means. `provider-key`: sending again with the same key is
   * safe. `reconcile`: ask the provider by `find`. `none`: the message shows "unknown" and a person decides.
   */
  resend: z.enum(['provider-key', 'reconcile', 'none']).default('none'),
  /** Default placed. `stored`: the provider's time budget is short, so it hears "received" before placing. */
  acknowledge: z.enum(['placed', 'stored']).default('placed'),
  /** Default text. What the contact is made of; rules on promises and routing work on it. */
  medium: z.enum(['text', 'voice', 'video', 'paper', 'face']).default('text'),
});

export type Capabilities = z.infer<typeof capabilitiesSchema>;
