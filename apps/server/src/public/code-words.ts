import type { Formality } from '../receipts/receipt-words.ts';
import type { Locale } from './say-moment.ts';

type CodeWords = { subject: string; text(code: string, key: string): string };

const words: Record<'en' | Formality, CodeWords> = {
  en: {
    subject: 'Your code to see the conversation',
    text: (code, key) =>
      `Your code is ${code}.\n\nIt opens the conversation of your ticket ${key}, once, within the next 15 minutes. Give it to nobody: we never ask for it.\n\nIf it was not you who asked, do nothing: without the code nobody gets in.`,
  },
  familiar: {
    subject: 'Tu código para ver la conversación',
    text: (code, key) =>
      `Tu código es ${code}.\n\nAbre la conversación de tu gestión ${key}, una sola vez, en los próximos 15 minutos. No se lo des a nadie: nosotros nunca te lo pediremos.\n\nSi no lo has pedido tú, no hagas nada: sin el código no entra nadie.`,
  },
  formal: {
    subject: 'Su código para ver la conversación',
    text: (code, key) =>
      `Su código es ${code}.\n\nAbre la conversación de su gestión ${key}, una sola vez, en los próximos 15 minutos. No se lo dé a nadie: nosotros nunca se lo pediremos.\n\nSi no lo ha pedido usted, no haga nada: sin el código no entra nadie.`,
  },
};

export const codeWords = (locale: Locale, formality: Formality): CodeWords =>
  words[locale === 'en' ? 'en' : formality];
