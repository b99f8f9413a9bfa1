import { createTransport } from 'nodemailer';
import type Mail from 'nodemailer/lib/mailer/index.js';
import PostalMime, { type Email } from 'postal-mime';

/** A mail as somebody's mail program makes it. */
export const writeMail = async (mail: Mail.Options): Promise<Buffer> => {
  const builder = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await builder.sendMail(mail);
  return message as Buffer;
};

/** Brings mails to a listener over SMTP, over few connections. @throws where one is not taken */
export const bringMails = async (port: number, mails: Mail.Options[]): Promise<void> => {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: 4,
  });
  try {
    await Promise.all(mails.map((mail) => transport.sendMail(mail)));
  } finally {
    transport.close();
  }
};

export const bringMail = (port: number, mail: Mail.Options): Promise<void> => bringMails(port, [mail]);

/** A mail as its receiver's program reads it, by another parser than ours. */
export const readMail = (raw: Uint8Array): Promise<Email> =>
  PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' });

/** Those that people wrote: a confirmation of receipt says in its header that a machine did. */
export const writtenByPeople = <Mail extends { raw: Uint8Array }>(mails: readonly Mail[]): Mail[] =>
  mails.filter(({ raw }) => !/^Auto-Submitted: auto-replied\r?$/im.test(Buffer.from(raw).toString('latin1')));

type Answer = { from: string; text: string; messageId: string; cc?: string };

/** What a mail program makes of "answer": to Reply-To (or From), with the mail quoted below the new words. */
export const writeAnswer = (to: Email, { from, text, messageId, cc }: Answer): Mail.Options => {
  const sender = to.from?.name || to.from?.address || '';
  const quoted = (to.text ?? '')
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\n');
  return {
    from,
    to: to.replyTo?.[0]?.address ?? to.from?.address ?? '',
    ...(cc ? { cc } : {}),
    subject: to.subject ?? '',
    text: `${text}\n\nEl lun, 23 nov 2026 a las 10:05, ${sender} (<${to.from?.address}>) escribió:\n\n${quoted}\n`,
    messageId,
    inReplyTo: to.messageId ?? '',
    references: `${to.references ?? ''} ${to.messageId ?? ''}`.trim(),
  };
};
