import { type Bounce, type BounceInput, readBounce } from '../bounce/read-bounce.ts';
import { splitReply } from '../quote/split-reply.ts';
import { collectBody, type MailBody } from './collect-body.ts';
import { decodeRawHeader, decodeWords } from './decode-words.ts';
import { guessCharset } from './guess-charset.ts';
import { readAddresses } from './read-addresses.ts';
import { readDate } from './read-date.ts';
import { recogniseAutomatic } from './recognise-automatic.ts';
import { sanitiseHtml } from './sanitise-html.ts';
import { type Part, splitParts } from './split-parts.ts';
import type { Mailbox, MailHeader, MailReading } from './types.ts';

const NO_SPLIT = { quotedText: null, signature: null };
const NO_BOUNCE: Bounce = {
  is: false,
  hard: false,
  recipients: [],
  status: null,
  originalMessageId: null,
  failures: [],
};

/** Beyond this many characters the text is cut and the rest kept as an attachment. */
const MAX_TEXT = 2_000_000;

/**
 * Reads a raw mail (RFC 5322, MIME) into one plain value. Bad input yields warnings, not errors; missing values are
 * null. No clock, no network, no disk. The attachments' bytes do not share memory with `raw`.
 */
export async function readMail(raw: Uint8Array): Promise<MailReading> {
  const mail = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const tree = splitParts(mail);
  const { root, warnings } = tree;
  const body = collectBody(mail, tree);
  const charset = charsetOf(root);
  const guessed = guessOf(root, mail);
  const headers = root.headers.map(({ name, value }) => ({
    name,
    value: decodeWords(decodeRawHeader(value, charset, guessed), guessed).replaceAll('\0', ''),
  }));
  const fields = new Fields(root, headers, (value) => decodeRawHeader(value, charset, guessed));
  const subject = fields.text('subject');
  const sender = fields.addresses('sender')[0] ?? null;
  const returnPath = fields.returnPath();
  const named = fields.addresses('from').find((one) => one.address !== null) ?? fields.addresses('from')[0];
  if (named === undefined) warnings.add('from-missing');
  // A mail without a From line still says whom an answer would reach, or who handed it in.
  const from =
    named ??
    fields.addresses('reply-to').find((one) => one.address !== null) ??
    sender ??
    (returnPath ? { name: null, address: returnPath } : null);
  const dateField = fields.text('date');
  const date = dateField === null ? null : readDate(dateField);
  if (dateField !== null && date === null) warnings.add('date-unreadable');
  const text = limitText(body, warnings);
  const html = body.html === null ? null : cleanHtml(body.html, warnings);
  const bounceInput: BounceInput = { from, subject, headers, text, html, parts: body.leaves };
  const bounce = attempt(() => readBounce(bounceInput), NO_BOUNCE, 'bounce-unreadable', warnings);
  // The marks of mail programs (ids, classes) are in the markup as it came; cleaning takes most of them away.
  const reply = attempt(
    () => splitReply({ text, html: html === null ? null : body.html }),
    { newText: text, ...NO_SPLIT },
    'reply-unsplit',
    warnings,
  );
  return {
    from,
    to: fields.addresses('to'),
    cc: fields.addresses('cc'),
    replyTo: fields.addresses('reply-to'),
    subject,
    date,
    messageId: messageIds(fields.raw('message-id'))[0] ?? null,
    inReplyTo: messageIds(fields.raw('in-reply-to'))[0] ?? null,
    references: messageIds(fields.raw('references')),
    text,
    ...reply,
    html,
    attachments: body.attachments,
    automatic: recogniseAutomatic({
      headers,
      from,
      subject,
      returnPath,
      rootType: root.type,
      types: body.leaves.map((leaf) => leaf.type),
      calendarMethod: body.calendarMethod,
      bounced: bounce.is,
    }),
    bounce,
    warnings: [...warnings].sort(),
    sender,
    bcc: fields.addresses('bcc'),
    deliveredTo: ['delivered-to', 'x-original-to', 'envelope-to', 'x-delivered-to', 'x-envelope-to'].flatMap(
      (name) => fields.addresses(name).flatMap((one) => (one.address === null ? [] : [one.address])),
    ),
    returnPath,
    listId: listId(fields.text('list-id')),
    authenticationResults: headers
      .filter(
        (header) => header.name === 'authentication-results' || header.name === 'arc-authentication-results',
      )
      .map((header) => header.value),
    calendarMethod: body.calendarMethod,
    headers,
  };
}

