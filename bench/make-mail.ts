import { randomBytes } from 'node:crypto';
import { createTextMaker } from './make-text.ts';

const attachmentBytes = 20 * 1024;

/** A mail of about 31 kB on the wire: text, HTML and a 20 kB attachment; a sender of its own. Ends with the final dot. */
export const makeMail = (
  n: number,
  run: string,
  replyTo?: { messageId: string; subject: string },
): { from: string; messageId: string; subject: string; mail: Buffer } => {
  const text = createTextMaker(n + 1);
  const from = `cliente${n}.${run}@correo${n % 50}.example`;
  const messageId = `<${run}.${n}.${replyTo ? 'r' : 'q'}@correo.example>`;
  const subject = replyTo ? `Re: ${replyTo.subject}` : `${text.subject()} ${n}`;
  const body = text.body();
  const boundary = `b-${run}-${n}`;
  const attachment = randomBytes(attachmentBytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  const lines = [
    `From: ${text
      .name()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')} <${from}>`,
    'To: <hola@empresa.example>',
    `Subject: ${`=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`}`,
    'Date: Sun, 22 Nov 2026 10:00:00 +0100',
    `Message-ID: ${messageId}`,
    ...(replyTo ? [`In-Reply-To: ${replyTo.messageId}`, `References: ${replyTo.messageId}`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: multipart/alternative; boundary="alt"',
    '',
    '--alt',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
    '--alt',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    `<html><body><p>${body}</p></body></html>`,
    '--alt--',
    `--${boundary}`,
    'Content-Type: application/pdf; name="factura.pdf"',
    'Content-Disposition: attachment; filename="factura.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    attachment,
    `--${boundary}--`,
    '.',
    '',
  ];
  return { from, messageId, subject, mail: Buffer.from(lines.join('\r\n')) };
};
