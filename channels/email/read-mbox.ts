import { createReadStream } from 'node:fs';
import { maxMailBytes } from './take-mail.ts';

export type MboxMail = {
  /** The mail with CRLF line ends, as it travels; cut where it is larger than allowed. */
  raw: Buffer;
  isWhole: boolean;
  /** 1 for the first mail of the file. */
  number: number;
};

/** A longer line is taken in pieces, so that a file without line ends needs no memory of its size. */
const maxLineBytes = 1024 * 1024;
const lineEnd = Buffer.from('\r\n');

/**
 * The mails of an mbox file, in order, one in memory at a time. A mail begins at a line `From ` with a time in it, at
 * the start of the file or after an empty line (RFC 4155); `>From ` loses one `>`, which is right for mboxrd and for
 * mboxo. Rejects when the file cannot be read. Bytes before the first such line belong to no mail and are passed over.
 */
export async function* readMbox(path: string, maxBytes: number = maxMailBytes): AsyncGenerator<MboxMail> {
  let parts: Buffer[] | null = null;
  let size = 0;
  let number = 0;
  let isAfterEmpty = true;
  const finish = (): MboxMail[] => {
    if (parts === null) return [];
    // The empty line before the next separator belongs to the format.
    if (parts.at(-1) === lineEnd && parts.at(-2) === lineEnd) parts.pop();
    number += 1;
    return [{ raw: Buffer.concat(parts), isWhole: size <= maxBytes, number }];
  };
  const add = (piece: Buffer) => {
    size += piece.length;
    if (size <= maxBytes) parts?.push(piece);
  };
  for await (const { line, isStart, isEnd } of readLines(path)) {
    if (isStart && isAfterEmpty && isSeparator(line)) {
      yield* finish();
      parts = [];
      size = 0;
      isAfterEmpty = false;
      continue;
    }
    isAfterEmpty = isStart && isEnd && line.length === 0;
    if (line.length > 0) add(isStart ? unquote(line) : line);
    if (isEnd) add(lineEnd);
  }
  yield* finish();
}

type Line = { line: Buffer; isStart: boolean; isEnd: boolean };

/** Lines without their ends; a long one in several pieces. */
async function* readLines(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const data: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = data.indexOf(0x0a, at); end >= 0; end = data.indexOf(0x0a, at)) {
      const stop = end > at && data[end - 1] === 0x0d ? end - 1 : end;
      yield { line: data.subarray(at, stop), isStart, isEnd: true };
      isStart = true;
      at = end + 1;
    }
    rest = data.subarray(at);
    if (rest.length > maxLineBytes) {
      // The last byte waits: it may be the CR of a line end.
      yield { line: rest.subarray(0, -1), isStart, isEnd: false };
      rest = rest.subarray(-1);
      isStart = false;
    }
  }
  if (rest.length > 0) yield { line: rest, isStart, isEnd: true };
}

const isSeparator = (line: Buffer): boolean =>
  line.length < 1000 &&
  line.toString('latin1', 0, 5) === 'From ' &&
  /\d{1,2}:\d{2}/.test(line.toString('latin1'));

const unquote = (line: Buffer): Buffer =>
  line[0] === 0x3e && /^>+From /.test(line.toString('latin1', 0, 200)) ? line.subarray(1) : line;
