import { decodeWords } from './decode-words.ts';
import type { Mailbox } from './types.ts';

/** As archives of lists write it: "ana at example.org". */
const SPELT_OUT = /^([^\s@]{1,64}) at ([^\s@]{1,255}\.[^\s@.]{2,63})$/i;

/** One stretch between separators, before its words are decoded. */
type Piece = { words: string; quoted: boolean; angle: string | null; comment: string };

const MAX_ADDRESSES = 2000;
const MAX_INPUT = 256 * 1024;
const MAX_PIECES = 5000;
const MAX_WORDS = 998;

/**
 * Reads an address list (RFC 5322 §3.4 and the obsolete forms of §4.4) in one pass without recursion. Encoded words
 * are decoded after the splitting, so a comma inside one does not split; a name with a bare comma is put together
 * again; groups are flattened; `<>` and empty entries vanish.
 */
export function readAddresses(value: string): Mailbox[] {
  const mailboxes: Mailbox[] = [];
  let pending: Piece | null = null;
  let pieces = 0;
  const input = value.slice(0, MAX_INPUT);
  // Some programs write the brackets as HTML would.
  const plain = input.includes('<') ? input : input.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  for (const piece of splitPieces(plain)) {
    if (mailboxes.length >= MAX_ADDRESSES || ++pieces > MAX_PIECES) break;
    let current: Piece = piece;
    if (pending) {
      // "Doe, Ana <ana@example.org>" without quotes: the first part has no address of its own.
      if (piece.angle !== null && piece.words !== '' && !pending.quoted && !piece.quoted) {
        current = { ...piece, words: `${pending.words}, ${piece.words}` };
      } else push(mailboxes, toMailbox(pending));
      pending = null;
    }
    if (current.angle === null && current.words !== '' && !looksLikeAddress(current.words)) pending = current;
    else push(mailboxes, toMailbox(current));
  }
  if (pending) push(mailboxes, toMailbox(pending));
  return mailboxes;
}

function push(list: Mailbox[], mailbox: Mailbox | null): void {
  if (mailbox) list.push(mailbox);
}

function looksLikeAddress(text: string): boolean {
  return text.includes('@') && !text.startsWith('=?');
}

/** Cuts at commas, semicolons and group colons that stand outside quotes, comments, brackets and encoded words. */
function* splitPieces(value: string): Generator<Piece> {
  let piece: Piece = { words: '', quoted: false, angle: null, comment: '' };
  const empty = () => ({ words: '', quoted: false, angle: null, comment: '' });
  // What is never closed once is a plain character from there on: looking again would cost the square of the length.
  let quotes = true;
  let comments = true;
  for (let at = 0; at < value.length; ) {
    const char = value[at] ?? '';
    if (char === '=' && value[at + 1] === '?') {
      const end = encodedWordEnd(value, at);
      if (end > 0) {
        piece.words += value.slice(at, end);
        at = end;
        continue;
      }
    }
    if (char === '"' && !quotes) at++;
    else if (char === '"') {
      const quote = readQuoted(value, at);
      quotes = quote.closed;
      piece.words += quote.text;
      // A quoted local part keeps its quotes: "a b"@example.org.
      if (value[quote.end] === '@')
        piece.words = `${piece.words.slice(0, -quote.text.length || undefined)}"${quote.text}"`;
      else piece.quoted = true;
      at = quote.end;
    } else if (char === '(' && comments) {
      const comment = readComment(value, at);
      comments = comment.closed;
      piece.comment += (piece.comment === '' ? '' : ' ') + comment.text;
      at = comment.end;
    } else if (char === '<') {
      const angle = readAngle(value, at);
      if (piece.angle === null || !piece.angle.includes('@')) piece.angle = angle.text;
      at = angle.end;
    } else if (char === ',' || char === ';') {
      yield piece;
      piece = empty();
      at++;
    } else if (char === ':' && piece.angle === null && isGroupName(piece.words)) {
      // A group name; its members follow.
      piece = empty();
      at++;
    } else {
      piece.words += char;
      at++;
    }
  }
  yield piece;
}

