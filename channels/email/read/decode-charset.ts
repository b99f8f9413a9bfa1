import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { guessCharset } from './guess-charset.ts';

/** Text and whether the declared charset had to be set aside. */
export type DecodedText = { text: string; doubt: string | null };

/** Labels that say nothing about the bytes (RFC 1428 and what mailers write): look at the bytes instead. */
const EMPTY_LABELS = new Set([
  '',
  'x-user-defined',
  'user-defined',
  'x-unknown',
  'unknown',
  'unknown-8bit',
  'none',
  'null',
  'binary',
  '8bit',
  '7bit',
  'default',
  'default_charset',
  'x-user',
  'charset',
  '_charset_',
  'replacement',
  'undefined',
  'text',
  'ansi',
  'system',
]);

/** Single-byte Latin labels under which UTF-8 is often sent by mistake. */
const LATIN_LABELS = new Set(['windows-1252', 'us-ascii', 'ascii', 'iso-8859-1', 'iso-8859-15', 'latin1']);

/** Names mailers use that neither the Encoding Standard nor iconv-lite lists as such. */
const ALIASES: Record<string, string> = {
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  utf_8: 'utf-8',
  'utf-8n': 'utf-8',
  utf: 'utf-8',
  cp65001: 'utf-8',
  'cp-850': 'cp850',
  'ibm-850': 'cp850',
  cp932: 'shift_jis',
  'windows-932': 'shift_jis',
  ms932: 'shift_jis',
  cp936: 'gb18030',
  'windows-936': 'gb18030',
  gbk2312: 'gb18030',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'gb-2312': 'gb18030',
  'gb18030-2000': 'gb18030',
  'gb18030-2005': 'gb18030',
  'euc-cn': 'gb18030',
  'cn-gb': 'gb18030',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  uhc: 'euc-kr',
  ks_c_5601: 'euc-kr',
  'ksc5601.1987': 'euc-kr',
  'x-windows-949': 'euc-kr',
  cp950: 'big5',
  'windows-950': 'big5',
  ms950: 'big5',
  big5hkscs: 'big5',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-3': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  cp50222: 'iso-2022-jp',
  'x-iso-2022-jp': 'iso-2022-jp',
  eucjp: 'euc-jp',
  'eucjp-ms': 'euc-jp',
  cp51932: 'euc-jp',
  'eucjp-win': 'euc-jp',
  'sjis-win': 'shift_jis',
  'shift-jis': 'shift_jis',
  'iso-8859-8-i': 'windows-1255',
  'iso-8859-8-e': 'windows-1255',
  'iso-8859-8': 'windows-1255',
  visual: 'windows-1255',
  'tis-620': 'windows-874',
  cp874: 'windows-874',
  macroman: 'macintosh',
  'x-mac-roman': 'macintosh',
};

const utf8 = new TextDecoder('utf-8');
const standard = new Map<string, TextDecoder | null>();

/**
 * Decodes bytes by a charset label from a mail. An unknown, empty or evidently wrong label never fails: the bytes
 * decide between UTF-8, ISO-2022-JP, what `guessCharset` finds and windows-1252, and `doubt` carries a warning code.
 */
export function decodeCharset(
  bytes: Uint8Array,
  label: string | null,
  fallback = 'windows-1252',
): DecodedText {
  const name = normaliseLabel(label ?? '');
  if (isAscii(bytes) && (name === 'utf-8' || LATIN_LABELS.has(name) || EMPTY_LABELS.has(name))) {
    const text = looksLikeIso2022Jp(bytes) ? decodeKnown(bytes, 'iso-2022-jp') : null;
    return { text: text ?? latin1(bytes), doubt: null };
  }
  const bom = bomCharset(bytes);
  if (bom) return { text: wellFormed(decodeKnown(bytes, bom) ?? latin1(bytes)), doubt: null };
  if (EMPTY_LABELS.has(name))
    return { text: guess(bytes, fallback), doubt: name === '' ? null : 'charset-unknown' };
  if (LATIN_LABELS.has(name)) {
    const strict = strictUtf8(bytes);
    if (strict !== null) return { text: strict, doubt: 'charset-wrong' };
    // ASCII has no such bytes, so its label is a program's default and says nothing.
    const meant = name === 'us-ascii' || name === 'ascii' ? guessCharset(bytes) : null;
    if (meant !== null) return { text: decodeKnown(bytes, meant) ?? latin1(bytes), doubt: 'charset-wrong' };
    return { text: decodeKnown(bytes, name) ?? latin1(bytes), doubt: null };
  }
  if (name === 'utf-8') {
    const strict = strictUtf8(bytes);
    if (strict !== null) return { text: strict, doubt: null };
    return {
      text: mostlyUtf8(bytes, 1) ? new TextDecoder().decode(bytes) : guess(bytes, fallback),
      doubt: 'charset-wrong',
    };
  }
  const text = decodeKnown(bytes, name);
  if (text === null) return { text: guess(bytes, fallback), doubt: 'charset-unknown' };
  if (text.includes('\ufffd') && !isAscii(bytes)) {
    const strict = strictUtf8(bytes);
    if (strict !== null) return { text: strict, doubt: 'charset-wrong' };
  }
  return { text: wellFormed(text), doubt: null };
}

