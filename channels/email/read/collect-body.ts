import { decodeCharset, htmlCharset, latin1 } from './decode-charset.ts';
import { decodeTransfer, findUuencoded, transferEncoding } from './decode-transfer.ts';
import { decodeRawHeader, decodeWords } from './decode-words.ts';
import { enrichedToPlain } from './enriched-to-plain.ts';
import { findYenc } from './find-yenc.ts';
import { htmlToPlain } from './html-to-plain.ts';
import { isStandIn } from './is-stand-in.ts';
import { firstHeader } from './read-headers.ts';
import { readTnef } from './read-tnef.ts';
import { type Part, type PartTree, partField, splitParts } from './split-parts.ts';
import type { MailAttachment } from './types.ts';
import { unflowText } from './unflow-text.ts';
import { unwrapSigned } from './unwrap-signed.ts';

/**
 * A stretch of the body: one part, or the representations of one multipart/alternative. `enriched` is shown where
 * there is no other.
 */
type Segment = { plain: string[]; html: string[]; enriched: string[] };

/** A decoded leaf, in the order of the mail; what a bounce reader needs. */
export type Leaf = { type: string; name: string | null; content: Uint8Array };

export type MailBody = {
  text: string;
  /** Unsanitised. */
  html: string | null;
  attachments: MailAttachment[];
  leaves: Leaf[];
  calendarMethod: string | null;
};

type Context = { alternative: Segment | null; related: boolean; report: boolean; root: boolean };

/** What mailers write above the first part for readers without MIME. */
const BOILERPLATE =
  /^(?:this (?:is an?|message is an?|message is in|e?-?mail is)\b.{0,60}(?:mime|multi-?part|signed|encrypted|delivery status)|mime-?formatted|--+ ?this (?:is|message)|if you (?:can )?(?:see|read) this|este (?:es un )?mensaje.{0,40}(?:mime|multi|partes)|content-type:)/i;

const MAX_TNEF_DEPTH = 2;
const MAX_SIGNED_DEPTH = 2;
const ENRICHED = /^text\/(?:enriched|richtext)$/;

/** Decodes every leaf and sorts it into body and attachments: every leaf that is not the body is an attachment. */
export function collectBody(mail: Buffer, tree: PartTree): MailBody {
  const collector = new BodyCollector(mail, tree.warnings);
  collector.walk(tree.root, { alternative: null, related: false, report: false, root: true });
  return collector.finish(tree.root);
}

class BodyCollector {
  private readonly segments: Segment[] = [];
  private readonly attachments: MailAttachment[] = [];
  private readonly leaves: Leaf[] = [];
  private calendarMethod: string | null = null;
  private readonly mail: Buffer;
  private readonly warnings: Set<string>;

  private readonly signedDepth: number;

  constructor(mail: Buffer, warnings: Set<string>, signedDepth = 0) {
    this.mail = mail;
    this.warnings = warnings;
    this.signedDepth = signedDepth;
  }

  walk(part: Part, context: Context): void {
    if (part.children.length === 0) {
      if (part.preamble === null) this.readLeaf(part, context);
      return;
    }
    const inner = { ...context, root: false };
    if (part.type === 'multipart/alternative' && inner.alternative === null) {
      inner.alternative = emptySegment();
      this.segments.push(inner.alternative);
    } else if (part.type === 'multipart/related') inner.related = true;
    else if (part.type === 'multipart/report') inner.report = true;
    for (const child of part.children) this.walk(child, inner);
  }

  finish(root: Part): MailBody {
    if (!this.hasText()) this.rescueText(root);
    this.joinTwins();
    const html = this.segments.some((segment) => isFilled(segment.html))
      ? this.segments
          .map(segmentHtml)
          .filter((one) => one !== '')
          .join('\n')
      : null;
    const text = this.segments
      .map(segmentText)
      .filter((one) => one !== '')
      .join('\n')
      .trimEnd();
    for (const attachment of this.attachments) {
      if (html !== null && attachment.contentId && html.includes(`cid:${attachment.contentId}`))
        attachment.inline = true;
    }
    return {
      text,
      html,
      attachments: this.attachments,
      leaves: this.leaves,
      calendarMethod: this.calendarMethod,
    };
  }

  /** A text and the same text as HTML, sent as neighbours instead of as alternatives, are one segment. */
  private joinTwins(): void {
    for (let index = 0; index + 1 < this.segments.length && index < 20; index++) {
      const [one, two] = [this.segments[index], this.segments[index + 1]];
      if (!one || !two || isFilled(one.html) || isFilled(two.plain)) continue;
      if (!isFilled(one.plain) || !isFilled(two.html)) continue;
      if (letters(one.plain.join(' ')) !== letters(two.html.map(htmlToPlain).join(' '))) continue;
      this.segments.splice(index, 2, { ...emptySegment(), plain: one.plain, html: two.html });
    }
  }

