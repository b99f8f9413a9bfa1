import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { domainToASCII } from 'node:url';
import { type ChannelBlobs, ChannelError, type Delivery, type Party } from '@hilo/channel-kit';
import MailComposer from 'nodemailer/lib/mail-composer';
import type Mail from 'nodemailer/lib/mailer';
import { toMessageId } from './own-names.ts';
import { type EmailSettings, usesPlusAddressing } from './settings.ts';
import { dkimKeyOf, signedMail } from './sign-mail.ts';

export type ComposedMail = {
  /** With angle brackets. */
  messageId: string;
  envelope: { from: string; to: string[] };
  /** The mail as it travels. Its files are read from the store as it is read, and can fail then. */
  message: Readable;
};

/**
 * The whole mail, signed if the settings say so, with the envelope it travels in. `sender` is the address it comes
 * from. Names and subjects cannot break out of their header: line ends are taken out here and folded by the library.
 * The same delivery gives the same bytes, whenever it is composed: where it is signed, it is composed once to be hashed
 * and once to travel, and never held.
 * @throws ChannelError `content-rejected` where nobody can be written to
 */
export const composeMail = (
  delivery: Delivery,
  sender: string,
  settings: EmailSettings,
  blobs: Pick<ChannelBlobs, 'stream'>,
): ComposedMail => {
  const from = asciiDomain(sender);
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const [to, cc, bcc] = [delivery.to, delivery.cc, delivery.bcc].map(mailParties) as [
    Party[],
    Party[],
    Party[],
  ];
  const recipients = [...new Set([...to, ...cc, ...bcc].map(({ value }) => asciiDomain(value)))];
  if (recipients.length === 0) throw new ChannelError('content-rejected', 'no recipient has a mail address');
  const messageId = toMessageId(delivery.ownRef, domain);
  const isReceipt = delivery.kind === 'receipt';
  const refs = delivery.thread.refs.map((ref) => toMessageId(ref, domain));
  const tagged = usesPlusAddressing(settings) && isAscii(from.slice(0, from.lastIndexOf('@')));
  const options: Mail.Options = {
    messageId,
    date: new Date(delivery.writtenAt),
    baseBoundary: createHash('sha256').update(messageId).digest('hex').slice(0, 16),
    newline: 'windows',
    from: {
      name: senderName(delivery, settings),
      address: from,
    },
    to: to.map(asAddress),
    cc: cc.map(asAddress),
    ...(tagged ? { replyTo: { name: '', address: replyAddress(from, delivery, settings) } } : {}),
    subject: oneLine(delivery.subject ?? ''),
    text: delivery.text,
    ...(delivery.html ? { html: `<div style="${plainLook}">${delivery.html}</div>` } : {}),
    ...(refs[0] ? { inReplyTo: refs[0] } : {}),
    // The oldest stands first (RFC 5322 §3.6.4).
    ...(refs.length > 0 ? { references: refs.toReversed() } : {}),
    headers: {
      ...(delivery.thread.trackingKey ? { 'X-Hilo-Ticket': oneLine(delivery.thread.trackingKey) } : {}),
      ...(isReceipt ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' } : {}),
    },
    // A file of somebody's choosing must never become a path or an address to fetch from.
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  };
  const compose = (): Readable =>
    new MailComposer({ ...options, attachments: attach(delivery, blobs) }).compile().createReadStream();
  const dkim = dkimKeyOf(settings);
  return {
    messageId,
    envelope: { from: isReceipt ? '' : returnPath(from, delivery, settings), to: recipients },
    message: dkim ? signedMail(compose, dkim, new Date(delivery.writtenAt)) : compose(),
  };
};

/** Who speaks and for whom: the channel's own name, else the house's. Once where both are the same. */
const senderName = ({ fromName, houseName }: Delivery, { displayName }: EmailSettings): string =>
  [...new Set([fromName, displayName || houseName].map(oneLine))].filter(Boolean).join(' · ');

/** Some programs set what names no letters in those of a typewriter's age; colours stay the reader's own. */
const plainLook =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5";

/** The files as they are read, each opened when its turn comes. */
const attach = (delivery: Delivery, blobs: Pick<ChannelBlobs, 'stream'>): Mail.Attachment[] =>
  delivery.files.map((file) => ({
    filename: oneLine(file.name),
    contentType: oneLine(file.type),
    content: Readable.from(blobs.stream(file.blob.id), { objectMode: false }),
    ...(file.contentId && file.inline
      ? { cid: file.contentId.replace(/[\s<>]/g, ''), contentDisposition: 'inline' as const }
      : {}),
  }));

/** Where bounces come back to: by our own listener, under the name of the message they speak of. */
const returnPath = (from: string, delivery: Delivery, settings: EmailSettings): string => {
  const canTag =
    settings.mode === 'embedded' && settings.addresses.length > 0 && usesPlusAddressing(settings);
  return canTag && /^hilo\.[0-9a-f-]{36}$/.test(delivery.ownRef)
    ? withTag(from, delivery.ownRef, settings)
    : from;
};

const replyAddress = (from: string, delivery: Delivery, settings: EmailSettings): string =>
  withTag(from, delivery.thread.replyToken.replace(/[^A-Za-z0-9._-]/g, ''), settings);

const withTag = (address: string, tag: string, settings: EmailSettings): string => {
  if (tag === '') return address;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).split('+')[0];
  return `${local}+${tag}@${settings.replyDomain ?? address.slice(at + 1)}`;
};

const mailParties = (parties: Party[]): Party[] =>
  parties.filter(({ kind, value }) => kind === 'mailAddress' && /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(value));

const asAddress = (party: Party) => ({ name: oneLine(party.name ?? ''), address: asciiDomain(party.value) });

/** RFC 5891: a domain travels in its ASCII form; one that has none stays as it is and is refused by the server. */
const asciiDomain = (address: string): string => {
  const at = address.lastIndexOf('@');
  const ascii = domainToASCII(address.slice(at + 1));
  return ascii === '' ? address : `${address.slice(0, at)}@${ascii}`;
};

const isAscii = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point.
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