/** The charset a HTML document declares in its first bytes, or null. */
export function htmlCharset(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 4096));
  return head.match(/<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i)?.[1] ?? null;
}

/** Bytes as characters U+0000 to U+00FF. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function normaliseLabel(label: string): string {
  const name = label
    .slice(0, 60)
    .toLowerCase()
    .replace(/^charset=/, '')
    .replace(/\s+[\w-]+=.*$/, '')
    .replace(/[\s"'<>;]/g, '')
    .replace(/\*.*$/, '');
  if (/^utf-?8\b/.test(name)) return 'utf-8';
  const iso = name.match(/^(?:x-)?(?:iso)?[-_]?8859[-_]?(\d{1,2})(?:[-_:].*)?$/);
  if (iso && !/-[ie]$/.test(name)) return ALIASES[`iso-8859-${iso[1]}`] ?? `iso-8859-${iso[1]}`;
  const windows = name.match(/^(?:x-)?(?:windows|win|cp|ms|microsoft-cp)[-_]?(125\d)$/);
  if (windows) return `windows-${windows[1]}`;
  return ALIASES[name] ?? ALIASES[name.replace(/^x-/, '')] ?? name;
}

function decodeKnown(bytes: Uint8Array, name: string): string | null {
  if (name === 'iso-2022-kr') return decodeShifted(bytes, 'euc-kr');
  if (name === 'hz-gb-2312' || name === 'hz') return decodeHz(bytes);
  let decoder = standard.get(name);
  if (decoder === undefined) {
    try {
      decoder = new TextDecoder(name);
    } catch {
      decoder = null;
    }
    if (standard.size < 200) standard.set(name, decoder);
  }
  if (decoder) return decoder.decode(bytes);
  const other = name.replace(/^x-/, '');
  for (const candidate of [name, other]) {
    if (iconv.encodingExists(candidate)) return iconv.decode(Buffer.from(bytes), candidate);
  }
  return null;
}

/** ISO-2022-KR (RFC 1557): SO starts two-byte Korean, SI ends it; the rest is EUC-KR without its high bit. */
function decodeShifted(bytes: Uint8Array, inner: string): string {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let shifted = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === 0x1b && bytes[index + 1] === 0x24 && bytes[index + 2] === 0x29) index += 3;
    else if (byte === 0x0e) shifted = true;
    else if (byte === 0x0f) shifted = false;
    else out[length++] = shifted && byte > 0x20 ? byte | 0x80 : byte;
  }
  return new TextDecoder(inner).decode(out.subarray(0, length));
}

/** HZ (RFC 1843): `~{` starts two-byte GB 2312 without its high bit, `~}` ends it, `~~` is a tilde. */
function decodeHz(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let chinese = false;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    const next = bytes[index + 1];
    if (byte === 0x7e && next === 0x7b) chinese = true;
    else if (byte === 0x7e && next === 0x7d) chinese = false;
    else if (byte === 0x7e && next === 0x7e && !chinese) out[length++] = 0x7e;
    else if (byte === 0x7e && next === 0x0a) continue;
    else {
      out[length++] = chinese && byte > 0x20 ? byte | 0x80 : byte;
      continue;
    }
    index++;
  }
  return new TextDecoder('gb18030').decode(out.subarray(0, length));
}

function bomCharset(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function guess(bytes: Uint8Array, fallback: string): string {
  const strict = strictUtf8(bytes);
  if (strict !== null)
    return looksLikeIso2022Jp(bytes) ? (decodeKnown(bytes, 'iso-2022-jp') ?? strict) : strict;
  if (mostlyUtf8(bytes, 2)) return new TextDecoder().decode(bytes);
  const name = normaliseLabel(fallback);
  const isVague = name === 'utf-8' || EMPTY_LABELS.has(name) || LATIN_LABELS.has(name);
  const charset = isVague ? (guessCharset(bytes) ?? 'windows-1252') : name;
  return decodeKnown(bytes, charset) ?? latin1(bytes);
}

function strictUtf8(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? utf8.decode(bytes) : null;
}

function looksLikeIso2022Jp(bytes: Uint8Array): boolean {
  const text = latin1(bytes.subarray(0, 65_536));
  return text.includes('\u001b$B') || text.includes('\u001b$@');
}

/** Whether whole multi-byte UTF-8 characters outnumber broken bytes `ratio` times; there must be at least one. */
function mostlyUtf8(bytes: Uint8Array, ratio: number): boolean {
  let whole = 0;
  let broken = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    const follow =
      byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xc2 && byte < 0xe0 ? 1 : 0;
    let found = 0;
    while (found < follow && ((bytes[index + 1 + found] ?? 0) & 0xc0) === 0x80) found++;
    if (follow > 0 && found === follow) whole++;
    else broken++;
    index += found;
  }
  return whole > 0 && whole >= broken * ratio;
}

function wellFormed(text: string): string {
  return text.toWellFormed();
}
