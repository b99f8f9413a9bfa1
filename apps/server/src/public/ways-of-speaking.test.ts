import { expect, test } from 'vitest';
import { mailWords } from '../conversations/mail-words.ts';
import { cureIntro, cureWarning } from '../promises/law/cure-words.ts';
import { extensionWords } from '../promises/law/extension-words.ts';
import { transferWords } from '../promises/law/transfer-words.ts';
import { type Formality, receiptWords } from '../receipts/receipt-words.ts';
import { codeWords } from './code-words.ts';
import { followWords } from './follow-words.ts';
import { promiseWords } from './promise-words.ts';

/** All that customers are told by us, as it is written down. */
const textOf = (words: unknown): string =>
  typeof words === 'object' && words !== null ? Object.values(words).map(textOf).join('\n') : String(words);

const said = (locale: 'es' | 'en', formality: Formality): string => {
  const due = { dueAt: '2026-12-04T12:00:00Z', zone: 'Europe/Madrid', article: 'art. 1' };
  const cures = [
    { article: 'art. 1', deadlines: 'restart', unmet: 'settled' },
    { article: 'art. 1', deadlines: 'resume', unmet: 'withdrawn' },
  ] as const;
  return textOf([
    followWords(locale, formality),
    promiseWords(locale, formality),
    codeWords(locale, formality),
    receiptWords(locale, formality),
    mailWords(locale, formality),
    cures.map((cure) => cureWarning(locale, { locale, formality }, { ...due, cure })),
    cureIntro(locale, { locale, formality }),
    transferWords(locale, { locale, formality }, { ...due, to: 'X' }),
    extensionWords(locale, { locale, formality }, { ...due, from: due.dueAt, to: due.dueAt }),
  ]);
};

const tu =
  /(?<!\p{L})(?:tú|tu|tus|te|ti|contigo|tienes|tendrás|puedes|podrás|escribes|escribas|escríbenos|escríbela|compárala|volviste|estabas|esperaste|quieras|da|vas)(?!\p{L})/iu;
const usted =
  /(?<!\p{L})(?:usted|su|sus|tendrá|escríbanos|escríbala|compárela|volvió|esperó|pruebe|espere|siga|vea)(?!\p{L})/iu;

test('to those who are addressed as usted nothing is said as to a friend', () => {
  expect(tu.exec(said('es', 'formal'))).toBeNull();
});

test('to those who are addressed as tú nothing is said as to a stranger', () => {
  expect(usted.exec(said('es', 'familiar'))).toBeNull();
});

test('English knows no difference', () => {
  expect(said('en', 'formal')).toBe(said('en', 'familiar'));
});
