import { Readable } from 'node:stream';
import {
  type BlobRef,
  type ChannelContext,
  ChannelError,
  checkLimits,
  type Delivered,
  type Delivery,
  type Party,
} from '@hilo/channel-kit';
import { createTransport } from 'nodemailer';
import { classifySmtpError, watchSending } from './bounce/classify-smtp-error.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import { emailManifest } from './manifest.ts';
import { outgoingServer, readOptions } from './outgoing.ts';
import { toRef } from './own-names.ts';
import type { EmailSettings } from './settings.ts';

export type DeliveryContext = Pick<
  ChannelContext<EmailSettings>,
  'settings' | 'secrets' | 'options' | 'blobs' | 'clock' | 'log'
> & {
  /** The address that unconfigured mail came to last, to answer from while nothing else is set. */
  lastOwnAddress(): Promise<string | null>;
};

/** Sends one mail, once. Throws ChannelError only; what it keeps is the mail as it went out. */
export const deliverMail = async (
  context: DeliveryContext,
  delivery: Delivery,
  signal: AbortSignal,
): Promise<Delivered & { raw: BlobRef }> => {
  const { settings } = context;
  checkLimits(delivery, emailManifest.capabilities, context.clock.now());
  const options = readOptions(context.options);
  const server = await outgoingServer(context, options, signal);
  const sender = settings.addresses[0] ?? options.mailFrom ?? (await context.lastOwnAddress());
  if (!sender) throw new ChannelError('not-configured', 'not sent: no address to send from (HILO_MAIL_FROM)');
  const { messageId, envelope, raw } = await prepare(context, delivery, sender);
  const { logger, progress } = watchSending();
  const transport = createTransport({ ...server, logger });
  const content = Readable.from(context.blobs.stream(raw.id), { objectMode: false });
  try {
    const sent = await transport.sendMail({ envelope, raw: content, signal });
    return {
      externalId: messageId.slice(1, -1),
      refs: namesGiven(sent.response, sent.serverMessageId),
      status: 'sent',
      refused: (sent.rejectedErrors ?? []).map((error) => ({
        party: partyOf(delivery, (error as { recipient?: string }).recipient ?? ''),
        detail: classifySmtpError(error).detail,
      })),
      raw,
    };
  } catch (error) {
    throw asChannelError(error, progress);
  } finally {
    content.destroy();
    transport.close();
  }
};

/** Before the wire: a disk that is full, or a file that cannot be read, has sent nothing to anybody. */
const prepare = async (
  { settings, blobs }: DeliveryContext,
  delivery: Delivery,
  sender: string,
): Promise<Omit<ComposedMail, 'message'> & { raw: BlobRef }> => {
  try {
    const { message, ...composed } = composeMail(delivery, sender, settings, blobs);
    return { ...composed, raw: await blobs.putStream(message) };
  } catch (cause) {
    if (cause instanceof ChannelError) throw cause;
    const code = (cause as { code?: unknown } | null)?.code;
    throw new ChannelError(
      'transient',
      `not sent: it could not be put together (${typeof code === 'string' ? code : 'error'})`,
      { cause },
    );
  }
};

const asChannelError = (error: unknown, progress: { ended: boolean }): ChannelError => {
  const { code, detail, retryAfterSeconds } = classifySmtpError(error, progress);
  const fault = (typeof error === 'object' && error !== null ? error : {}) as { responseCode?: unknown };
  // The cause would carry addresses into whatever prints it.
  // Something was said after the final dot, and it was no reply of SMTP: it may have been taken.
  if (progress.ended && !(Number(fault.responseCode) >= 400)) return new ChannelError('ambiguous', detail);
  if (code === 'content-rejected' && isTooBig(error)) return new ChannelError('over-limit', detail);
  return new ChannelError(code, detail, { retryAfterSeconds: retryAfterSeconds ?? null });
};

/** RFC 1870 §6: 552 with 5.3.4 (or 5.2.3) is about the size, 5.2.2 about a full mailbox. */
const isTooBig = (error: unknown): boolean =>
  /^(?:552|554)[ -]5\.(?:3\.4|2\.3)|^552[ -](?!5\.)/.test(
    (error as { response?: string } | null)?.response ?? '',
  );

/** Names under which the server itself will speak of it: its own Message-ID, else the id of its queue. */
const namesGiven = (response: string, serverMessageId: string | undefined): string[] => {
  const queued = response.match(/queued as ([A-Za-z0-9._-]{4,100})/i)?.[1];
  return [serverMessageId && toRef(serverMessageId), queued].filter(
    (name) => name !== undefined && name !== '',
  ) as string[];
};

const partyOf = (delivery: Delivery, address: string): Party =>
  [...delivery.to, ...delivery.cc, ...delivery.bcc].find(({ value }) => value === address.toLowerCase()) ?? {
    kind: 'mailAddress',
    value: address.toLowerCase(),
    name: null,
  };
