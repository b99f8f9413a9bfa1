import { ChannelError } from '@hilo/channel-kit';
import type { SMTPServerDataStream } from 'smtp-server';
import { type IncomingMail, maxMailBytes } from '../take-mail.ts';
import type { ListeningChannel } from './accept-recipient.ts';

/** A channel that takes mail: `take` resolves after the commit and rejects when nothing was stored. */
export type MailTaker = ListeningChannel & {
  take(mail: IncomingMail): Promise<unknown>;
  now(): Date;
};

/** An SMTP reply of ours, with its enhanced status (RFC 3463). */
export class SmtpReply extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, words: string) {
    super(words);
    this.responseCode = responseCode;
  }
}

/** The bytes of a mail, or null once it is larger than allowed; the rest is read and thrown away then. */
export const collectMail = async (stream: SMTPServerDataStream): Promise<Buffer[] | null> => {
  let chunks: Buffer[] | null = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxMailBytes) chunks = null;
    chunks?.push(chunk);
  }
  return chunks;
};

/**
 * The trace lines that the server of final delivery owes (RFC 5321 §4.4): from here on the mail itself tells its
 * envelope. Nothing that changes with time is in them, so that the same mail sent again is the same file.
 */
export const traceLines = (sender: string, recipients: readonly string[]): Buffer =>
  Buffer.from(
    [`Return-Path: <${sender}>`, ...recipients.map((address) => `Delivered-To: ${address}`), ''].join('\r\n'),
  );

/** What to answer when storing failed: the client keeps the mail and comes back. */
export const replyToFailure = (error: unknown): SmtpReply => {
  const codes = [error, error instanceof Error ? error.cause : null].map(
    (fault) => (fault as { code?: unknown } | null)?.code,
  );
  // PostgreSQL says 53100 where its disk is full.
  if (codes.some((code) => code === 'ENOSPC' || code === 'EDQUOT' || code === '53100'))
    return new SmtpReply(452, '4.3.1 No space to store it now, try again later');
  if (error instanceof ChannelError && error.code === 'over-limit')
    return new SmtpReply(552, '5.3.4 The mail is too large');
  return new SmtpReply(451, '4.3.0 Not stored, try again later');
};
