import type { Formality } from '../receipts/receipt-words.ts';
import type { Locale } from './say-moment.ts';
import { type Letter, type LetterPart, writeLetter } from './write-letter.ts';

type CodeWords = { subject: string; code: string; opens(key: string): string; notYou: string };

const words: Record<'en' | Formality, CodeWords> = {
  en: {
    subject: 'Your code to see the conversation',
    code: 'Your code',
    opens: (key) =>
      `It opens the conversation of your ticket ${key}, once, within the next 15 minutes. Give it to nobody: we never ask for it.`,
    notYou: 'If it was not you who asked, do nothing: without the code nobody gets in.',
  },
  familiar: {
    subject: 'Tu código para ver la conversación',
    code: 'Tu código',
    opens: (key) =>
      `Abre la conversación de tu gestión ${key}, una sola vez, en los próximos 15 minutos. No se lo des a nadie: nosotros nunca te lo pediremos.`,
    notYou: 'Si no lo has pedido tú, no hagas nada: sin el código no entra nadie.',
  },
  formal: {
    subject: 'Su código para ver la conversación',
    code: 'Su código',
    opens: (key) =>
      `Abre la conversación de su gestión ${key}, una sola vez, en los próximos 15 minutos. No se lo dé a nadie: nosotros nunca se lo pediremos.`,
    notYou: 'Si no lo ha pedido usted, no haga nada: sin el código no entra nadie.',
  },
};

export const codeWords = (locale: Locale, formality: Formality): CodeWords =>
  words[locale === 'en' ? 'en' : formality];

/** The mail with the code, which is read for the code alone: it stands first and large. */
export const writeCode = (
  code: string,
  key: string,
  locale: Locale,
  organisation: { name: string; accentColour: string | null; formality: Formality },
): Letter & { subject: string } => {
  const said = codeWords(locale, organisation.formality);
  const parts: LetterPart[] = [
    { kind: 'large', label: said.code, value: code, lines: [] },
    { kind: 'words', text: said.opens(key) },
    { kind: 'words', text: said.notYou },
  ];
  return { subject: said.subject, ...writeLetter(parts, { ...organisation, locale }) };
};
