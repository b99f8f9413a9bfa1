import type { Capabilities } from '@hilo/channel-kit';
import { guessLanguage, quoteShortly } from '@hilo/core';
import { asReply } from '../outgoing/answer-target.ts';
import { escapeHtml } from '../public/html.ts';
import { lookAccent } from '../public/look.ts';
import { saysDay, saysMoment } from '../public/say-moment.ts';
import type { Organisation } from '../settings/organisation.ts';
import { type ReceiptWords, receiptWords } from './receipt-words.ts';
import type { DueReceipt } from './take-due.ts';

export type WrittenReceipt = { subject: string; text: string; html: string | null };

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
  const short = words.short({
    at: moment(receipt.receivedAt),
    by: receipt.answerBy && !isLate ? moment(receipt.answerBy) : null,
    key: receipt.trackingKey,
    link,
  });
  if (liveness === 'live') return { subject, text: short, html: null };
  const parts = partsOf(receipt, words, {
    moment,
    day: saysDay(locale, organisation.timeZone),
    isLate,
  });
  const text = asText(receipt, words, parts, link, organisation.name);
  if (maxBody !== null && text.length > maxBody) return { subject, text: short, html: null };
  return { subject, text, html: html ? asHtml(receipt, words, parts, link, organisation) : null };
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

const asText = (
  { trackingKey }: DueReceipt,
  words: ReceiptWords,
  { came, next }: Parts,
  link: string | null,
  name: string,
): string =>
  [
    `${words.received} ${words.notTheAnswer}`,
    [`${words.key}: ${trackingKey}`, ...came].join('\n'),
    [words.next, ...next, ...(link ? [words.follow(link)] : [])].join('\n'),
    words.addMore,
    name,
  ]
    .filter((part) => part !== '')
    .join('\n\n');

/** Colours of its own it has none but the organisation's: it is read on light and dark. */
const asHtml = (
  { trackingKey }: DueReceipt,
  words: ReceiptWords,
  { came, next }: Parts,
  link: string | null,
  { name, accentColour }: Organisation,
): string => {
  const line = (text: string): string => `<p style="margin:0 0 4px">${escapeHtml(text)}</p>`;
  const { accent, onAccent } = lookAccent(accentColour).light;
  return [
    '<div style="font:16px/1.5 system-ui,sans-serif;max-width:34em">',
    `<p style="margin:0 0 16px"><strong>${escapeHtml(words.received)}</strong> ${escapeHtml(words.notTheAnswer)}</p>`,
    `<p style="margin:0">${escapeHtml(words.key)}</p>`,
    `<p style="margin:0 0 12px;font:600 26px/1.3 ui-monospace,monospace;letter-spacing:1px">${escapeHtml(trackingKey)}</p>`,
    ...came.map(line),
    `<p style="margin:16px 0 4px"><strong>${escapeHtml(words.next)}</strong></p>`,
    ...next.map(line),
    ...(link
      ? [
          `<p style="margin:12px 0 16px"><a href="${escapeHtml(link)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:${accent};color:${onAccent};text-decoration:none">${escapeHtml(words.followLink)}</a></p>`,
        ]
      : []),
    `<p style="margin:16px 0">${escapeHtml(words.addMore)}</p>`,
    ...(name === '' ? [] : [`<p style="margin:0">${escapeHtml(name)}</p>`]),
    '</div>',
  ].join('\n');
};