  private readLeaf(part: Part, context: Context): void {
    // A multipart whose boundary nowhere appears is read as the text it holds.
    const type = part.type.startsWith('multipart/') ? 'text/plain' : part.type;
    const bytes = this.mail.subarray(part.bodyStart, part.bodyEnd);
    const { content, doubt } = decodeTransfer(
      bytes,
      transferEncoding(firstHeader(part.headers, 'content-transfer-encoding') ?? ''),
    );
    if (doubt !== null) this.warnings.add(doubt);
    const name = fileName(part);
    this.leaves.push({ type, name, content });
    if (this.isBody(part, type, name, context)) this.addText(part, type, content, context);
    else this.addAttachment(part, type, name, content, context);
  }

  private isBody(part: Part, type: string, name: string | null, context: Context): boolean {
    if (type !== 'text/plain' && type !== 'text/html' && !ENRICHED.test(type)) return false;
    if (part.disposition.value === 'attachment') return false;
    if (name === null || context.root || context.alternative !== null) return true;
    // A named text is a file, unless it is all there is so far (RFC 8621 §4.1.4).
    return !this.hasText();
  }

  private hasText(): boolean {
    return this.segments.some((segment) => isFilled(segment.plain) || isFilled(segment.html));
  }

  private addText(part: Part, type: string, content: Uint8Array, context: Context): void {
    const isHtml = type === 'text/html';
    let text = this.decodeText(part, isHtml ? content : this.takeYenc(content), isHtml);
    if (!isHtml) {
      if (/^flowed$/i.test(part.params.get('format') ?? '')) {
        text = unflowText(text, /^yes$/i.test(part.params.get('delsp') ?? ''));
      }
      text = this.takeUuencoded(text);
    }
    const segment = context.alternative ?? emptySegment();
    if (context.alternative === null) this.segments.push(segment);
    if (ENRICHED.test(type)) segment.enriched.push(enrichedToPlain(text));
    else (isHtml ? segment.html : segment.plain).push(text);
  }

  private decodeText(part: Part, content: Uint8Array, isHtml: boolean): string {
    const declared = part.params.get('charset') ?? null;
    const meta = isHtml ? htmlCharset(content) : null;
    const label = declared === null || /^(us-)?ascii$/i.test(declared) ? (meta ?? declared) : declared;
    const decoded = decodeCharset(content, label, meta ?? 'windows-1252');
    if (decoded.doubt !== null) this.warnings.add(decoded.doubt);
    return cleanText(decoded.text);
  }

  /** Bytes, and so to be taken out before the text is read. */
  private takeYenc(content: Uint8Array): Uint8Array {
    const files = findYenc(content);
    if (files.length === 0) return content;
    const rest: Uint8Array[] = [];
    let last = 0;
    for (const file of files) {
      rest.push(content.subarray(last, file.start));
      last = file.end;
      const name = cleanName(decodeCharset(Buffer.from(file.name, 'latin1'), null).text);
      this.push({ name, type: 'application/octet-stream', content: file.content });
    }
    return Buffer.concat([...rest, content.subarray(last)]);
  }

  private takeUuencoded(text: string): string {
    const files = findUuencoded(text);
    if (files.length === 0) return text;
    let out = '';
    let last = 0;
    for (const file of files) {
      out += text.slice(last, file.start);
      last = file.end;
      this.push({ name: cleanName(file.name), type: 'application/octet-stream', content: file.content });
    }
    return out + text.slice(last);
  }

  private addAttachment(
    part: Part,
    type: string,
    name: string | null,
    content: Uint8Array,
    context: Context,
  ): void {
    if (/^application\/(?:vnd\.)?ms-tnef$/.test(type) || name?.toLowerCase() === 'winmail.dat') {
      if (this.unpackTnef(content, 0)) return;
      this.warnings.add('tnef-unreadable');
    }
    if (/^application\/(?:x-)?pkcs7-mime$/.test(type)) this.unpackSigned(content);
    // An empty nameless part is what a mailer leaves between boundaries, not a file.
    if (content.length === 0 && name === null && part.headers.length === 0) return;
    const contentId = partField(part, 'content-id')?.replace(/[<>\s]/g, '') || null;
    const method =
      type === 'text/calendar' || type === 'application/ics' ? calendarMethod(part, content) : null;
    this.calendarMethod ??= method;
    this.push({
      name:
        name ?? (/^message\/(rfc822|global)$/.test(type) && !context.report ? forwardedName(content) : null),
      type,
      content,
      contentId,
      calendarMethod: method,
      inline:
        part.disposition.value === 'inline' ||
        (context.related && contentId !== null && part.disposition.value !== 'attachment'),
    });
  }

  private push(
    file: Partial<MailAttachment> & { name: string | null; type: string; content: Uint8Array },
  ): void {
    this.attachments.push({
      inline: false,
      contentId: null,
      calendarMethod: null,
      ...file,
      size: file.content.length,
    });
  }

