import { createReadStream } from 'node:fs';

/** One mail out of an mbox, or its size where it is too large to be one. */
export type MboxMail = {
  /** With CRLF line ends, as it travels; null where it is larger than allowed. */
  raw: Buffer | null;
  bytes: number;
  /** The moment its separator names, taken as UTC; null where it names none. */
  postedAt: Date | null;
  /** Where in the file the next one begins. */
  end: number;
};

/** Archives hold what other servers once took: more than ours takes today. */
const maxArchivedBytes = 100 * 1024 * 1024;
/** A longer line is taken in pieces, so that a file without line ends needs no memory of its size. */
const maxLineBytes = 1024 * 1024;
const lineEnd = Buffer.from('\r\n');

/** `From sender Thu Nov 24 18:22:48 2022`, with or without seconds and zone (RFC 4155, appendix A). */
const datedSeparator =
  /^From \S.*?\b((?:mon|tue|wed|thu|fri|sat|sun)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)\s+(?:[A-Z]{1,5}\s+|[+-]\d{4}\s+)*(\d{4})/i;

/**
 * The mails of an mbox file from a place in it (bytes), in order, one in memory at a time. A line `From …` with a date,
 * or with nothing at all as Thunderbird writes it, begins a mail where it is the first or comes after an empty line; so
 * a sentence that begins with "From" does not. A `Content-Length` is not believed: it counts for another file. `>From `
 * loses one `>`, which is right for mboxrd and the best there is for mboxo. Bytes before the first mail belong to none.
 * Rejects when the file cannot be read.
 */
export async function* readMbox(
  path: string,
  { start = 0, maxBytes = maxArchivedBytes }: { start?: number; maxBytes?: number } = {},
): AsyncGenerator<MboxMail> {
  let parts: Buffer[] | null = null;
  let bytes = 0;
  let postedAt: Date | null = null;
  let isAfterEmpty = true;
  let at = start;
  const finish = (): MboxMail[] => {
    if (parts === null) return [];
    // The empty line before the next separator belongs to the format.
    if (isAfterEmpty) {
      parts.pop();
      bytes -= lineEnd.length;
    }
    return [{ raw: bytes > maxBytes ? null : Buffer.concat(parts), bytes, postedAt, end: at }];
  };
  const add = (piece: Buffer): void => {
    bytes += piece.length;
    // What is too large is only counted. Two more bytes may be the empty line of the format.
    if (bytes <= maxBytes + lineEnd.length) parts?.push(piece);
    else if (parts !== null) parts = [];
  };
  for await (const { line, isStart, isEnd, length } of readLines(path, start)) {
    const separator = isStart && isAfterEmpty ? readSeparator(line) : null;
    if (separator) {
      yield* finish();
      parts = [];
      bytes = 0;
      postedAt = separator.postedAt;
      isAfterEmpty = false;
    } else {
      isAfterEmpty = isStart && isEnd && line.length === 0;
      if (line.length > 0) add(isStart ? unquote(line) : line);
      if (isEnd) add(lineEnd);
    }
    at += length;
  }
  yield* finish();
}

/** `length` counts the line's end, too. */
type Line = { line: Buffer; isStart: boolean; isEnd: boolean; length: number };

/** Lines without their ends; a long one in several pieces. */
async function* readLines(path: string, start: number): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  const stream = createReadStream(path, { start, highWaterMark: 256 * 1024 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = data.indexOf(0x0a, at); end >= 0; end = data.indexOf(0x0a, at)) {
      const stop = end > at && data[end - 1] === 0x0d ? end - 1 : end;
      yield { line: data.subarray(at, stop), isStart, isEnd: true, length: end + 1 - at };
      isStart = true;
      at = end + 1;
    }
    rest = data.subarray(at);
    if (rest.length > maxLineBytes) {
      // The last byte waits: it may be the CR of a line end.
      yield { line: rest.subarray(0, -1), isStart, isEnd: false, length: rest.length - 1 };
      rest = rest.subarray(-1);
      isStart = false;
    }
  }
  if (rest.length > 0) yield { line: rest, isStart, isEnd: true, length: rest.length };
}

const readSeparator = (line: Buffer): { postedAt: Date | null } | null => {
  if (line[0] !== 0x46) return null;
  const text = line.toString('latin1', 0, 400);
  if (text === 'From ') return { postedAt: null };
  const dated = datedSeparator.exec(text);
  if (!dated) return null;
  const postedAt = new Date(`${dated[1]} ${dated[2]} UTC`);
  return { postedAt: Number.isNaN(postedAt.getTime()) ? null : postedAt };
};

const unquote = (line: Buffer): Buffer =>
  line[0] === 0x3e && /^>+From /.test(line.toString('latin1', 0, 200)) ? line.subarray(1) : line;
