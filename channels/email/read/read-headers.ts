import { latin1 } from './decode-charset.ts';

/** A header field as it stands in the mail: lower-case name, unfolded value, one character a byte (latin1). */
export type RawHeader = { name: string; value: string };

export type HeaderBlock = { headers: RawHeader[]; bodyStart: number; warnings: string[] };

/** Fields beyond these many, or bytes beyond this size, are not looked at. */
const MAX_FIELDS = 2000;
const MAX_BLOCK = 1024 * 1024;
const MAX_VALUE = 256 * 1024;

const FIELD = /^([\u0021-\u0039\u003b-\u007e\u0080-\u00ff]{1,200})[ \t]{0,100}:/;
const KNOWN =
  /^(?:content-|mime-|x-|received|from|to|cc|bcc|subject|date|message-id|references|in-reply-to|reply-to|return-|sender|list-|dkim-|arc-|delivered-|authentication-|auto-|precedence|importance|priority|thread-|user-agent|status|errors-to|feedback-id)/i;

/** Fields to which a line that lost its folding blank is given back. */
const FREE_TEXT = /^(?:subject|content-type|content-disposition|references)$/;

/**
 * Reads a header block (RFC 5322 §2.2) from `start` to at most `end`. Tolerates an mbox "From " line, lines that
 * are no field, and a body that follows without an empty line.
 */
export function readHeaders(mail: Buffer, start: number, end: number): HeaderBlock {
  const warnings: string[] = [];
  const blank = blankLine(mail, start, end);
  const tooLarge = blank.start - start > MAX_BLOCK && !isOneLine(mail, start);
  const limit = tooLarge ? mail.lastIndexOf(0x0a, start + MAX_BLOCK) : blank.start;
  if (tooLarge) warnings.push('header-too-large');
  const lines = splitLines(mail, start, limit);
  let lastKnown = -1;
  for (let index = 0; index < lines.length; index++) {
    const text = lines[index]?.text ?? '';
    const name = text.match(FIELD)?.[1];
    if (name !== undefined && KNOWN.test(name)) lastKnown = index;
  }
  const headers: { name: string; parts: string[] }[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    const current = headers.at(-1);
    if (current && /^[ \t]/.test(line.text)) {
      current.parts.push(line.text);
      continue;
    }
    if (index === 0 && (/^>?From (?!\s*:)/.test(line.text) || line.text.trim() === '')) continue;
    const field = line.text.match(FIELD);
    if (field && !(headers.length === 0 && index > lastKnown && !/^[\w-]+$/.test(field[1] ?? ''))) {
      if (headers.length >= MAX_FIELDS) {
        if (!warnings.includes('too-many-headers')) warnings.push('too-many-headers');
        continue;
      }
      headers.push({ name: (field[1] ?? '').toLowerCase(), parts: [line.text.slice(field[0].length)] });
      continue;
    }
    if (index < lastKnown) {
      // A stray line among fields: a fold that lost its blank, or rubbish. It never becomes part of an address.
      warnings.push('header-malformed');
      if (current && FREE_TEXT.test(current.name)) current.parts.push(` ${line.text}`);
      continue;
    }
    warnings.push('header-separator-missing');
    return { headers: headers.map(finish), bodyStart: line.start, warnings: [...new Set(warnings)] };
  }
  return { headers: headers.map(finish), bodyStart: blank.end, warnings: [...new Set(warnings)] };
}

/** Without a line break in the first stretch there is no header block to cut. */
function isOneLine(mail: Buffer, start: number): boolean {
  return mail.lastIndexOf(0x0a, start + MAX_BLOCK) <= start;
}

/** First value of a field, or null. */
export function firstHeader(headers: RawHeader[], name: string): string | null {
  return headers.find((header) => header.name === name)?.value ?? null;
}

function finish(field: { name: string; parts: string[] }): RawHeader {
  const joined = field.parts.length === 1 ? (field.parts[0] ?? '') : field.parts.join('');
  const value = joined.length > MAX_VALUE ? joined.slice(0, MAX_VALUE) : joined;
  return {
    name: field.name,
    value: value
      .replaceAll('\0', '')
      .replace(/[\r\n]/g, ' ')
      .trim(),
  };
}

/** Where the first empty line lies; both offsets are `end` when there is none. */
function blankLine(mail: Buffer, start: number, end: number): { start: number; end: number } {
  for (let at = start; at < end; ) {
    if (mail[at] === 0x0a) return { start: at, end: at + 1 };
    if (mail[at] === 0x0d && mail[at + 1] === 0x0a) return { start: at, end: at + 2 };
    if (mail[at] === 0x0d && mail[at + 1] === 0x0d && mail[at + 2] === 0x0a)
      return { start: at, end: at + 3 };
    const newline = mail.indexOf(0x0a, at);
    if (newline < 0 || newline >= end) break;
    const lineEnd = newline + 1;
    if (isBlank(mail, at, newline) && !continues(mail, lineEnd, end)) return { start: at, end: lineEnd };
    at = lineEnd;
  }
  return { start: end, end };
}

function isBlank(mail: Buffer, from: number, to: number): boolean {
  if (to - from > 1000) return false;
  for (let at = from; at < to; at++)
    if (mail[at] !== 0x20 && mail[at] !== 0x09 && mail[at] !== 0x0d) return false;
  return true;
}

/** After a line of blanks only: does a field or a fold follow? Then that line was an empty fold (RFC 5322 §4.2). */
function continues(mail: Buffer, from: number, end: number): boolean {
  const line = latin1(mail.subarray(from, Math.min(end, from + 80)));
  if (/^[ \t]+\S/.test(line)) return true;
  const name = line.match(/^([\w-]{1,70}):/)?.[1];
  return name !== undefined && KNOWN.test(name);
}

function splitLines(mail: Buffer, start: number, end: number): { text: string; start: number }[] {
  const lines: { text: string; start: number }[] = [];
  for (let at = start; at < end; ) {
    const newline = mail.indexOf(0x0a, at);
    const lineEnd = newline < 0 || newline >= end ? end : newline;
    let textEnd = lineEnd;
    while (textEnd > at && mail[textEnd - 1] === 0x0d) textEnd--;
    lines.push({ text: mail.toString('latin1', at, textEnd), start: at });
    at = lineEnd + 1;
  }
  return lines;
}
