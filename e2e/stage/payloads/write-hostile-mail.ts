import type Mail from 'nodemailer/lib/mailer/index.js';

export type HostileMail = {
  from: { name: string; address: string };
  to: string;
  /** Names of others in copy; their addresses are made up. */
  cc?: readonly string[];
  subject: string;
  messageId: string;
  /** The first of its thread. */
  root?: string;
  text: string;
  html?: string;
  /** Names of files that it carries. */
  files?: readonly string[];
  isAutomatic?: boolean;
};

/**
 * A mail that says exactly what it is told to: in names, subject and the names of files every sign stays as it is, line
 * breaks and nulls too, which no mail program would let through.
 */
export const writeHostileMail = (mail: HostileMail): Mail.Options => {
  const { from, to, cc = [], subject, messageId, root, text, html, files = [] } = mail;
  const domain = from.address.split('@')[1]!;
  const fields = [
    `From: ${words(from.name)} <${from.address}>`,
    `To: <${to}>`,
    ...(cc.length > 0
      ? [
          `Cc: ${cc.map((name, n) => `${words(name)} <cc${n}.${from.address.split('@')[0]}@${domain}>`).join(',\r\n ')}`,
        ]
      : []),
    `Subject: ${words(subject)}`,
    `Message-ID: ${messageId}`,
    ...(root === undefined ? [] : [`In-Reply-To: ${root}`, `References: ${root}`]),
    ...(mail.isAutomatic ? ['Auto-Submitted: auto-replied'] : []),
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=mixed',
  ];
  const parts = [
    part('text/plain; charset=utf-8', text),
    ...(html === undefined ? [] : [part('text/html; charset=utf-8', html)]),
  ];
  const raw = [
    ...fields,
    '',
    '--mixed',
    'Content-Type: multipart/alternative; boundary=alternative',
    '',
    ...parts.flatMap((each) => ['--alternative', each]),
    '--alternative--',
    ...files.flatMap((name) => [
      '--mixed',
      part(`image/png; name*=${percent(name)}`, 'no picture', [
        `Content-Disposition: attachment; filename*=${percent(name)}`,
      ]),
    ]),
    '--mixed--',
    '',
  ].join('\r\n');
  return { envelope: { from: from.address, to }, raw };
};

/** As encoded words (RFC 2047), each a whole number of characters. */
const words = (text: string): string => {
  const pieces: string[] = [''];
  for (const sign of text.toWellFormed()) {
    if (Buffer.byteLength(pieces.at(-1)! + sign) > 42) pieces.push('');
    pieces[pieces.length - 1] += sign;
  }
  return pieces.map((piece) => `=?utf-8?b?${Buffer.from(piece).toString('base64')}?=`).join('\r\n ');
};

/** As the value of a parameter (RFC 2231). */
const percent = (text: string): string =>
  `utf-8''${encodeURIComponent(text.toWellFormed()).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;

const part = (type: string, content: string, more: readonly string[] = []): string =>
  [
    `Content-Type: ${type}`,
    ...more,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(content.toWellFormed()).toString('base64').replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n');
