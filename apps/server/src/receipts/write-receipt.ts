import type { Capabilities } from '@hilo/channel-kit';
import { guessLanguage, quoteShortly } from '@hilo/core';
import { asReply } from '../outgoing/subjects.ts';
import { saysDay, saysInWords, saysMoment } from '../public/say-moment.ts';
import { type LetterPart, writeLetter } from '../public/write-letter.ts';
import type { Organisation } from '../settings/organisation.ts';
import { type ReceiptWords, receiptWords } from './receipt-words.ts';
import type { DueReceipt } from './take-due.ts';

type WrittenReceipt = { subject: string; text: string; html: string | null };

/** Of two languages the one that whoever wrote most likely reads; null where his own says nothing of it. */
const nearest: Record<string, 'es' | 'en'> = {
  es: 'es',
  ca: 'es',
  gl: 'es',
  eu: 'es',
  pt: 'es',
  en: 'en',
  fr: 'en',
  de: 'en',
};

/** What was chosen for a customer, else what his words look like, else the organisation's own. */
export const languageFor = (
  { locale, subject, text }: Pick<DueReceipt, 'locale' | 'subject' | 'text'>,
  otherwise: 'es' | 'en',
): 'es' | 'en' =>
  nearest[(locale ?? guessLanguage(`${subject ?? ''}\n${text}`) ?? '').slice(0, 2).toLowerCase()] ??
  otherwise;

/**
 * The confirmation in words: that it is not the answer, the key, what came and when, and what happens next. Where
 * somebody waits at the other end, or little fits, in one paragraph.
 */
export const writeReceipt = (
  receipt: DueReceipt,
  organisation: Organisation,
  publicUrl: string,
  { liveness, maxBody, html }: Pick<Capabilities, 'liveness' | 'maxBody' | 'html'>,
): WrittenReceipt => {
  const locale = languageFor(receipt, organisation.locale);
  const words = receiptWords(locale, organisation.formality);
  const moment = saysMoment(locale, organisation.timeZone);
  const link = publicUrl === '' ? null : `${publicUrl}/t/${receipt.trackingKey}`;
  const subject = receipt.subject ? asReply(receipt.subject) : words.subject(receipt.trackingKey);
  const isLate = receipt.answerBy !== null && receipt.answerBy < receipt.receivedAt;
  const shortly = saysInWords(locale, organisation.timeZone);
  const short = words.short({
    at: shortly(receipt.receivedAt),
    by: receipt.answerBy && !isLate ? shortly(receipt.answerBy) : null,
    key: receipt.trackingKey,
    link,
  });
  if (liveness === 'live') return { subject, text: short, html: null };
  const parts = partsOf(receipt, words, {
    moment,
    day: saysDay(locale, organisation.timeZone),
    isLate,
  });
  const letter = writeLetter(lettered(receipt, words, parts, link), { ...organisation, locale });
  if (maxBody !== null && letter.text.length > maxBody) return { subject, text: short, html: null };
  return { subject, text: letter.text, html: html ? letter.html : null };
};

type Parts = { came: string[]; next: string[] };

const partsOf = (
  { answerBy, lawBy, fileCount, receivedAt, text }: DueReceipt,
  words: ReceiptWords,
  { moment, day, isLate }: { moment(at: Date): string; day(at: Date): string; isLate: boolean },
): Parts => {
  const quoted = quoteShortly(text, words.link);
  return {
    came: [
      words.at(moment(receivedAt)),
      ...(quoted === '' ? [] : [words.wrote(quoted)]),
      ...(fileCount > 0 ? [words.files(fileCount)] : []),
    ],
    next: [
      answerBy === null
        ? words.answerSoon
        : isLate
          ? words.answerLate(moment(answerBy))
          : words.answerBy(moment(answerBy)),
      ...(lawBy !== null && lawBy > receivedAt ? [words.lawBy(day(lawBy))] : []),
    ],
  };
};

const lettered = (
  { trackingKey }: DueReceipt,
  words: ReceiptWords,
  { came, next }: Parts,
  link: string | null,
): LetterPart[] => [
  { kind: 'words', strong: words.received, text: words.notTheAnswer },
  { kind: 'large', label: words.key, value: trackingKey, lines: came },
  {
    kind: 'list',
    title: words.next,
    lines: next,
    button: link ? { href: link, label: words.followLink, spelt: words.follow(link) } : null,
  },
  { kind: 'words', text: words.addMore },
];
