import type { NoticeKind } from '@hilo/core';

export type NoticeLine = {
  kind: NoticeKind;
  trackingKey: string;
  times: number;
  /** More than one where a burst was gathered; the key is then that of the last. */
  tickets: number;
  link: string;
};

const lines = {
  es: {
    mentioned: () => 'Te han mencionado',
    assigned: () => 'Te la han asignado',
    message: (times: number) => (times === 1 ? 'Un mensaje nuevo' : `${times} mensajes nuevos`),
    returned: () => 'Ha vuelto a tu lista',
    failed: () => 'Una respuesta tuya no ha salido',
    warned: () => 'Un plazo está cerca',
    breached: () => 'Ha vencido un plazo',
    escalated: () => 'Un plazo vencido sigue sin respuesta',
    promised: () => 'Es la hora de lo que prometiste',
    approval: () => 'Una aprobación se ha pedido o decidido',
    assignedMany: (tickets: number) => `Te han asignado ${tickets} gestiones`,
    returnedMany: (tickets: number) => `${tickets} gestiones han vuelto a tu lista`,
  },
  en: {
    mentioned: () => 'You were mentioned',
    assigned: () => 'It was assigned to you',
    message: (times: number) => (times === 1 ? 'A new message' : `${times} new messages`),
    returned: () => 'It is back in your list',
    failed: () => 'An answer of yours did not go out',
    warned: () => 'A deadline is near',
    breached: () => 'A deadline has passed',
    escalated: () => 'A deadline has passed and nobody has answered',
    promised: () => 'It is time for what you promised',
    approval: () => 'An approval was asked for or decided',
    assignedMany: (tickets: number) => `${tickets} tickets were assigned to you`,
    returnedMany: (tickets: number) => `${tickets} tickets are back in your list`,
  },
} as const satisfies Record<
  string,
  Record<NoticeKind | 'assignedMany' | 'returnedMany', (count: number) => string>
>;

const sayLine = (
  language: keyof typeof lines,
  { kind, times, tickets, trackingKey, link }: NoticeLine,
): string => {
  const words = lines[language];
  if (tickets > 1) return `${words[kind === 'returned' ? 'returnedMany' : 'assignedMany'](tickets)}\n${link}`;
  return `${words[kind](times)} · ${trackingKey}\n${link}`;
};

const frame = {
  es: {
    subject: (count: number) =>
      count === 1 ? 'Tienes una novedad en Hilo' : `Tienes ${count} novedades en Hilo`,
    hello: (name: string) => `Hola, ${name}:`,
    more: (count: number) => `Y ${count} más.`,
    foot: (link: string) => `Elige qué te llega por correo en ${link}`,
  },
  en: {
    subject: (count: number) =>
      count === 1 ? 'Something new for you in Hilo' : `${count} new things for you in Hilo`,
    hello: (name: string) => `Hello ${name},`,
    more: (count: number) => `And ${count} more.`,
    foot: (link: string) => `Choose what reaches you by e-mail at ${link}`,
  },
};

const mostLines = 20;

/** The mail that gathers what is unread: keys and links, nothing of what a customer wrote. */
export const noticeMail = (
  locale: string,
  name: string,
  notices: readonly NoticeLine[],
  settingsLink: string,
): { subject: string; text: string } => {
  const language = locale.startsWith('en') ? 'en' : 'es';
  const words = frame[language];
  const shown = notices.slice(0, mostLines).map((notice) => sayLine(language, notice));
  const rest = notices.length - shown.length;
  const parts = [
    words.hello(name),
    ...shown,
    ...(rest > 0 ? [words.more(rest)] : []),
    words.foot(settingsLink),
  ];
  return { subject: words.subject(notices.length), text: parts.join('\n\n') };
};
