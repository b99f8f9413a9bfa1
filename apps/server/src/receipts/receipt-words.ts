/** How the organisation speaks to its customers in languages that tell the two apart. */
export type Formality = 'familiar' | 'formal';

export type ReceiptWords = {
  subject(key: string): string;
  received: string;
  notTheAnswer: string;
  key: string;
  at(moment: string): string;
  wrote(words: string): string;
  files(count: number): string;
  next: string;
  answerBy(moment: string): string;
  answerSoon: string;
  answerLate(moment: string): string;
  lawBy(day: string): string;
  follow(link: string): string;
  followLink: string;
  addMore: string;
  /** What stands for a link that is left out of the words quoted. */
  link: string;
  short(facts: { at: string; by: string | null; key: string; link: string | null }): string;
};

const en: ReceiptWords = {
  subject: (key) => `We have received your message (${key})`,
  received: 'We have received your message.',
  notTheAnswer: 'This only confirms that it arrived. It is not the answer: a person will answer you.',
  key: 'Your key',
  at: (moment) => `Received on ${moment}`,
  wrote: (words) => `You wrote: “${words}”`,
  files: (count) => (count === 1 ? 'With 1 file attached' : `With ${count} files attached`),
  next: 'What happens now',
  answerBy: (moment) => `You will have an answer by ${moment} at the latest.`,
  answerSoon: 'You will have an answer as soon as we can give one.',
  answerLate: (moment) =>
    `We owed you an answer by ${moment}, and it has not come. We are sorry. Your new message is with the first one, and both are still to be answered.`,
  lawBy: (day) => `The time that the law gives us ends on ${day}.`,
  follow: (link) => `See how it is going, without a password: ${link}`,
  followLink: 'See how it is going',
  addMore:
    'To add something, reply to this message. On any other channel, give your key: it works on all of them.',
  link: '[link]',
  short: ({ at, by, key, link }) =>
    `It arrived on ${at}. This is not the answer yet: a person will answer you${by ? ` by ${by}, at the latest` : ''}. Your key is ${key}.${link ? ` See how it is going: ${link}` : ''}`,
};

const familiar: ReceiptWords = {
  subject: (key) => `Hemos recibido tu mensaje (${key})`,
  received: 'Hemos recibido tu mensaje.',
  notTheAnswer: 'Esto solo confirma que ha llegado. No es la respuesta: te contestará una persona.',
  key: 'Tu clave',
  at: (moment) => `Recibido el ${moment}`,
  wrote: (words) => `Nos has escrito: «${words}»`,
  files: (count) => (count === 1 ? 'Con 1 archivo adjunto' : `Con ${count} archivos adjuntos`),
  next: 'Qué pasa ahora',
  answerBy: (moment) => `Tendrás respuesta, como muy tarde, el ${moment}.`,
  answerSoon: 'Te responderemos en cuanto podamos.',
  answerLate: (moment) =>
    `Te debíamos una respuesta para el ${moment} y no ha llegado. Lo sentimos. Tu mensaje nuevo está junto al primero y los dos siguen pendientes.`,
  lawBy: (day) => `El plazo que marca la ley termina el ${day}.`,
  follow: (link) => `Mira cómo va, sin contraseña: ${link}`,
  followLink: 'Ver cómo va',
  addMore: 'Para añadir algo, responde a este mensaje. Por cualquier otro canal, di tu clave: vale en todos.',
  link: '[enlace]',
  short: ({ at, by, key, link }) =>
    `Nos ha llegado el ${at}. Esto aún no es la respuesta: te contestará una persona${by ? `, como muy tarde, el ${by}` : ''}. Tu clave es ${key}.${link ? ` Mira cómo va: ${link}` : ''}`,
};

const formal: ReceiptWords = {
  ...familiar,
  subject: (key) => `Hemos recibido su mensaje (${key})`,
  received: 'Hemos recibido su mensaje.',
  notTheAnswer: 'Esto solo confirma que ha llegado. No es la respuesta: le contestará una persona.',
  key: 'Su clave',
  wrote: (words) => `Nos ha escrito: «${words}»`,
  answerBy: (moment) => `Tendrá respuesta, como muy tarde, el ${moment}.`,
  answerSoon: 'Le responderemos en cuanto podamos.',
  answerLate: (moment) =>
    `Le debíamos una respuesta para el ${moment} y no ha llegado. Lo sentimos. Su mensaje nuevo está junto al primero y los dos siguen pendientes.`,
  follow: (link) => `Vea cómo va, sin contraseña: ${link}`,
  addMore:
    'Para añadir algo, responda a este mensaje. Por cualquier otro canal, diga su clave: vale en todos.',
  short: ({ at, by, key, link }) =>
    `Nos ha llegado el ${at}. Esto aún no es la respuesta: le contestará una persona${by ? `, como muy tarde, el ${by}` : ''}. Su clave es ${key}.${link ? ` Vea cómo va: ${link}` : ''}`,
};

export const receiptWords = (locale: 'es' | 'en', formality: Formality): ReceiptWords =>
  locale === 'en' ? en : formality === 'formal' ? formal : familiar;
