import { latin1 } from './decode-charset.ts';
import { decodeRawHeader } from './decode-words.ts';
import { readStructured, type StructuredHeader } from './header-params.ts';
import { firstHeader, type RawHeader, readHeaders } from './read-headers.ts';

/** A node of the MIME tree: offsets into the mail, nothing decoded yet. */
export type Part = {
  headers: RawHeader[];
  type: string;
  params: Map<string, string>;
  disposition: StructuredHeader;
  bodyStart: number;
  bodyEnd: number;
  /** Filled for a multipart whose boundary was found; text around its parts is kept as two ranges. */
  children: Part[];
  preamble: [number, number] | null;
  epilogue: [number, number] | null;
};

export type PartTree = { root: Part; warnings: Set<string> };

const MAX_DEPTH = 50;
const MAX_PARTS = 2000;

type Budget = { parts: number; warnings: Set<string> };

/**
 * Splits a mail into its parts (RFC 2046 §5.1). Never throws: a missing, unknown or misquoted boundary is guessed from
 * the body, else the multipart is read as one leaf; nesting and number of parts are bounded, what lies deeper stays a
 * leaf.
 */
export function splitParts(mail: Buffer): PartTree {
  const budget: Budget = { parts: 0, warnings: new Set() };
  return {
    root: readPart(mail, leadingBlanks(mail), mail.length, 0, 'text/plain', budget),
    warnings: budget.warnings,
  };
}

/** What may stand above the first field and ends no header: a byte order mark, empty lines, a blank before the name. */
function leadingBlanks(mail: Buffer): number {
  let at = mail[0] === 0xef && mail[1] === 0xbb && mail[2] === 0xbf ? 3 : 0;
  while (at < mail.length && at < 1000 && (mail[at] === 0x0a || mail[at] === 0x0d)) at++;
  const line = latin1(mail.subarray(at, at + 100));
  const indent = line.match(
    /^[ \t]{1,20}(?=(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version)[ \t]{0,9}:)/i,
  );
  if (indent) return at + indent[0].length;
  return /^(?:>?From |[A-Za-z-]{2,40}[ \t]{0,9}:)/.test(line) ? at : 0;
}

function readPart(
  mail: Buffer,
  start: number,
  end: number,
  depth: number,
  fallback: string,
  budget: Budget,
): Part {
  budget.parts++;
  const block = readHeaders(mail, start, end);
  for (const warning of block.warnings)
    if (depth === 0 || warning !== 'header-separator-missing') budget.warnings.add(warning);
  const contentType = readStructured(mediaTypeHeader(block.headers) ?? fallback);
  const part: Part = {
    headers: block.headers,
    type: mediaType(contentType, fallback),
    params: contentType.params,
    disposition: readStructured(firstHeader(block.headers, 'content-disposition') ?? ''),
    bodyStart: Math.min(block.bodyStart, end),
    bodyEnd: end,
    children: [],
    preamble: null,
    epilogue: null,
  };
  if (part.type.startsWith('multipart/')) splitMultipart(mail, part, depth, budget);
  return part;
}

/** The first Content-Type that names a type; later copies are ignored, empty ones too. */
function mediaTypeHeader(headers: RawHeader[]): string | null {
  const values = headers.filter((header) => header.name === 'content-type' && header.value !== '');
  return values[0]?.value ?? null;
}

function mediaType({ value, params }: StructuredHeader, fallback: string): string {
  if (/^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+*-]{1,127}$/.test(value)) return value;
  // A type that is missing before its boundary.
  if (params.has('boundary')) return 'multipart/mixed';
  // "text", "html" or rubbish: RFC 2045 §5.2 falls back to plain text.
  if (/^(text\/)?html/.test(value)) return 'text/html';
  if (value.startsWith('multipart')) return 'multipart/mixed';
  if (/^(application|image|audio|video)\b/.test(value)) return 'application/octet-stream';
  return fallback;
}

