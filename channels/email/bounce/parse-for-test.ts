import PostalMime from 'postal-mime';
import type { Bounce, BounceInput } from './bounce-input.ts';
import { readBounce } from './read-bounce.ts';

/** A BounceInput from a raw mail, the short way: for tests of this folder only. */
async function parseForTest(raw: Uint8Array | string): Promise<BounceInput> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'arraybuffer',
  });
  return {
    from: mail.from ? { name: mail.from.name || null, address: mail.from.address || null } : null,
    subject: mail.subject ?? null,
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    text: mail.text ?? '',
    html: mail.html ?? null,
    parts: mail.attachments.map(({ mimeType, filename, content }) => ({
      type: mimeType.toLowerCase(),
      name: filename,
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
  };
}

/** A raw mail or bounce, read. */
export const readForTest = async (mail: string | Uint8Array): Promise<Bounce> =>
  readBounce(await parseForTest(mail));

/** A raw mail from the lines of its head and of its body. */
export const mail = (head: string[], ...body: string[]) => [...head, '', ...body, ''].join('\r\n');

/** A report in the form of RFC 3464 with these fields for its recipients. */
export const dsn = (fields: string[], more: { subject?: string; from?: string; text?: string } = {}) =>
  mail(
    [
      `From: ${more.from ?? 'Mail Delivery System <MAILER-DAEMON@mx.example.net>'}`,
      'To: soporte@empresa.example',
      `Subject: ${more.subject ?? 'Undelivered Mail Returned to Sender'}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=B',
    ],
    '--B',
    'Content-Type: text/plain',
    '',
    more.text ?? 'This is the mail system at host mx.example.net.',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.net',
    '',
    ...fields,
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    'Message-ID:',
    ' <0192-reply@empresa.example>',
    'To: ana@Cliente.Example',
    '',
    '--B--',
  );
