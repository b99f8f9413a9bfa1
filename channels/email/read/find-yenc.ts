/** A yEnc file inside text; `start` and `end` are the offsets of the whole block. */
export type YencFile = { name: string; content: Uint8Array; start: number; end: number };

const begin = /^=ybegin (?:[^\r\n]{0,200} )?name=([^\r\n]{1,255})\r?\n(?:=ypart [^\r\n]{0,200}\r?\n)?/gm;
const finish = /^=yend(?: [^\r\n]{0,200})?\r?$/gm;

/** Most of a text that holds such files are they: a hundred in one mail is more than anybody sends. */
const MOST = 100;

/**
 * Finds `=ybegin … name=` … `=yend` blocks (yEnc 1.3); offsets and names are in bytes (latin1). Each byte is written 42
 * further on; what would be NUL, a line end or `=` stands 64 further on behind a `=`. A block without an end is text.
 */
export function findYenc(bytes: Uint8Array): YencFile[] {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!whole.includes('=ybegin ')) return [];
  const text = whole.toString('latin1');
  const found: YencFile[] = [];
  for (let match = begin.exec(text); match && found.length < MOST; match = begin.exec(text)) {
    const from = match.index + match[0].length;
    finish.lastIndex = from;
    const last = finish.exec(text);
    if (last === null) break;
    const end = finish.lastIndex;
    found.push({
      name: match[1]?.trim() ?? '',
      content: decode(text, from, last.index),
      start: match.index,
      end,
    });
    begin.lastIndex = end;
  }
  begin.lastIndex = 0;
  return found;
}

function decode(text: string, from: number, to: number): Uint8Array {
  const out = new Uint8Array(to - from);
  let length = 0;
  for (let at = from; at < to; at += 1) {
    let code = text.charCodeAt(at);
    if (code === 0x0d || code === 0x0a) continue;
    if (code === 0x3d) {
      at += 1;
      code = (at < to ? text.charCodeAt(at) : 0) - 64;
    }
    out[length++] = code - 42;
  }
  return out.slice(0, length);
}