function splitMultipart(mail: Buffer, part: Part, depth: number, budget: Budget): void {
  if (depth >= MAX_DEPTH || budget.parts >= MAX_PARTS) {
    budget.warnings.add('nested-too-deep');
    return;
  }
  let delimiters = findDelimiters(mail, part, declaredBoundary(part));
  if (!delimiters.some((delimiter) => !delimiter.closing)) {
    const guessed = guessBoundary(mail, part);
    if (guessed !== null) {
      budget.warnings.add('boundary-guessed');
      delimiters = findDelimiters(mail, part, guessed);
    }
  }
  const first = delimiters[0];
  if (!first || !delimiters.some((delimiter) => !delimiter.closing)) {
    if (isFilled(mail, part.bodyStart, part.bodyEnd)) budget.warnings.add('boundary-missing');
    return;
  }
  part.preamble = [part.bodyStart, first.start];
  const fallback = part.type === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  for (const [index, delimiter] of delimiters.entries()) {
    const next = delimiters[index + 1];
    const end = next ? next.start : part.bodyEnd;
    if (delimiter.closing) {
      // A closing delimiter in the middle, followed by further parts, closed nothing.
      if (!next) part.epilogue = [delimiter.end, end];
      continue;
    }
    if (!next) budget.warnings.add('boundary-unclosed');
    if (budget.parts >= MAX_PARTS) {
      budget.warnings.add('too-many-parts');
      // The rest becomes one leaf: nothing is lost, and it costs no more than its bytes.
      part.children.push(readPart(mail, delimiter.end, part.bodyEnd, MAX_DEPTH, fallback, budget));
      return;
    }
    if (delimiter.end < end || next === undefined) {
      part.children.push(
        readPart(mail, delimiter.end, Math.max(delimiter.end, end), depth + 1, fallback, budget),
      );
    }
  }
}

/** The boundary as latin1, or null. */
function declaredBoundary(part: Part): string | null {
  const boundary = part.params.get('boundary')?.trimEnd();
  return boundary ? boundary.slice(0, 1000) : null;
}

type Delimiter = { start: number; end: number; closing: boolean };

/** Lines that are `--boundary` or `--boundary--`, blanks behind allowed; `start` lies before the line break above. */
function findDelimiters(mail: Buffer, part: Part, boundary: string | null): Delimiter[] {
  const found: Delimiter[] = [];
  if (boundary === null) return found;
  const needle = Buffer.from(`--${boundary}`, /[\u0100-\uffff]/.test(boundary) ? 'utf8' : 'latin1');
  // Searching the part alone keeps many unclosed parts from scanning the whole mail each.
  const within = mail.subarray(0, part.bodyEnd);
  let at = within.indexOf(needle, part.bodyStart);
  while (at >= 0) {
    const atLineStart = at === part.bodyStart || mail[at - 1] === 0x0a;
    const line = atLineStart ? delimiterLine(mail, at + needle.length, part.bodyEnd) : null;
    if (line) {
      found.push({ start: beforeBreak(mail, at, part.bodyStart), end: line.end, closing: line.closing });
      if (found.length > MAX_PARTS * 2) break;
    }
    at = within.indexOf(needle, at + needle.length);
  }
  return found;
}

function delimiterLine(mail: Buffer, from: number, end: number): { end: number; closing: boolean } | null {
  const closing = mail[from] === 0x2d && mail[from + 1] === 0x2d;
  let at = closing ? from + 2 : from;
  while (at < end && (mail[at] === 0x20 || mail[at] === 0x09 || mail[at] === 0x0d)) at++;
  if (at < end && mail[at] !== 0x0a) return null;
  return { end: Math.min(at + 1, end), closing };
}

/** The line break before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
function beforeBreak(mail: Buffer, at: number, floor: number): number {
  let start = at;
  if (start > floor && mail[start - 1] === 0x0a) start--;
  if (start > floor && mail[start - 1] === 0x0d) start--;
  return start;
}

/** A line `--something` that is directly followed by a part's header, or that recurs with a closing `--`. */
function guessBoundary(mail: Buffer, part: Part): string | null {
  const head = latin1(mail.subarray(part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 65_536)));
  const followed = head.match(
    /(?:^|\n)--([^\s-][^\r\n]{0,200}|-[^\r\n]{1,200}?)[ \t]*\r?\n(?:content-[a-z-]{2,40}:)/i,
  );
  if (followed?.[1]) return followed[1].trimEnd();
  const line = head.match(/(?:^|\n)--([^\s][^\r\n]{3,200})\r?\n/);
  const boundary = line?.[1]?.trimEnd();
  if (boundary && mail.subarray(0, part.bodyEnd).indexOf(`--${boundary}--`, part.bodyStart, 'latin1') >= 0)
    return boundary;
  return null;
}

function isFilled(mail: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((mail[at] ?? 0) > 0x20) return true;
  return false;
}

/** Content-ID, Content-Transfer-Encoding and the like of a part, decoded. */
export function partField(part: Part, name: string): string | null {
  const value = firstHeader(part.headers, name);
  return value === null || value === '' ? null : decodeRawHeader(value, null);
}
