/** What the bounce reader needs of a parsed mail. It reads values only: no parser, no I/O. */
export type BounceInput = {
  from: { name: string | null; address: string | null } | null;
  subject: string | null;
  /** In the order of the mail, names in lower case, values unfolded. */
  headers: { name: string; value: string }[];
  text: string;
  html: string | null;
  /** Every leaf in order, message/delivery-status, message/rfc822 and text/rfc822-headers included. */
  parts: { type: string; name: string | null; content: Uint8Array }[];
};

/** Verdict on one failing address. */
export type BouncedRecipient = { recipient: string; hard: boolean; status: string | null; reason: Reason };

export type Bounce = {
  /** True for every delivery report: failed, delayed or relayed. Such a mail never opens a ticket. */
  is: boolean;
  /** True when at least one address will never work (RFC 3463 §2 class 5 about address or host). */
  hard: boolean;
  /** Failing or delayed addresses, domain in lower case, without repetition. */
  recipients: string[];
  /** Enhanced status `x.y.z` (RFC 3463), when the report gives one. */
  status: string | null;
  /** Message-ID of the returned mail, without angle brackets. */
  originalMessageId: string | null;
  /** The verdict address by address, for a report that mixes them. */
  failures: BouncedRecipient[];
};

/**
 * Why a delivery failed. The names and the split into hard and soft follow the Sisimai project
 * (BSD-2): userUnknown, hostUnknown, hasMoved and a permanent notAccept are hard, the rest is soft.
 */
export type Reason =
  | 'userUnknown'
  | 'hostUnknown'
  | 'hasMoved'
  | 'notAccept'
  | 'mailboxFull'
  | 'tooBig'
  | 'suspended'
  | 'filtered'
  | 'rejected'
  | 'noRelaying'
  | 'authFailure'
  | 'spam'
  | 'policy'
  | 'virus'
  | 'security'
  | 'blocked'
  | 'rateLimited'
  | 'systemError'
  | 'systemFull'
  | 'networkError'
  | 'expired'
  | 'content'
  | 'mailerError'
  | 'delivered'
  | 'unknown';

/** One failing address as a report describes it, before a reason is found. */
export type ReportedFailure = {
  recipient: string | null;
  /** `failed`, `delayed`, `delivered`… (RFC 3464 §2.3.3), null in reports that have no such field. */
  action: string | null;
  status: string | null;
  /** `smtp`, `x-unix`… (RFC 3464 §2.3.6), lower case. */
  diagnosticType: string | null;
  diagnostic: string;
  /** SMTP command that was refused: EHLO, MAIL, RCPT, DATA. */
  command: string | null;
  remoteHost: string | null;
  /** What the reporting server itself calls it (PowerMTA category). */
  category: string | null;
};
