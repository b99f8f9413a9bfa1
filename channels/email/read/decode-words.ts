import { decodeCharset, latin1 } from './decode-charset.ts';

/** `=?charset*language?Q or B?text?=`; real mail has blanks and question marks inside Q words, and lacks the end. */
const ENCODED_WORD = /=\?([^?\s]{1,80})\?(?:([Bb])\?([^?]*)|([Qq])\?((?:[^?]|\?(?!=)){0,1500}))(?:\?=|$)/g;

type Word = { charset: string; encoding: 'Q' | 'B'; bytes: Uint8Array; text: string };

/**
 * Decodes RFC 2047 encoded words in a header value. Neighbouring words of one charset are decoded together, for
 * mailers split them inside a character; blanks between words vanish (§6.2). `guessed` is what the mail seems to be
 * written in, for words that name no charset that there is.
 */
export function decodeWords(value: string, guessed?: string): string {
  if (!value.includes('=?')) return value;
  let out = '';
  let last = 0;
  let run: Word[] = [];
  ENCODED_WORD.lastIndex = 0;
  for (let match = ENCODED_WORD.exec(value); match; match = ENCODED_WORD.exec(value)) {
    const between = value.slice(last, match.index);
    if (run.length > 0 && between.trim() !== '') {
      out += decodeRun(run, guessed);
      run = [];
    }
    if (run.length === 0) out += between;
    run.push(readWord(match[1] ?? '', match[2] ?? match[4] ?? '', match[3] ?? match[5] ?? ''));
    last = match.index + match[0].length;
  }
  return out + decodeRun(run, guessed) + value.slice(last);
}

/**
 * Text of a raw header value given as latin1: 8-bit bytes are UTF-8 where they can be (RFC 6532), else of the
 * fallback charset, or of the `guessed` one where that cannot be.
 */
export function decodeRawHeader(value: string, fallback: string | null, guessed?: string): string {
  if (!/[\u0080-\uffff]/.test(value)) {
    // ISO-2022-JP written straight into a header.
    if (!value.includes('\u001b$')) return value;
    return decodeCharset(Buffer.from(value, 'latin1'), 'iso-2022-jp').text;
  }
  return decodeCharset(Buffer.from(value, 'latin1'), fallback === 'us-ascii' ? null : fallback, guessed).text;
}

function readWord(charset: string, encoding: string, text: string): Word {
  const kind = encoding.toUpperCase() === 'B' ? 'B' : 'Q';
  const bytes =
    kind === 'B'
      ? Buffer.from(text.replace(/[^A-Za-z0-9+/=_-]/g, ''), 'base64')
      : Buffer.from(decodeQ(text), 'latin1');
  return { charset: charset.replace(/\*.*$/, ''), encoding: kind, bytes, text };
}

function decodeQ(text: string): string {
  const raw = /[\u0100-\uffff]/.test(text) ? latin1(Buffer.from(text, 'utf8')) : text;
  return raw
    .replaceAll('_', ' ')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decodeRun(run: Word[], guessed: string | undefined): string {
  let out = '';
  for (let index = 0; index < run.length; ) {
    const first = run[index];
    if (!first) break;
    let end = index + 1;
    while (run[end]?.charset.toLowerCase() === first.charset.toLowerCase()) end++;
    out += decodeGroup(run.slice(index, end), guessed);
    index = end;
  }
  return out;
}

function decodeGroup(words: Word[], guessed: string | undefined): string {
  const charset = words[0]?.charset ?? '';
  if (words.length === 1) return decodeCharset(words[0]?.bytes ?? new Uint8Array(), charset, guessed).text;
  const joined = decodeCharset(Buffer.concat(words.map((word) => word.bytes)), charset, guessed).text;
  const apart = words.map((word) => decodeCharset(word.bytes, charset, guessed).text).join('');
  // Base64 cut between groups of four makes sense only when joined as text.
  if (joined.includes('\ufffd') && words.every((word) => word.encoding === 'B')) {
    const text = words.map((word) => word.text.replace(/[^A-Za-z0-9+/]/g, '')).join('');
    const whole = decodeCharset(Buffer.from(text, 'base64'), charset, guessed).text;
    if (!whole.includes('\ufffd')) return whole;
  }
  return joined.includes('\ufffd') && !apart.includes('\ufffd') ? apart : joined;
}
