import { ChannelError } from '@hilo/channel-kit';
import type { SMTPServerDataStream } from 'smtp-server';
import { type IncomingMail, isDiskFull, maxMailBytes } from '../take-mail.ts';
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

/** What comes in smaller pieces is kept as one. */
const joinedBytes = 64 * 1024;

export type CollectedMail = { chunks: Buffer[]; size: number };

/**
 * The bytes of a mail, held in memory; whoever stored it gives them back. One that is larger than allowed, or for which
 * there is no room just now, is read to its end and thrown away.
 */
export const collectMail = async (
  stream: SMTPServerDataStream,
  hold: { take(bytes: number): boolean; give(bytes: number): void },
): Promise<CollectedMail | 'tooLarge' | 'noRoom'> => {
  const mail: CollectedMail = { chunks: [], size: 0 };
  // A line that begins with a dot comes as a piece of its own: ten million of them would weigh far more than their bytes.
  let pieces: Buffer[] = [];
  let piecesSize = 0;
  const join = (): void => {
    if (pieces.length > 0) mail.chunks.push(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces));
    pieces = [];
    piecesSize = 0;
  };
  let refused: 'tooLarge' | 'noRoom' | null = null;
  const letGo = (): void => {
    hold.give(mail.size);
    mail.chunks = [];
    mail.size = 0;
    pieces = [];
    piecesSize = 0;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (refused !== null) continue;
      if (mail.size + chunk.length > maxMailBytes) refused = 'tooLarge';
      else if (!hold.take(chunk.length)) refused = 'noRoom';
      if (refused !== null) {
        letGo();
        continue;
      }
      mail.size += chunk.length;
      pieces.push(chunk);
      piecesSize += chunk.length;
      if (piecesSize >= joinedBytes) join();
    }
    join();
  } catch (error) {
    letGo();
    throw error;
  }
  return refused ?? mail;
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
  if (isDiskFull(error)) return new SmtpReply(452, '4.3.1 No space to store it now, try again later');
  if (error instanceof ChannelError && error.code === 'over-limit')
    return new SmtpReply(552, '5.3.4 The mail is too large');
  return new SmtpReply(451, '4.3.0 Not stored, try again later');
};
