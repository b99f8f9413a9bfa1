import type {
  Arrival,
  ArrivedFile,
  Assurance,
  BlobRef,
  MessageArrival,
  Party,
  ReceiptArrival,
} from '@hilo/channel-kit';
import { normaliseIdentity } from '@hilo/core';
import { codeOfReason } from './bounce/code-of-reason.ts';
import { ownNameInAddress, splitTag, toRef } from './own-names.ts';
import type { Mailbox, MailReading } from './read/types.ts';
import { readWriter } from './read-writer.ts';
import { isCalledSpam } from './recognise-spam.ts';

/** One mail, read and stored, with what only the way it came knows. */
export type ArrivedMail = {
  reading: MailReading;
  raw: BlobRef;
  /** One for each of `reading.attachments`, in their order. */
  blobs: BlobRef[];
  externalId: string;
  direction: 'in' | 'out';
  /** When it reached us: the clock of the listener, or the server's own date of arrival. */
  arrivedAt: Date;
  /** Sender ('' for the null path) and recipients of the SMTP session; null for a mail out of a mailbox. */
  envelope: { sender: string; recipients: string[] } | null;
  assurance: Assurance;
  /** Addresses of ours, normalised: those it was taken for, and those of the settings. */
  ownAddresses: string[];
};

const maxRefs = 50;
const maxTokens = 10;

/** Says what a mail is to the server. Pure: a bounce becomes a receipt, everything else a message. */
export const translateMail = (mail: ArrivedMail): Arrival => {
  if (mail.direction === 'in' && mail.reading.bounce.is) return asReceipt(mail);
  const from = senderOf(mail);
  if (from === null)
    return {
      type: 'unreadable',
      externalId: mail.externalId,
      occurredAt: mail.arrivedAt.toISOString(),
      raw: mail.raw,
      code: 'mail.noSender',
      detail: 'Neither the header nor the envelope says who sent it.',
    };
  return asMessage(mail, from);
};

const asMessage = (mail: ArrivedMail, sender: Party): MessageArrival => {
  const { reading } = mail;
  const replyTo = asParties(reading.replyTo);
  const { from, assurance } =
    mail.direction === 'in'
      ? readWriter(sender, replyTo, mail.assurance, mail.ownAddresses)
      : { from: sender, assurance: mail.assurance };
  const own = [...asParties(reading.to), ...asParties(reading.cc)].filter(({ value }) =>
    mail.ownAddresses.includes(value),
  );
  return {
    type: 'message',
    externalId: mail.externalId,
    direction: mail.direction,
    occurredAt: mail.arrivedAt.toISOString(),
    from,
    to: asParties(reading.to),
    cc: asParties(reading.cc),
    ...(own.length > 0 ? { ownParties: own } : {}),
    replyTo,
    subject: reading.subject,
    text: reading.newText,
    quotedText: reading.quotedText,
    signature: reading.signature,
    html: reading.html,
    files: reading.attachments.map((attachment, index) => asFile(attachment, mail.blobs[index])),
    thread: {
      ownRef: reading.messageId === null ? null : toRef(reading.messageId),
      nativeThread: null,
      refs: refsOf(reading),
      replyTokens: replyTokensOf(mail),
    },
    automatic: {
      kind: reading.automatic.is ? (reading.automatic.kind ?? 'auto') : 'none',
      why: reading.automatic.why,
    },
    assurance,
    isSpam: mail.direction === 'in' && isCalledSpam(reading.headers),
    raw: mail.raw,
    warnings: reading.warnings,
  };
};

/** News of a mail of ours. What it is about stands in the report itself and in the address it came back to. */
const asReceipt = (mail: ArrivedMail): ReceiptArrival => {
  const { bounce } = mail.reading;
  const refs = [
    ...(bounce.originalMessageId === null ? [] : [toRef(bounce.originalMessageId)]),
    ...recipientsOf(mail).flatMap((address) => ownNameInAddress(address) ?? []),
    ...refsOf(mail.reading),
  ];
  const reasons = [...new Set(bounce.failures.map(({ reason }) => reason))];
  const codes = reasons.flatMap((reason) => codeOfReason[reason] ?? []);
  const code = bounce.hard ? undefined : (codes.find((one) => one === 'sender-refused') ?? codes[0]);
  return {
    type: 'receipt',
    externalId: mail.externalId,
    occurredAt: mail.arrivedAt.toISOString(),
    aboutRefs: [...new Set(refs)].slice(0, maxRefs),
    status: newsIn(mail.reading),
    isHard: bounce.hard,
    ...(code ? { code } : {}),
    recipients: bounce.recipients.map((address) => asParty({ name: null, address })).filter(isParty),
    detail: [bounce.status, ...reasons].filter(Boolean).join(' ') || null,
    raw: mail.raw,
  };
};

