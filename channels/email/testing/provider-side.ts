import { createServer } from 'node:net';
import type { FailureKind, SentMessage } from '@hilo/channel-kit/contract';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import type { MailSink, SinkMood, SunkMail } from './start-mail-sink.ts';

/** What the contract calls a failure, as an outgoing server shows it. */
export const moods: Partial<Record<FailureKind, SinkMood>> = {
  refuse: 'refuse-recipient',
  'rate-limit': 'rate-limit',
  unavailable: 'busy',
  'drop-after-accept': 'cut-after-data',
  hang: 'hang',
  garble: 'garble',
  auth: 'refuse-login',
  'over-limit': 'too-big',
};

/** A mail as its receiver sees it, read by another parser than ours. */
export const asSentMessage = async ({ from, to, raw }: SunkMail): Promise<SentMessage> => {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });
  const bare = (ids: string | undefined) => (ids?.match(/<[^>]+>/g) ?? []).map((id) => id.slice(1, -1));
  return {
    id: bare(mail.messageId)[0] ?? '',
    to,
    subject: mail.subject ?? null,
    text: mail.text ?? '',
    files: mail.attachments.map((file) => ({
      name: file.filename ?? '',
      type: file.mimeType,
      content: new Uint8Array(file.content as ArrayBuffer),
    })),
    nativeThread: null,
    refs: bare(mail.references).reverse(),
    publicText: null,
    // Both marks: no machine answers it, and nobody is told that it did not arrive (RFC 3834 §3.1.2).
    isAutomatic:
      from === '' &&
      mail.headers.some(({ key, value }) => key === 'auto-submitted' && value === 'auto-replied'),
  };
};

let twins = 0;

/** The same mail, written once more: another Message-ID, and nothing else. */
export const asTwin = (raw: Uint8Array): Buffer => {
  twins += 1;
  const text = Buffer.from(raw).toString('latin1');
  return Buffer.from(
    text.replace(/^Message-ID: <[^>]*>/im, `Message-ID: <twin-${twins}@example.org>`),
    'latin1',
  );
};

/** A customer's answer to a mail of ours, as a mail program writes it. */
export const writeReply = async (sink: MailSink, sent: SentMessage, from: string, text: string) => {
  const original = sink.mails.find(({ raw }) => raw.includes(`<${sent.id}>`));
  const mail = await PostalMime.parse(original?.raw ?? Buffer.alloc(0));
  const to = mail.replyTo?.[0]?.address ?? mail.from?.address ?? '';
  twins += 1;
  const written = await createTransport({ streamTransport: true, buffer: true, newline: 'windows' }).sendMail(
    {
      from,
      to,
      subject: `Re: ${sent.subject ?? ''}`,
      text,
      messageId: `<reply-${twins}@example.org>`,
      inReplyTo: `<${sent.id}>`,
      references: [...sent.refs.toReversed(), sent.id].map((id) => `<${id}>`),
    },
  );
  return { to, raw: written.message as Buffer };
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