/** A rule that stumbles over a strange mail costs its own result, not the mail. */
function attempt<T>(rule: () => T, otherwise: T, warning: string, warnings: Set<string>): T {
  try {
    return rule();
  } catch {
    warnings.add(warning);
    return otherwise;
  }
}

/** A mail whose lines end in bare CR (old Mac) gets line feeds; all others stay as they are. */
function withLineFeeds(mail: Buffer): Buffer {
  if (mail.indexOf(0x0a) >= 0 || mail.indexOf(0x0d) < 0) return mail;
  const copy = Buffer.from(mail);
  for (let at = copy.indexOf(0x0d); at >= 0; at = copy.indexOf(0x0d, at + 1)) copy[at] = 0x0a;
  return copy;
}

/** What raw bytes of the header are most likely written in: the charset that the mail, or its first text, names. */
function charsetOf(part: Part): string | null {
  const own = part.params.get('charset');
  if (own !== undefined) return own;
  for (const child of part.children) {
    const inner = charsetOf(child);
    if (inner !== null) return inner;
  }
  return null;
}

/** A subject alone is short: where bytes of the header are nobody's, what the whole mail is written in says more. */
const guessOf = (root: Part, mail: Buffer): string | undefined =>
  root.headers.some(({ value }) => /[\u0080-\u00ff]|=\?(?:x-)?unknown/i.test(value))
    ? (guessCharset(mail) ?? undefined)
    : undefined;

class Fields {
  private readonly root: Part;
  private readonly decoded: MailHeader[];
  private readonly decode: (value: string) => string;
  private readonly lists = new Map<string, Mailbox[]>();

  constructor(root: Part, decoded: MailHeader[], decode: (value: string) => string) {
    this.root = root;
    this.decoded = decoded;
    this.decode = decode;
  }

  /** First filled value, encoded words not decoded. */
  raw(name: string): string | null {
    return this.root.headers.find((header) => header.name === name && header.value !== '')?.value ?? null;
  }

  text(name: string): string | null {
    const value = this.decoded.find((header) => header.name === name && header.value !== '')?.value;
    return value === undefined ? null : value.replace(/[\t\r\n]+/g, ' ').trim() || null;
  }

  /** All mailboxes of a field; repeated fields are joined, but From and Sender count once (the first). */
  addresses(name: string): Mailbox[] {
    const known = this.lists.get(name);
    if (known) return known;
    const values = this.root.headers.filter((header) => header.name === name && header.value !== '');
    const once = name === 'from' || name === 'sender';
    const list = (once ? values.slice(0, 1) : values.slice(0, 100)).flatMap((header) =>
      readAddresses(this.decode(header.value)),
    );
    this.lists.set(name, list);
    return list;
  }

  returnPath(): string | null {
    const value = this.raw('return-path');
    if (value === null) return null;
    return readAddresses(value)[0]?.address ?? (/^\s*<\s*>/.test(value) ? '' : null);
  }
}

/** Message identifiers (RFC 5322 §3.6.4) with their brackets; a bare token with '@' is taken as one. */
export function messageIds(value: string | null): string[] {
  if (value === null) return [];
  const text = value.slice(0, 200_000);
  const found = text.match(/<[^<>]{1,998}>/g) ?? [];
  const ids = found.length > 0 ? found.map((id) => id.replace(/\s+/g, '')) : bareIds(text);
  return [...new Set(ids)].filter((id) => id !== '<>').slice(0, 1000);
}

function bareIds(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((token) => token.replace(/[<>]/g, ''))
    .filter((token) => token.includes('@') && token.length <= 998)
    .map((token) => `<${token}>`);
}

function listId(value: string | null): string | null {
  if (value === null) return null;
  return (value.match(/<([^<>]{1,255})>/)?.[1] ?? value.slice(0, 255)).trim() || null;
}

function limitText(body: MailBody, warnings: Set<string>): string {
  if (body.text.length <= MAX_TEXT) return body.text;
  warnings.add('text-cut');
  const content = new TextEncoder().encode(body.text);
  body.attachments.push({
    name: 'body.txt',
    type: 'text/plain',
    size: content.length,
    inline: false,
    contentId: null,
    calendarMethod: null,
    content,
  });
  return body.text.slice(0, MAX_TEXT).toWellFormed();
}

function cleanHtml(html: string, warnings: Set<string>): string | null {
  const clean = sanitiseHtml(html);
  if (clean === null) warnings.add('html-too-complex');
  return clean === '' ? null : clean;
}
