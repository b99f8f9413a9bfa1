/** What leaves by mail of a conversation, in the customer's language. */
export const mailWords = {
  es: {
    subject: (key: string) => `Tu gestión ${key}`,
    unread: (name: string, said: string, key: string) =>
      `${name} te ha respondido en el chat mientras no estabas:\n\n${said}\n\nPuedes contestar a este correo. Tu respuesta llega a la misma gestión, ${key}.`,
    transcript: (said: string, key: string) =>
      `Esto es lo que hemos hablado en el chat.\n\n${said}\n\nTu clave es ${key}. Puedes contestar a este correo para seguir.`,
    us: 'Atención al cliente',
    you: 'Tú',
  },
  en: {
    subject: (key: string) => `Your ticket ${key}`,
    unread: (name: string, said: string, key: string) =>
      `${name} answered you in the chat while you were away:\n\n${said}\n\nYou can reply to this mail. Your answer reaches the same ticket, ${key}.`,
    transcript: (said: string, key: string) =>
      `This is what we said in the chat.\n\n${said}\n\nYour key is ${key}. You can reply to this mail to go on.`,
    us: 'Customer service',
    you: 'You',
  },
};

export const languageOf = (locale: string | null): 'es' | 'en' => (locale?.startsWith('en') ? 'en' : 'es');
