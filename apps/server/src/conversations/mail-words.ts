import type { Formality } from '../receipts/receipt-words.ts';

/** What leaves by mail of a conversation. */
export type MailWords = {
  subject(key: string): string;
  unread(name: string, said: string, key: string): string;
  transcript(said: string, key: string): string;
  us: string;
  you: string;
};

const words: Record<'en' | Formality, MailWords> = {
  en: {
    subject: (key) => `Your ticket ${key}`,
    unread: (name, said, key) =>
      `${name} answered you in the chat while you were away:\n\n${said}\n\nYou can reply to this mail. Your answer reaches the same ticket, ${key}.`,
    transcript: (said, key) =>
      `This is what we said in the chat.\n\n${said}\n\nYour key is ${key}. You can reply to this mail to go on.`,
    us: 'Customer service',
    you: 'You',
  },
  familiar: {
    subject: (key) => `Tu gestión ${key}`,
    unread: (name, said, key) =>
      `${name} te ha respondido en el chat mientras no estabas:\n\n${said}\n\nPuedes contestar a este correo. Tu respuesta llega a la misma gestión, ${key}.`,
    transcript: (said, key) =>
      `Esto es lo que hemos hablado en el chat.\n\n${said}\n\nTu clave es ${key}. Puedes contestar a este correo para seguir.`,
    us: 'Atención al cliente',
    you: 'Tú',
  },
  formal: {
    subject: (key) => `Su gestión ${key}`,
    unread: (name, said, key) =>
      `${name} le ha respondido en el chat mientras no estaba:\n\n${said}\n\nPuede contestar a este correo. Su respuesta llega a la misma gestión, ${key}.`,
    transcript: (said, key) =>
      `Esto es lo que hemos hablado en el chat.\n\n${said}\n\nSu clave es ${key}. Puede contestar a este correo para seguir.`,
    us: 'Atención al cliente',
    you: 'Usted',
  },
};

export const mailWords = (locale: 'es' | 'en', formality: Formality): MailWords =>
  words[locale === 'en' ? 'en' : formality];