  /** What an opaque signature holds: its text where the mail has none, its files in any case. */
  private unpackSigned(content: Uint8Array): void {
    const inner = this.signedDepth < MAX_SIGNED_DEPTH ? unwrapSigned(content) : null;
    if (inner === null) return;
    const mail = Buffer.from(inner.buffer, inner.byteOffset, inner.byteLength);
    const collector = new BodyCollector(mail, this.warnings, this.signedDepth + 1);
    const root = splitParts(mail).root;
    collector.walk(root, { alternative: null, related: false, report: false, root: true });
    if (!this.hasText()) this.segments.push(...collector.segments);
    this.attachments.push(...collector.attachments);
    this.calendarMethod ??= collector.calendarMethod;
  }

  private unpackTnef(content: Uint8Array, depth: number): boolean {
    const tnef = readTnef(content);
    if (tnef === null) return false;
    if (tnef.broken) this.warnings.add('tnef-broken');
    for (const file of tnef.files) {
      if (depth < MAX_TNEF_DEPTH && file.content.length > 6 && this.unpackTnef(file.content, depth + 1))
        continue;
      const type =
        file.type !== null && /^[\w.+-]{1,60}\/[\w.+-]{1,120}$/.test(file.type)
          ? file.type
          : 'application/octet-stream';
      this.push({
        name: cleanName(file.name),
        type,
        content: file.content,
        contentId: file.contentId?.replace(/[<>]/g, '') ?? null,
      });
    }
    if (!this.hasText()) {
      const html = tnef.html === null ? null : decodeCharset(tnef.html, htmlCharset(tnef.html)).text;
      this.segments.push({
        ...emptySegment(),
        plain: tnef.text === null ? [] : [cleanText(tnef.text)],
        html: html === null ? [] : [cleanText(html)],
      });
    }
    return true;
  }

  /** Where no part holds a body, text around the parts is better than nothing. */
  private rescueText(part: Part): void {
    for (const range of [part.preamble, part.epilogue]) {
      if (range === null) continue;
      const text = cleanText(decodeCharset(this.mail.subarray(range[0], range[1]), null).text).trim();
      if (text === '' || BOILERPLATE.test(text)) continue;
      this.warnings.add('text-outside-parts');
      this.segments.push({ ...emptySegment(), plain: [text] });
    }
  }
}

const emptySegment = (): Segment => ({ plain: [], html: [], enriched: [] });

/** Letters and digits alone, without the addresses of links: what two forms of one text share. */
function letters(text: string): string {
  return text.replace(/<?https?:\/\/[^\s>]+>?/g, '').replace(/[^\p{L}\p{N}]+/gu, '');
}

function isFilled(texts: string[]): boolean {
  return texts.some((text) => text.trim() !== '');
}

function segmentText(segment: Segment): string {
  const plain = segment.plain.join('\n');
  const ofHtml = () =>
    segment.html
      .map(htmlToPlain)
      .filter((text) => text !== '')
      .join('\n');
  if (isFilled(segment.plain)) return isFilled(segment.html) && isStandIn(plain, ofHtml) ? ofHtml() : plain;
  return isFilled(segment.html) ? ofHtml() : segment.enriched.join('\n');
}

function segmentHtml(segment: Segment): string {
  if (isFilled(segment.html)) return segment.html.join('\n');
  return (isFilled(segment.plain) ? segment.plain : segment.enriched)
    .filter((text) => text.trim() !== '')
    .map(plainToHtml)
    .join('\n');
}

function plainToHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<div style="white-space:pre-wrap">${escaped.trimEnd()}</div>`;
}

/** Line ends as \n, no NUL (PostgreSQL text holds none). */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/^\ufeff/, '');
}

function fileName(part: Part): string | null {
  return cleanName(part.disposition.params.get('filename') ?? part.params.get('name') ?? locationName(part));
}

/** A Content-Location that is a bare file name, as some mailers write instead of a disposition. */
function locationName(part: Part): string | null {
  const location = part.type.startsWith('text/') ? null : partField(part, 'content-location');
  return location !== null && /^[^/\\:?]{1,200}\.\w{1,8}$/.test(location) ? location : null;
}

/** A name that is safe to show and to save: no path, no control character, nothing that reorders text on screen. */
function cleanName(raw: string | null): string | null {
  if (raw === null) return null;
  const name = raw
    .slice(0, 1000)
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/^[A-Za-z]:\\.*\\/, '')
    .replace(/[/\\]/g, '_')
    .trim()
    .slice(0, 255);
  return name === '' ? null : name;
}

function forwardedName(content: Uint8Array): string | null {
  const head = latin1(content.subarray(0, 16_384));
  const subject = head.match(/^subject:((?:[^\r\n]|\r?\n[ \t]){1,600})/im)?.[1] ?? '';
  const words = decodeWords(decodeRawHeader(subject.replace(/\r?\n/g, ' '), null));
  return `${cleanName(words)?.slice(0, 150) ?? 'message'}.eml`;
}

function calendarMethod(part: Part, content: Uint8Array): string | null {
  const inBody = latin1(content.subarray(0, 8192)).match(/^METHOD:([A-Z]{3,20})/im)?.[1];
  return (part.params.get('method') ?? inBody)?.toUpperCase().replace(/[^A-Z-]/g, '') || null;
}