/** A name is short: looking at a long one at each colon would cost the square of its length. */
function isGroupName(words: string): boolean {
  return words.length <= MAX_WORDS && !/@|(?:^|\[)mailto$/i.test(words.trim());
}

function encodedWordEnd(value: string, at: number): number {
  const charsetEnd = value.indexOf('?', at + 2);
  if (charsetEnd < 0 || charsetEnd - at > 80 || value[charsetEnd + 2] !== '?') return -1;
  const end = value.slice(charsetEnd + 3, at + 2000).indexOf('?=');
  return end < 0 ? -1 : charsetEnd + 3 + end + 2;
}

function readQuoted(value: string, start: number): { text: string; end: number; closed: boolean } {
  let text = '';
  for (let at = start + 1; at < value.length; at++) {
    const char = value[at] ?? '';
    if (char === '\\' && at + 1 < value.length) text += value[++at];
    else if (char === '"') return { text, end: at + 1, closed: true };
    else text += char;
  }
  // Never closed: the quote was a stray character, unless an address would be lost in it.
  const rest = value.slice(start + 1);
  const stop = rest.search(/[<,;]/);
  if (stop < 0) return { text: rest, end: value.length, closed: false };
  return { text: rest.slice(0, stop), end: start + 1 + stop, closed: false };
}

function readComment(value: string, start: number): { text: string; end: number; closed: boolean } {
  let depth = 0;
  let text = '';
  for (let at = start; at < value.length; at++) {
    const char = value[at] ?? '';
    if (char === '\\') text += value[++at] ?? '';
    else if (char === '(' && depth++ === 0) continue;
    else if (char === ')' && --depth === 0) return { text: text.trim(), end: at + 1, closed: true };
    else text += char;
  }
  return { text: '', end: start + 1, closed: false };
}

function readAngle(value: string, start: number): { text: string; end: number } {
  let from = start;
  while (value[from + 1] === '<' || value[from + 1] === ' ') from++;
  const close = value.indexOf('>', from);
  const nextOpen = value.indexOf('<', from + 1);
  if (close < 0 || (nextOpen > 0 && nextOpen < close && value.slice(from + 1, nextOpen).includes(','))) {
    const comma = value.indexOf(',', from);
    const end = comma < 0 ? value.length : comma;
    return { text: value.slice(from + 1, end), end };
  }
  if (nextOpen > 0 && nextOpen < close) return { text: value.slice(nextOpen + 1, close), end: close + 1 };
  let end = close + 1;
  while (value[end] === '>') end++;
  return { text: value.slice(from + 1, close), end };
}

function toMailbox(piece: Piece): Mailbox | null {
  let name = cleanName(decodeWords(piece.words.slice(0, MAX_WORDS)));
  let address = piece.angle === null ? null : cleanAddress(piece.angle);
  // "ana at example.org (Ana Gil)": the comment says that it is no sentence.
  if (address === null && piece.comment !== '' && SPELT_OUT.test(name)) {
    return { name: cleanName(decodeWords(piece.comment)) || null, address: cleanAddress(name) };
  }
  // What the brackets lack may stand before them: "ana@example.org" <>.
  if (piece.angle === null || piece.angle.trim() === '') {
    const hidden = quotedLocal(piece.words) ?? addressInText(name);
    if (hidden) {
      address = hidden.address;
      name = cleanName(hidden.rest);
    } else if (
      /^[^\s@<>"(),:;[\]\\]+$/.test(piece.words.slice(0, MAX_WORDS).trim()) &&
      !piece.quoted &&
      !piece.words.includes('=?') &&
      piece.angle === null &&
      isBareUser(name)
    ) {
      // RFC 822 allowed a user name without a domain: MAILER-DAEMON.
      return { name: cleanName(decodeWords(piece.comment)) || null, address: name };
    }
  }
  if (name === '' && (address || piece.quoted || piece.angle !== null))
    name = cleanName(decodeWords(piece.comment));
  if (!address && (name === '' || /^undisclosed[- ]recipients?$/i.test(name))) return null;
  return { name: name || null, address: address || null };
}

/** `"a b"@example.org` standing alone. */
function quotedLocal(words: string): { address: string; rest: string } | null {
  const address = words.slice(0, MAX_WORDS).trim();
  return /^"[^"]{1,64}"@[^\s@"]+$/.test(address) ? { address, rest: '' } : null;
}

function isBareUser(text: string): boolean {
  return text !== '' && !/^undisclosed/i.test(text) && !/\s/.test(text);
}

/** An address written without brackets, or inside an encoded word. */
function addressInText(text: string): { address: string; rest: string } | null {
  const at = text.indexOf('@');
  if (at <= 0) return null;
  const angle = text.match(/<([^<>\s]{1,320}@[^<>\s]{1,255})>/);
  if (angle) return { address: cleanAddress(angle[1] ?? ''), rest: text.replace(angle[0], ' ') };
  // "ana @ example.org"
  const joined = text.replace(/\s{1,9}@\s{0,9}|@\s{1,9}/, '@').replace(/\s{1,9}\.\s{1,9}/g, '.');
  const words = joined.split(/\s+/);
  const word = words.find((candidate) => /^[^@]+@[^@]+/.test(candidate));
  if (!word) return null;
  return { address: cleanAddress(word), rest: words.filter((candidate) => candidate !== word).join(' ') };
}

function cleanAddress(raw: string): string {
  let address = decodeWords(raw.slice(0, MAX_WORDS)).trim();
  // Obsolete route: <@relay1,@relay2:user@host> (RFC 5322 §4.4).
  if (address.startsWith('@')) address = address.slice(address.indexOf(':') + 1);
  address = address.replace(/^(?:mailto|smtp):/i, '').replace(/^['<\s]+|[>'\s,;]+$/g, '');
  // Outlook's '[mailto:ana@example.org]'; an address with brackets of its own is 'ana@[192.0.2.1]'.
  address = address.replace(/^\[(?:mailto:)?|^mailto:/i, '').replace(/^([^[]*)\]$/, '$1');
  if (address.startsWith('"') && !/^"[^"]*"@/.test(address)) address = address.replaceAll('"', '');
  address = address.replace(SPELT_OUT, '$1@$2');
  // Quotes that nothing asks for are no part of the address (RFC 5321 §4.1.2).
  address = address.replace(/^"([\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*)"@/, '$1@');
  if (!address.startsWith('"')) address = withoutBlanks(address.replace(/\([^()]{0,200}\)/g, ''));
  return withoutControls(address).slice(0, 998);
}

/** Blanks around '@' and dots are the obsolete syntax of RFC 5322 §4.4; elsewhere they part a stray word off. */
function withoutBlanks(address: string): string {
  const joined = address.replace(/\s{0,9}([@.])\s{0,9}/g, '$1').trim();
  return joined.split(/\s+/).findLast((word) => word.includes('@')) ?? joined.replace(/\s+/g, '');
}

function cleanName(raw: string): string {
  const name = withoutControls(raw.slice(0, MAX_WORDS)).replace(/\s+/g, ' ').trim();
  const single = name.match(/^'(.*)'$/);
  const bare = single ? (single[1] ?? '') : name;
  return bare
    .replace(/^"+|"+$/g, '')
    .trim()
    .slice(0, 998);
}

/** Control characters and the marks that reorder text on screen (Unicode TR 36 §2.3) have no place in a sender. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (char) =>
    char === '\t' || char === '\n' ? ' ' : '',
  );
}
