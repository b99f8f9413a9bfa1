import type { BounceInput } from './bounce-input.ts';
import { maxLine } from './find-addresses.ts';

/** More text than any server writes; what follows is the returned mail. */
const maxNotice = 60_000;
const maxNoticeLines = 1_500;

/** Lines at which the words of the server end and the returned mail begins. */
const returnedMail: readonly RegExp[] = [
  /^(?:received|return-path|x-envelope-from|x-originating-ip) *:/i,
  /^content-type: *(?:message\/(?:rfc822|partial)|text\/rfc822-headers)/i,
  /^[ \t>*-]{0,60}(?:this is a copy of (?:the|your) message|below this line is a copy|below is a copy of)/i,
  /^[ \t>*-]{0,60}(?:the header of the original message|header of the original message|message headers? follows?)/i,
  /^[ \t>*-]{0,60}(?:unsent message follows|no message was collected|undelivered message follows)/i,
  /^[ \t>*-]{0,60}original (?:message (?:follows|headers?)|mail as follows)/i,
  /^-{2,60} ?(?:original (?:message|mail info)|returned message|message header|forwarded message)/i,
  /^original message: *$/i,
  /^(?:included is a copy of the message header|the attachment contains the original mail headers)/i,
];

export type Notice = {
  /** What the reporting server wrote, without the returned mail. */
  notice: string;
  /** The returned mail as far as it follows in the same text. */
  returned: string;
};

/** Separates the words of the server from the mail it returns. Falls back to the HTML without its tags. */
export function readNotice(input: BounceInput): Notice {
  const written = input.text.trim() === '' && input.html ? textOfHtml(input.html) : input.text;
  const text = written.slice(0, 4 * maxNotice).replaceAll('\r\n', '\n');
  const lines = text.split('\n');
  let end = 0;
  let size = 0;
  let started = false;
  while (end < lines.length && end < maxNoticeLines && size < maxNotice) {
    const line = (lines[end] ?? '').slice(0, maxLine);
    if (started && returnedMail.some((pattern) => pattern.test(line))) break;
    started ||= line.trim() !== '';
    size += line.length + 1;
    end += 1;
  }
  return { notice: lines.slice(0, end).join('\n'), returned: lines.slice(end).join('\n') };
}

/** Tags become line ends, the few entities servers use are put back. Good enough to look for sentences. */
export function textOfHtml(html: string): string {
  return html
    .slice(0, 4 * maxNotice)
    .replace(/<(?:style|script)\b[^>]{0,200}>[^<]{0,20000}/gi, ' ')
    .replace(/<(?:br|\/p|\/div|\/tr|\/h\d|\/li|p)\b[^<>]{0,500}>/gi, '\n')
    .replace(/<[^<>]{0,2000}>/g, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&rsquo;/gi, "'")
    .replace(/&amp;/gi, '&');
}
