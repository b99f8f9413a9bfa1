import { addressPhrases } from './address-phrases.ts';
import type { Reason } from './bounce-input.ts';
import { deliveryPhrases } from './delivery-phrases.ts';
import { saysUnknownAddress, saysUnknownDomain } from './says-unknown.ts';

/**
 * What mail servers write when they refuse, in lower case, by reason. A phrase with `…` stands for two
 * pieces in that order. Which sentence means what was compared with the tables of the Sisimai project
 * (BSD-2) and with the servers' own documentation.
 */
const phrases: Partial<Record<Reason, readonly string[]>> = { ...addressPhrases, ...deliveryPhrases };

/**
 * What a server said as one line in lower case: without the line breaks of the report and without the codes that a
 * server repeats before each line of a long answer ('550-5.1.1 … 550 5.1.1 …'), for sentences run across both.
 */
export function wordsOf(said: string): string {
  const line = said.toLowerCase().replace(/\s+/g, ' ');
  const repeated = /(?:^| )([45]\d\d)-/.exec(line)?.[1];
  if (repeated === undefined) return line;
  return line.replace(new RegExp(`(?<=^| )${repeated}[- ](?:[45]\\.\\d{1,3}\\.\\d{1,3} )?`, 'g'), '');
}

/** A full mailbox, in whatever words; the sentences known to mean it stand in the table. */
const fullMailbox =
  /\b(?:quota|storage|disk space|mail ?box|inbox)\b[^;]{0,40}\b(?:exceeded|is full|used up)\b|\bexceed(?:s|ed)? (?:its|their|his|the|allowed|disk|mailbox|storage)\b[^;]{0,20}\b(?:quota|space|storage)\b|(?:buz[oó]n|casilla)[^;]{0,30}(?:llen[oa]|cuota)|bo[iî]te[^;]{0,40}pleine|postfach[^;]{0,20}\bvoll\b|casella[^;]{0,30}piena|caixa[^;]{0,20}cheia|переполнен|容量が一杯|已满/;

/** Whether a text (lower case) holds one of the phrases of a reason. Linear in the text per phrase. */
export function saysReason(text: string, reason: Reason): boolean {
  if (reason === 'userUnknown') return saysUnknown(text.replace(notOfRecipient, 'sender'));
  if ((phrases[reason] ?? []).some((phrase) => holds(text, phrase))) return true;
  if (reason === 'mailboxFull') return fullMailbox.test(text);
  if (reason === 'hostUnknown') return saysUnknownDomain(text);
  if (reason === 'notAccept') return takesNoMail.test(text);
  return false;
}

/** A host that takes no mail at all (RFC 7504). */
const takesNoMail = /(?<![\d.])521\b.{0,120}\b(?:does|do)(?:n.?t| not) accept (?:any )?(?:e-?)?mail\b/;

/** What a server says of one who asked for many, and of who writes: nothing of this address. */
const notOfRecipient =
  /\b(?:your (?:e-?mail |mail )?address|sender(?:.s)? (?:e-?mail )?(?:user|address|mailbox|account|domain))\b|(?:too many|excessive) (?:invalid |unknown |bad )?(?:recipients?|users?(?:ids?)?|address(?:es)?)(?: unknowns?)?/g;

const saysUnknown = (text: string): boolean =>
  (phrases.userUnknown ?? []).some((phrase) => holds(text, phrase)) || saysUnknownAddress(text);

/** Whether a text holds a phrase; `…` in the phrase skips up to 200 characters. */
export function holds(text: string, phrase: string): boolean {
  const gap = phrase.indexOf('…');
  if (gap < 0) return text.includes(phrase);
  const head = phrase.slice(0, gap);
  const tail = phrase.slice(gap + 1);
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + head.length)) {
    const from = at + head.length;
    if (text.slice(from, from + 200 + tail.length).includes(tail)) return true;
  }
  return false;
}