/** A report of nothing but success (RFC 3461 §5.2.6) tells no more than that the mail left. */
const newsIn = (reading: MailReading): ReceiptArrival['status'] => {
  if (reading.bounce.failures.length === 0) return 'sent';
  return isStillTried(reading) ? 'delayed' : 'failed';
};

/** A warning, not an end (RFC 3464 §2.3.3); reports without fields say so in words. */
const isStillTried = ({ attachments, bounce, subject, newText }: MailReading): boolean => {
  if (bounce.hard) return false;
  const report = attachments.find(({ type }) => /^message\/(?:global-)?delivery-status$/.test(type));
  const fields = report ? Buffer.from(report.content.subarray(0, 100_000)).toString('latin1') : '';
  if (/^action:/im.test(fields))
    return /^action:\s*delayed/im.test(fields) && !/^action:\s*failed/im.test(fields);
  return /\b(?:delay(?:ed)?|warning)\b|will (?:be retried|keep trying)|no action is required/i.test(
    `${subject ?? ''}\n${newText.slice(0, 4000)}`,
  );
};

/** From, else Sender, else the sender of the envelope. */
const senderOf = ({ reading, envelope }: ArrivedMail): Party | null =>
  asParty(reading.from) ??
  asParty(reading.sender) ??
  asParty({ name: null, address: envelope?.sender || reading.returnPath || null });

const asFile = (attachment: MailReading['attachments'][number], blob: BlobRef | undefined): ArrivedFile => {
  if (!blob) throw new Error('an attachment was not stored');
  return {
    name: attachment.name,
    type: attachment.type,
    blob,
    inline: attachment.inline,
    contentId: attachment.contentId,
  };
};

/** Nearest first: In-Reply-To, then References from the last to the first (RFC 5322 §3.6.4). */
const refsOf = (reading: MailReading): string[] => {
  const own = reading.messageId === null ? null : toRef(reading.messageId);
  const named = [
    ...(reading.inReplyTo === null ? [] : [reading.inReplyTo]),
    ...reading.references.toReversed(),
  ];
  return [...new Set(named.map(toRef))].filter((ref) => ref !== '' && ref !== own).slice(0, maxRefs);
};

const recipientsOf = ({ reading, envelope }: ArrivedMail): string[] => [
  ...(envelope?.recipients ?? []),
  ...reading.deliveredTo,
  ...[...reading.to, ...reading.cc].flatMap(({ address }) => address ?? []),
];

/** Tags of the addresses it came to. A tag is only a claim: the server knows which of them are tokens. */
const replyTokensOf = (mail: ArrivedMail): string[] => {
  if (mail.direction === 'out') return [];
  const written = recipientsOf(mail).flatMap((address) => splitTag(address)?.tag ?? []);
  // Some mail programs write addresses in lower case.
  const tags = written.flatMap((tag) => [tag, tag.toLowerCase()]);
  return [...new Set(tags)].filter((tag) => /^[A-Za-z0-9_-]{12,128}$/.test(tag)).slice(0, maxTokens);
};

const asParty = (mailbox: Mailbox | null): Party | null => {
  const address = mailbox?.address?.trim();
  if (!address || !/^[^\s@]+@[^\s@]+$/.test(address)) return null;
  return {
    kind: 'mailAddress',
    value: normaliseIdentity('mailAddress', address),
    name: mailbox?.name ?? null,
  };
};

const isParty = (party: Party | null): party is Party => party !== null;

const asParties = (mailboxes: Mailbox[]): Party[] => {
  const parties = mailboxes.map(asParty).filter(isParty);
  return parties.filter((party, index) => parties.findIndex(({ value }) => value === party.value) === index);
};
