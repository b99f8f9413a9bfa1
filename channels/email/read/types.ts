import type { Bounce as MailBounce } from '../bounce/read-bounce.ts';

/** One address as written in a header. `address` keeps the case of the sender; either side may be missing. */
export type Mailbox = { name: string | null; address: string | null };

/** A header field: lower-case name, unfolded value, encoded words decoded. */
export type MailHeader = { name: string; value: string };

/** A leaf of the mail that is not its body. Sizes are decoded bytes. */
export type MailAttachment = {
  name: string | null;
  /** Lower-case media type, `application/octet-stream` where none was readable. */
  type: string;
  size: number;
  /** Shown inside the body (cid: picture) rather than listed under it. */
  inline: boolean;
  /** Content-ID without angle brackets. */
  contentId: string | null;
  /** `method` of a text/calendar part, upper case (REQUEST, CANCEL, …). */
  calendarMethod: string | null;
  content: Uint8Array;
};

/**
 * `is`/`why` are printed. `kind` is for the channel: `auto` opens no ticket; `bulk` (lists, no-reply senders)
 * opens one and gets no receipt.
 */
export type MailAutomatic = { is: boolean; why: AutomaticReason | null; kind: 'auto' | 'bulk' | null };

export type AutomaticReason =
  | 'delivery-report'
  | 'null-return-path'
  | 'auto-submitted'
  | 'x-autoreply'
  | 'precedence-auto-reply'
  | 'calendar-reply'
  | 'mailer-daemon'
  | 'out-of-office-subject'
  | 'list'
  | 'precedence'
  | 'auto-response-suppress'
  | 'feedback-id'
  | 'no-reply'
  | 'postmaster';

/** What `hilo mail explain` prints; also the part of a reading that is plain JSON. */
export type ExplainedMail = {
  from: Mailbox | null;
  to: Mailbox[];
  cc: Mailbox[];
  replyTo: Mailbox[];
  subject: string | null;
  /** ISO 8601 in UTC. */
  date: string | null;
  /** With angle brackets, as in the header. */
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  text: string;
  newText: string;
  quotedText: string | null;
  signature: string | null;
  html: string | null;
  attachments: { name: string | null; type: string; size: number; inline: boolean }[];
  automatic: { is: boolean; why: string | null };
  bounce: { is: boolean; hard: boolean; recipients: string[]; status: string | null };
  warnings: string[];
};

/** One mail, read. Everything the channel needs, with the bytes of its attachments. */
export type MailReading = Omit<ExplainedMail, 'attachments' | 'automatic' | 'bounce'> & {
  attachments: MailAttachment[];
  automatic: MailAutomatic;
  bounce: MailBounce;
  sender: Mailbox | null;
  bcc: Mailbox[];
  /** Addresses of Delivered-To, X-Original-To, Envelope-To and X-Delivered-To, in that order of trust. */
  deliveredTo: string[];
  /** Envelope sender; '' for the null path `<>`, null where the header is missing. */
  returnPath: string | null;
  /** Identifier of List-Id, without angle brackets. */
  listId: string | null;
  /** Authentication-Results and ARC-Authentication-Results as received, topmost first, unfolded. */
  authenticationResults: string[];
  calendarMethod: string | null;
  headers: MailHeader[];
};
