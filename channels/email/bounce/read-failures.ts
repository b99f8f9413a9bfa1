import type { ReportedFailure } from './bounce-input.ts';
import { firstAddress, maxLine } from './find-addresses.ts';

/** How servers put the failing address into a line of their own. The address must come next. */
const recipientLines: readonly RegExp[] = [
  /^[ \t]{0,12}(?:[*>-]{1,4}[ \t]{1,4})?(?:to[ \t]{0,4}:[ \t]{0,4})?["<]?(?=[^\s<>"]{1,64}@)/i,
  /(?:could not be|not be|not|cannot be|couldn't be) (?:delivered|sent) to:?[ \t]{0,4}["<]?(?=[^\s<>"]{1,64}@)/i,
  /(?:delivering (?:your |the )?(?:mail|message) to|deliver (?:the |your )?(?:mail|message) to|message to|mail to):?[ \t]{0,4}["<]?(?=[^\s<>"]{1,64}@)/i,
  /(?:rcpt to|recipients?|unknown user|addressed to|returned permanent errors|failed recipient|user unknown|undeliverable to|destinataire|destinatario|error-for)[ \t]{0,4}:?[ \t]{0,4}["<]?(?=[^\s<>"]{1,64}@)/i,
  /smtp=(?=[^\s<>"]{1,64}@)/i,
];

/** A line that quotes the sender or the session and names no failing address. */
const otherLines =
  /^[ \t]{0,12}(?:mail from|from|sender|subject|sent|date|reply-to|cc)\b.{0,3}:|^(?:>>>|<<<)/i;

/**
 * Failing addresses a server names in its own words, each with the words that follow it.
 * `own` are the addresses the report was sent to: they are senders, not recipients.
 */
export function readFailures(notice: string, own: ReadonlySet<string>): ReportedFailure[] {
  const blocks: { recipient: string; lines: string[] }[] = [];
  for (const whole of notice.split('\n')) {
    const line = whole.slice(0, maxLine);
    const last = blocks.at(-1);
    // Apache James repeats the envelope first; only what follows is the refusal.
    if (last && /^error message below:/i.test(line)) last.lines.length = 0;
    const recipient = recipientOf(line);
    if (recipient && !own.has(recipient.toLowerCase())) {
      const known = blocks.find((block) => block.recipient === recipient);
      if (known) known.lines.push(line);
      else if (blocks.length < 100) blocks.push({ recipient, lines: [line] });
    } else {
      last?.lines.push(line);
    }
  }
  return blocks.map(({ recipient, lines }) => ({ ...empty, recipient, diagnostic: lines.join('\n') }));
}

export const empty: ReportedFailure = {
  recipient: null,
  action: null,
  status: null,
  diagnosticType: null,
  diagnostic: '',
  command: null,
  remoteHost: null,
  category: null,
};

function recipientOf(line: string): string | null {
  if (otherLines.test(line)) return null;
  for (const pattern of recipientLines) {
    const match = pattern.exec(line);
    if (match) return firstAddress(line.slice(match.index + match[0].length));
  }
  return null;
}

/** Ways a report names the command that was refused; the first that matches is believed. */
const commandPatterns: readonly RegExp[] = [
  /in reply to (?:the )?(?:end of )?(EHLO|HELO|MAIL|RCPT|DATA)/i,
  /(?:after|during) (?:the )?(?:end of |sending )?(?:pipelined )?(EHLO|HELO|MAIL|RCPT|DATA)\b/,
  /(?:^|\n)>>> ?(EHLO|HELO|MAIL|RCPT|DATA)\b[^\n]{0,500}\n<<< ?[45]/i,
  /\[(MAIL|RCPT|DATA)[\]_]/,
  /SMTP:(EHLO|HELO|MAIL|RCPT|DATA)\b/,
  /\((EHLO|HELO|MAIL|RCPT|DATA)\)/,
  /most progress was (EHLO|HELO|MAIL|RCPT|DATA)/,
  /(?:final|our) (EHLO|HELO|MAIL|RCPT|DATA)\b/,
  /-SMTP command\s{1,4}(EHLO|HELO|MAIL|RCPT|DATA)/i,
  /\bin (MAIL|RCPT|DATA)\b/,
];

const commandWords: readonly (readonly [RegExp, string])[] = [
  [/does not like recipient/i, 'RCPT'],
  [/but sender was rejected/i, 'MAIL'],
  [/but my name was rejected/i, 'HELO'],
  [/but greeting failed|refused to talk to me/i, 'HELO'],
  [/failed on DATA command|failed after I sent the message|for TEXT command/i, 'DATA'],
  [/Additional RCPT TO generated following response/i, 'RCPT'],
  [/Server response to MAIL FROM/i, 'MAIL'],
  [/DATA command generated response/i, 'DATA'],
  [/Unexpected response to EHLO/i, 'HELO'],
];

/** The SMTP command a report says was refused; null when it does not say. */
export function commandIn(text: string): string | null {
  const bounded = text.slice(0, 20_000);
  for (const [pattern, command] of commandWords) if (pattern.test(bounded)) return command;
  for (const pattern of commandPatterns) {
    const found = pattern.exec(bounded)?.[1];
    if (found) return found.toUpperCase();
  }
  return bounded.match(/\b(RCPT|MAIL FROM|DATA)\b/)?.[1]?.slice(0, 4) ?? null;
}
