import { decodeCharset } from './decode-charset.ts';
import { decodeRawHeader, decodeWords } from './decode-words.ts';

/** `type/subtype; name=value` split up: lower-case value and parameter names, decoded parameter values. */
export type StructuredHeader = { value: string; params: Map<string, string> };

const MAX_PARAMS = 200;

/**
 * Reads Content-Type and Content-Disposition values (RFC 2045 §5.1, RFC 2183) with RFC 2231 continuations and
 * charsets, and with encoded words where mailers wrote them instead. The first of two equal parameters counts.
 */
export function readStructured(raw: string): StructuredHeader {
  const pieces = splitPieces(raw);
  // "text/plain charset=utf-8": the semicolon is missing.
  const unparted = (pieces[0] ?? '').match(/^([^\s=,]{1,200})[\s,]{1,20}([\w*-]{1,60}\s?=.*)$/);
  if (unparted) pieces.splice(0, 1, unparted[1] ?? '', unparted[2] ?? '');
  const value = (pieces[0] ?? '').toLowerCase().replace(/[\s"']/g, '');
  const plain = new Map<string, string>();
  for (const piece of pieces.slice(1, MAX_PARAMS)) {
    const equals = piece.indexOf('=');
    if (equals < 0) continue;
    const name = piece.slice(0, equals).trim().toLowerCase();
    if (name !== '' && !plain.has(name)) plain.set(name, unquote(piece.slice(equals + 1).trim()));
  }
  return { value, params: joinContinuations(plain) };
}

/** Splits at semicolons outside quotes and comments; comments vanish where they stand alone. */
function splitPieces(raw: string): string[] {
  const pieces: string[] = [];
  let piece = '';
  let quoted = false;
  let comment = 0;
  const lastClosing = raw.lastIndexOf(')');
  for (let index = 0; index < raw.length; index++) {
    const char = raw[index] ?? '';
    if (char === '\\' && (quoted || comment > 0)) {
      // A Windows path in quotes is not an escape.
      if (comment === 0) piece += /["\\]/.test(raw[index + 1] ?? '') ? char + raw[index + 1] : char;
      if (/["\\()]/.test(raw[index + 1] ?? '')) index++;
    } else if (comment > 0) {
      if (char === '(') comment++;
      else if (char === ')') comment--;
    } else if (char === '"') {
      quoted = !quoted;
      piece += char;
    } else if (char === '(' && !quoted && index < lastClosing && opensComment(piece)) {
      comment = 1;
    } else if (char === ';' && !quoted) {
      pieces.push(piece.trim());
      piece = '';
    } else piece += char;
  }
  // An unclosed quote swallowed the rest: read it again without quotes.
  if (quoted && raw.includes(';') && pieces.length < 2)
    return raw
      .replaceAll('"', '')
      .split(';')
      .map((part) => part.trim());
  pieces.push(piece.trim());
  return pieces;
}

function opensComment(piece: string): boolean {
  return (!piece.includes('=') || /[ \t"]$/.test(piece.slice(-1))) && !/=\s*$/.test(piece.slice(-3));
}

function unquote(value: string): string {
  if (value.startsWith('"')) {
    const end = closingQuote(value);
    return value.slice(1, end).replace(/\\(["\\])/g, '$1');
  }
  const quoted = value.match(/^'(.*)'$/);
  return quoted ? (quoted[1] ?? '') : value;
}

function closingQuote(value: string): number {
  for (let index = 1; index < value.length; index++) {
    if (value[index] === '\\' && /["\\]/.test(value[index + 1] ?? '')) index++;
    else if (value[index] === '"') return index;
  }
  return value.length;
}

type Section = { number: number; encoded: boolean; value: string };

function joinContinuations(plain: Map<string, string>): Map<string, string> {
  const params = new Map<string, string>();
  const sections = new Map<string, Section[]>();
  for (const [name, value] of plain) {
    const match = name.match(/^([^*]+)\*(?:(\d{1,4})(\*)?)?$/);
    if (!match) {
      params.set(name, decodePlain(value));
      continue;
    }
    const list = sections.get(match[1] ?? '') ?? [];
    list.push({ number: Number(match[2] ?? 0), encoded: match[2] === undefined || match[3] === '*', value });
    sections.set(match[1] ?? '', list);
  }
  // The extended form wins over the plain one (RFC 6266 §4.3 makes the same choice).
  for (const [name, list] of sections) params.set(name, joinSections(list));
  return params;
}

function joinSections(list: Section[]): string {
  list.sort((a, b) => a.number - b.number);
  let charset: string | null = null;
  const first = list[0];
  if (first?.encoded) {
    const match = first.value.match(/^([^']{0,60})'[^']{0,60}'/);
    if (match) {
      charset = match[1] ?? null;
      first.value = first.value.slice(match[0].length);
    }
  }
  const bytes = list.map((section) =>
    Buffer.from(
      section.encoded
        ? section.value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
            String.fromCharCode(Number.parseInt(hex, 16)),
          )
        : section.value,
      'latin1',
    ),
  );
  return decodeWords(decodeCharset(Buffer.concat(bytes), charset || 'utf-8').text);
}

function decodePlain(value: string): string {
  if (value.includes('=?')) return decodeWords(decodeRawHeader(value, null));
  const text = decodeRawHeader(value, null);
  // `filename="utf-8''na%C3%AFve.txt"`: the extended form under the plain name.
  const extended = text.match(/^(utf-8|iso-8859-1|windows-125\d)'[a-z-]{0,9}'(.+)$/i);
  if (extended && /%[0-9a-f]{2}/i.test(extended[2] ?? '')) {
    return joinSections([{ number: 0, encoded: true, value: text }]);
  }
  return text;
}
