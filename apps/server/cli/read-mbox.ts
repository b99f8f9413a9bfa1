import { createReadStream } from 'node:fs';

/** One mail out of an mbox, or why it was passed over; `end` is the place in the file where the next one begins. */
export type MboxMail =
  | { type: 'mail'; raw: Buffer; postedAt: Date | null; end: number }
  | { type: 'tooLarge'; bytes: number; end: number };

const newline = 10;
const maxMailBytes = 100 * 1024 * 1024;
/** `From sender Thu Nov 24 18:22:48 2022`, with or without seconds and zone (RFC 4155, appendix A). */
const separator =
  /^From \S.*?\b((?:mon|tue|wed|thu|fri|sat|sun)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\s+\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?)\s+(?:[A-Z]{1,5}\s+|[+-]\d{4}\s+)*(\d{4})/i;

/**
 * The mails of an mbox file from a place in it, one at a time and in order. A line "From …" with a date begins a mail
 * where it is the first or comes after an empty line, so that a sentence that begins with "From" does not. Lines that
 * were quoted with ">" for the format are given back as they were.
 */
export async function* readMbox(file: string, start = 0): AsyncGenerator<MboxMail> {
  let lines: Buffer[] = [];
  let bytes = 0;
  let isWaiting = true;
  let isAfterEmpty = true;
  let postedAt: Date | null = null;
  let at = start;
  const take = (end: number): MboxMail | null => {
    if (isWaiting) return null;
    // The empty line before the next separator belongs to the format.
    if (lines.at(-1)?.toString('latin1').trim() === '') lines.pop();
    const mail: MboxMail =
      bytes > maxMailBytes
        ? { type: 'tooLarge', bytes, end }
        : { type: 'mail', raw: Buffer.concat(lines), postedAt, end };
    lines = [];
    bytes = 0;
    return mail;
  };
  for await (const line of readLines(createReadStream(file, { start }))) {
    const begin = line[0] === 0x46 && isAfterEmpty ? separator.exec(line.toString('latin1', 0, 400)) : null;
    if (begin) {
      const mail = take(at);
      if (mail) yield mail;
      isWaiting = false;
      postedAt = dateOf(begin);
      isAfterEmpty = false;
    } else if (!isWaiting) {
      bytes += line.length;
      // What is too large to be a mail is only counted.
      if (bytes <= maxMailBytes)
        lines.push(/^>+From /.test(line.toString('latin1', 0, 80)) ? line.subarray(1) : line);
      else lines = [];
      isAfterEmpty = line.length <= 2 && line.toString('latin1').trim() === '';
    }
    at += line.length;
  }
  const last = take(at);
  if (last) yield last;
}

/** Lines with their ends. */
async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of stream) {
    let from = 0;
    for (let to = chunk.indexOf(newline); to !== -1; to = chunk.indexOf(newline, from)) {
      const piece = chunk.subarray(from, to + 1);
      if (rest.length === 0) yield piece;
      else {
        yield Buffer.concat([...rest, piece]);
        rest = [];
      }
      from = to + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}

const dateOf = ([, day, year]: RegExpExecArray): Date | null => {
  const parsed = new Date(`${day} ${year} UTC`);
  return Number.isNaN(parsed.getTime()) ? null : parsed;
};
