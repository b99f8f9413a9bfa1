import { latin1 } from './decode-charset.ts';
import { findYenc } from './find-yenc.ts';

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 §6). Unknown encodings are passed through; junk inside base64 and
 * quoted-printable is skipped or kept, never fatal. The result does not share memory with the mail.
 */
export function decodeTransfer(
  bytes: Uint8Array,
  encoding: string,
): { content: Uint8Array; doubt: string | null } {
  if (encoding === 'base64') return decodeBase64(bytes);
  if (encoding === 'quoted-printable') return { content: decodeQuotedPrintable(bytes), doubt: null };
  if (/^(x-)?uu(e|encode|encoded)?$/.test(encoding)) {
    const found = findUuencoded(latin1(bytes));
    const first = found[0];
    if (first) return { content: first.content, doubt: null };
  }
  if (/^(x-)?yenc$/.test(encoding)) {
    const first = findYenc(bytes)[0];
    if (first) return { content: first.content, doubt: null };
  }
  return { content: ownCopy(bytes), doubt: null };
}

/** The encoding named by a Content-Transfer-Encoding value, whatever surrounds it. */
export function transferEncoding(value: string): string {
  const text = value.slice(0, 200).toLowerCase();
  const token = text.match(/[a-z0-9][a-z0-9_-]*/)?.[0] ?? '';
  if (token === 'base64' || /\bbase[\s_-]?64\b/.test(text)) return 'base64';
  if (/\bquoted[\s_-]?printable\b/.test(text) || token === 'qp') return 'quoted-printable';
  return token;
}

function decodeBase64(bytes: Uint8Array): { content: Uint8Array; doubt: string | null } {
  const text = latin1(bytes);
  const clean = decodeClean(text);
  if (clean) return { content: clean, doubt: null };
  const end = footerStart(text);
  if (end > 0) {
    const content = Buffer.concat([
      Buffer.from(text.slice(0, end), 'base64'),
      Buffer.from('\n'),
      bytes.subarray(end),
    ]);
    return { content: ownCopy(content), doubt: 'base64-junk' };
  }
  if (plainAfterAll(text)) return { content: ownCopy(bytes), doubt: 'base64-missing' };
  // Node's decoder skips junk and stops at the first '='; several encoded blocks glued together go on after it.
  const padding = text.indexOf('=');
  const tail =
    padding >= 0 && /[A-Za-z0-9+/]/.test(text.slice(padding, padding + 400).replace(/^[=\s]+/, ''));
  if (!tail) {
    return {
      content: ownCopy(Buffer.from(text, 'base64')),
      doubt: strangeBase64(bytes) ? 'base64-junk' : null,
    };
  }
  const pieces: Buffer[] = [];
  for (const piece of text.split(/=+/)) if (piece !== '') pieces.push(Buffer.from(piece, 'base64'));
  return { content: ownCopy(Buffer.concat(pieces)), doubt: 'base64-junk' };
}

/**
 * The bytes of an encoding in which nothing is odd, as nearly every attachment is: groups of four in lines, padded at
 * the end if at all. Null where a closer look is due. `atob` refuses what is not in the alphabet and what stands behind
 * the padding, and is many times as fast as an expression; blanks within lines, which may part words, it would skip.
 */
function decodeClean(text: string): Uint8Array | null {
  if (text.length < 64 || text.includes(' ') || text.includes('\t') || text.includes('\f')) return null;
  try {
    return ownCopy(Buffer.from(atob(text), 'latin1'));
  } catch {
    return null;
  }
}

/**
 * Where plain words begin behind whole base64: list servers and scanners write their footer below an encoded body.
 * 0 where there are none. Looks at the last 8 kB.
 */
function footerStart(text: string): number {
  const from = Math.max(0, text.length - 8192);
  const footer = /(?<=\n)[^\n]{0,200}(?:[^A-Za-z0-9+/=\s]|[A-Za-z0-9+/=][ \t]+[A-Za-z0-9+/=])/.exec(
    text.slice(from),
  );
  if (!footer) return 0;
  const at = from + footer.index;
  if (/\n[A-Za-z0-9+/]{60,}[ \t]*\r?\n/.test(text.slice(at))) return 0;
  const encoded = text.slice(Math.max(0, at - 8192), at);
  if (!/^[A-Za-z0-9+/=\r\n \t]+$/.test(encoded) || /[A-Za-z0-9+/=][ \t]+[A-Za-z0-9+/=]/.test(encoded))
    return 0;
  // The last line of a whole encoding is padded, or an empty line parts the footer from it.
  const isWhole = /=\s*$/.test(encoded) || /\n[ \t]*\r?\n\s*$/.test(encoded);
  return isWhole && encoded.replace(/\s/g, '').length >= 8 ? at : 0;
}

