import { createHash } from 'node:crypto';

const identifying = ['message-id', 'date', 'from', 'subject'];

/**
 * A name for a mail that is the same however it came: from Message-ID, Date, From, Subject and the bytes of the body,
 * not from the trace headers that each server adds. So a mail sent again, or come by To and by Cc, is one; two mails
 * with a reused Message-ID are two. Reads bytes, so that it also names what cannot be read as mail.
 */
export const identifyMail = (raw: Uint8Array): string => {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const { head, body } = splitMail(bytes);
  const hash = createHash('sha256');
  for (const name of identifying) hash.update(`${name}:${fieldOf(head, name)}\n`);
  return hash.update(trimEnd(body)).digest('hex');
};

/** Header block (latin1, at most 1 MB) and the bytes after the first empty line. */
export const splitMail = (raw: Buffer): { head: string; body: Buffer } => {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  const at = crlf < 0 ? lf : lf < 0 ? crlf : Math.min(crlf, lf);
  if (at < 0) return { head: raw.toString('latin1', 0, 1_000_000), body: raw.subarray(raw.length) };
  const skip = at === crlf ? 4 : 2;
  return { head: raw.toString('latin1', 0, Math.min(at, 1_000_000)), body: raw.subarray(at + skip) };
};

/** First field of that name, unfolded, or '' where there is none. */
const fieldOf = (head: string, name: string): string => {
  const found = new RegExp(`(?:^|\\n)${name}[ \\t]*:((?:[^\\r\\n]|\\r?\\n[ \\t])*)`, 'i').exec(head);
  return found?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
};

/** Servers add or drop the last line end. */
const trimEnd = (body: Buffer): Buffer => {
  let end = body.length;
  while (end > 0 && (body[end - 1] === 0x0a || body[end - 1] === 0x0d)) end -= 1;
  return body.subarray(0, end);
};
