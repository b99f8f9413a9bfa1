import type { Formality } from '../receipts/receipt-words.ts';

/** What leaves by mail of a conversation. */
export type MailWords = {
  subject(key: string): string;
  unread(name: string): string;
  transcript: string;
  goOn: string;
  reply(key: string): string;
  follow(link: string): string;
  followLink: string;
  us: string;
  you: string;
  /** What came with a message, by its names. */
  attached(names: string): string;
};

const words: Record<'en' | Formality, MailWords> = {
  en: {
    subject: (key) => `Your ticket ${key}`,
    unread: (name) => `${name} answered you in the chat while you were away.`,
    transcript: 'This is what we said in the chat.',
    goOn: 'To go on',
    reply: (key) => `Reply to this mail: your answer reaches the same ticket, ${key}.`,
    follow: (link) => `See how it is going, without a password: ${link}`,
    followLink: 'See how it is going',
    us: 'Customer service',
    you: 'You',
    attached: (names) => `Attached: ${names}`,
  },
  familiar: {
    subject: (key) => `Tu gestión ${key}`,
    unread: (name) => `${name} te ha respondido en el chat mientras no estabas.`,
    transcript: 'Esto es lo que hemos hablado en el chat.',
    goOn: 'Para seguir',
    reply: (key) => `Contesta a este correo: tu respuesta llega a la misma gestión, ${key}.`,
    follow: (link) => `Mira cómo va, sin contraseña: ${link}`,
    followLink: 'Ver cómo va',
    us: 'Atención al cliente',
    you: 'Tú',
    attached: (names) => `Adjunto: ${names}`,
  },
  formal: {
    subject: (key) => `Su gestión ${key}`,
    unread: (name) => `${name} le ha respondido en el chat mientras no estaba.`,
    transcript: 'Esto es lo que hemos hablado en el chat.',
    goOn: 'Para seguir',
    reply: (key) => `Conteste a este correo: su respuesta llega a la misma gestión, ${key}.`,
    follow: (link) => `Vea cómo va, sin contraseña: ${link}`,
    followLink: 'Ver cómo va',
    us: 'Atención al cliente',
    you: 'Usted',
    attached: (names) => `Adjunto: ${names}`,
  },
};

export const mailWords = (locale: 'es' | 'en', formality: Formality): MailWords =>
  words[locale === 'en' ? 'en' : formality];