/** Text that only claims to be base64: a lone group of one character, or words with blanks between them. */
function plainAfterAll(text: string): boolean {
  const head = text.slice(0, 4096).trim();
  if (head === '') return false;
  // Blanks that indent a line part no words.
  const inner = head.replace(/[\r\n]+[ \t]*/g, '');
  const foreign = inner.replace(/[A-Za-z0-9+/=]+/g, '').length;
  if (foreign * 20 > inner.length && /\s/.test(inner)) return true;
  return (
    text.length < 4096 && inner.length < 16 && foreign === 0 && inner.replace(/=+$/, '').length % 4 === 1
  );
}

/** 1 where a byte may stand in base64: its alphabet, padding, and what counts as a blank in Latin-1. */
const expected = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9+/=\s]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Every attachment passes here: a look at a table is far cheaper than an expression over the whole text. */
function strangeBase64(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if (expected[bytes[index]!] === 0) return true;
  return false;
}

function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let blanks = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x3d) {
      const high = hexDigit(bytes[index + 1]);
      const low = hexDigit(bytes[index + 2]);
      if (high >= 0 && low >= 0) {
        out[length++] = (high << 4) | low;
        index += 2;
        blanks = 0;
        continue;
      }
      const end = softBreakEnd(bytes, index + 1);
      if (end >= 0) {
        index = end;
        blanks = 0;
        continue;
      }
    }
    // Blanks before a line end were added in transit (RFC 2045 §6.7 rule 3).
    if (byte === 0x0a || (byte === 0x0d && bytes[index + 1] === 0x0a)) length -= blanks;
    blanks = byte === 0x20 || byte === 0x09 ? blanks + 1 : 0;
    out[length++] = byte;
  }
  return out.slice(0, length);
}

/** Index of the last byte of a soft line break that starts after '=', or -1. */
function softBreakEnd(bytes: Uint8Array, from: number): number {
  let index = from;
  while (index < bytes.length && index - from < 1000 && (bytes[index] === 0x20 || bytes[index] === 0x09))
    index++;
  if (index >= bytes.length) return bytes.length;
  if (bytes[index] === 0x0d) return bytes[index + 1] === 0x0a ? index + 1 : index;
  return bytes[index] === 0x0a ? index : -1;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

/** A uuencoded file inside text; `start` and `end` are character offsets of the whole block. */
export type Uuencoded = { name: string; content: Uint8Array; start: number; end: number };

/** Finds `begin 644 name` … `end` blocks whose lines are of the length they announce (POSIX uuencode). */
export function findUuencoded(text: string): Uuencoded[] {
  const found: Uuencoded[] = [];
  if (!text.includes('begin ')) return found;
  const begin = /^begin (?:[0-7]{3,4}) ([^\r\n]{1,255})\r?\n/gm;
  for (let match = begin.exec(text); match && found.length < 100; match = begin.exec(text)) {
    const block = decodeUuLines(text, match.index + match[0].length);
    if (!block) continue;
    found.push({ name: match[1]?.trim() ?? '', content: block.content, start: match.index, end: block.end });
    begin.lastIndex = block.end;
  }
  return found;
}

function decodeUuLines(text: string, from: number): { content: Uint8Array; end: number } | null {
  const out: number[] = [];
  let position = from;
  let lines = 0;
  while (position < text.length) {
    const newline = text.indexOf('\n', position);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(position, Math.min(lineEnd, position + 200)).replace(/\r$/, '');
    position = newline < 0 ? text.length : newline + 1;
    if (line.trimEnd() === 'end') return { content: Uint8Array.from(out), end: position };
    if (line === '' || line === '`') continue;
    const size = (line.charCodeAt(0) - 32) & 63;
    if (
      line.charCodeAt(0) < 32 ||
      line.charCodeAt(0) > 96 ||
      line.length - 1 < Math.floor((size * 4) / 3) - 4
    )
      return null;
    decodeUuLine(line, size, out);
    lines++;
  }
  // A block cut short still holds the file so far.
  return lines > 0 ? { content: Uint8Array.from(out), end: text.length } : null;
}

function decodeUuLine(line: string, size: number, out: number[]): void {
  const six = (index: number) => (index < line.length ? (line.charCodeAt(index) - 32) & 63 : 0);
  for (let index = 1, left = size; left > 0; index += 4, left -= 3) {
    const group = (six(index) << 18) | (six(index + 1) << 12) | (six(index + 2) << 6) | six(index + 3);
    out.push((group >> 16) & 255);
    if (left > 1) out.push((group >> 8) & 255);
    if (left > 2) out.push(group & 255);
  }
}

/** A view with a buffer of its own, so that it can be transferred between threads. */
function ownCopy(bytes: Uint8Array): Uint8Array {
  if (bytes.byteLength === bytes.buffer.byteLength && bytes.constructor === Uint8Array) return bytes;
  if (bytes.byteLength === bytes.buffer.byteLength) return new Uint8Array(bytes.buffer);
  return new Uint8Array(bytes);
}
