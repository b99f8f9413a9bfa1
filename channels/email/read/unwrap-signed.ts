/** Object identifier 1.2.840.113549.1.7.2, signed-data (RFC 5652 §5.1), as it stands in the bytes. */
const SIGNED_DATA = '2a864886f70d010702';
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const OBJECT_ID = 0x06;
const SET = 0x31;
const EXPLICIT = 0xa0;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;

/** One value of BER (X.690 §8): its tag, and where its contents lie and the next value begins. */
type Value = { tag: number; start: number; end: number; next: number };

const MAX_DEPTH = 40;

/**
 * The mail inside an opaque signature (RFC 8551 §3.5.2): Outlook sends the text within the signed blob alone, and a
 * reader without S/MIME would show an empty mail. Who signed is not looked at. Null where the blob is encrypted,
 * carries only a signature, or is no such blob; reads each byte a bounded number of times.
 */
export function unwrapSigned(blob: Uint8Array): Uint8Array | null {
  const info = inside(blob, valueAt(blob, 0, blob.length, 0), SEQUENCE);
  if (info === null || info.length < 2 || hexOf(blob, info[0], OBJECT_ID) !== SIGNED_DATA) return null;
  const data = inside(blob, inside(blob, info[1], EXPLICIT)?.[0], SEQUENCE);
  if (data === null || data[0]?.tag !== INTEGER || data[1]?.tag !== SET) return null;
  const content = inside(blob, data[2], SEQUENCE)?.[1];
  return octets(blob, inside(blob, content, EXPLICIT)?.[0]);
}

/** The value at an offset; null where the bytes are no BER. */
function valueAt(bytes: Uint8Array, at: number, end: number, depth: number): Value | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || at + 2 > end || (tag & 0x1f) === 0x1f) return null;
  let start = at + 2;
  let length = first;
  if (first === 0x80) return endless(bytes, tag, start, end, depth);
  if (first > 0x80) {
    const size = first & 0x7f;
    if (size > 4 || start + size > end) return null;
    length = 0;
    for (let index = 0; index < size; index++) length = length * 256 + (bytes[start + index] ?? 0);
    start += size;
  }
  // A blob that was cut short still gives what it has.
  const stop = Math.min(start + length, end);
  return { tag, start, end: stop, next: stop };
}

/** A value of no stated length ends at two zero bytes (X.690 §8.1.3.6). */
function endless(bytes: Uint8Array, tag: number, start: number, end: number, depth: number): Value | null {
  if (depth > MAX_DEPTH) return null;
  let at = start;
  while (at < end) {
    if (bytes[at] === 0 && bytes[at + 1] === 0) return { tag, start, end: at, next: at + 2 };
    const inner = valueAt(bytes, at, end, depth + 1);
    if (inner === null) return null;
    at = inner.next;
  }
  return { tag, start, end, next: end };
}

/** The first values inside a value of this tag; more than three are never needed. */
function inside(bytes: Uint8Array, outer: Value | null | undefined, tag: number): Value[] | null {
  if (!outer || outer.tag !== tag) return null;
  const found: Value[] = [];
  for (let at = outer.start; at < outer.end && found.length < 3; ) {
    const value = valueAt(bytes, at, outer.end, 0);
    if (value === null) break;
    found.push(value);
    at = value.next;
  }
  return found;
}

function hexOf(bytes: Uint8Array, value: Value | undefined, tag: number): string | null {
  if (!value || value.tag !== tag || value.end - value.start > 40) return null;
  return Buffer.from(bytes.subarray(value.start, value.end)).toString('hex');
}

/** An octet string, whole or in pieces. */
function octets(bytes: Uint8Array, value: Value | undefined): Uint8Array | null {
  if (value?.tag === OCTETS) return bytes.subarray(value.start, value.end);
  if (value?.tag !== OCTETS_IN_PIECES) return null;
  const pieces: Uint8Array[] = [];
  for (let at = value.start; at < value.end; ) {
    const piece = valueAt(bytes, at, value.end, 0);
    if (piece?.tag !== OCTETS) break;
    pieces.push(bytes.subarray(piece.start, piece.end));
    at = piece.next;
  }
  return Buffer.concat(pieces);
}
