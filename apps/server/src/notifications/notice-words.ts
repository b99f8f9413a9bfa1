import type { NoticeKind } from '@hilo/core';

type NoticeLine = {
  kind: NoticeKind;
  trackingKey: string;
  times: number;
  /** More than one where a burst was gathered; the key is then that of the last. */
  tickets: number;
  link: string;
};

/** Of what comes in bursts: many at once. */
type Many = Partial<Record<NoticeKind, (tickets: number) => string>>;

const lines = {
  es: {
    mentioned: () => 'Te han mencionado',
    assigned: () => 'Te la han asignado',
    opened: () => 'Ha entrado una que no lleva nadie',
    message: (times: number) => (times === 1 ? 'Un mensaje nuevo' : `${times} mensajes nuevos`),
    returned: () => 'Ha vuelto a tu lista',
    failed: () => 'Una respuesta tuya no ha salido',
    warned: () => 'Un plazo está cerca',
    breached: () => 'Ha vencido un plazo',
    escalated: () => 'Un plazo vencido sigue sin respuesta',
    promised: () => 'Es la hora de lo que prometiste',
    approval: () => 'Una aprobación se ha pedido o decidido',
    many: {
      assigned: (tickets: number) => `Te han asignado ${tickets} gestiones`,
      opened: (tickets: number) => `Han entrado ${tickets} gestiones que no llevaba nadie`,
      returned: (tickets: number) => `${tickets} gestiones han vuelto a tu lista`,
      warned: (tickets: number) => `Hay ${tickets} plazos cerca`,
      breached: (tickets: number) => `Han vencido ${tickets} plazos`,
      escalated: (tickets: number) => `${tickets} plazos vencidos siguen sin respuesta`,
    },
  },
  en: {
    mentioned: () => 'You were mentioned',
    assigned: () => 'Assigned to you',
    opened: () => 'A new ticket has no owner',
    message: (times: number) => (times === 1 ? 'A new message' : `${times} new messages`),
    returned: () => 'Back in your list',
    failed: () => 'One of your answers was not sent',
    warned: () => 'A deadline is near',
    breached: () => 'A deadline has passed',
    escalated: () => 'A deadline has passed and nobody has answered',
    promised: () => 'It is time for what you promised',
    approval: () => 'An approval was asked for or decided',
    many: {
      assigned: (tickets: number) => `${tickets} tickets were assigned to you`,
      opened: (tickets: number) => `${tickets} new tickets have no owner`,
      returned: (tickets: number) => `${tickets} tickets are back in your list`,
      warned: (tickets: number) => `${tickets} deadlines are near`,
      breached: (tickets: number) => `${tickets} deadlines have passed`,
      escalated: (tickets: number) => `${tickets} deadlines have passed and nobody has answered`,
    },
  },
} as const satisfies Record<string, Record<NoticeKind, (count: number) => string> & { many: Many }>;

const sayLine = (
  language: keyof typeof lines,
  { kind, times, tickets, trackingKey, link }: NoticeLine,
): string => {
  const words = lines[language];
  const many = (words.many as Many)[kind];
  if (tickets > 1 && many) return `${many(tickets)}\n${link}`;
  return `${words[kind](times)} · ${trackingKey}\n${link}`;
};

const frame = {
  es: {
    subject: (count: number) =>
      count === 1 ? 'Tienes una novedad en Hilo' : `Tienes ${count} novedades en Hilo`,
    hello: (name: string) => `Hola, ${name}:`,
    more: (count: number) => `Y ${count} más.`,
    foot: (link: string) => `Elige qué te llega por correo\n${link}`,
  },
  en: {
    subject: (count: number) =>
      count === 1 ? 'You have a notification in Hilo' : `You have ${count} notifications in Hilo`,
    hello: (name: string) => `Hello ${name},`,
    more: (count: number) => `And ${count} more.`,
    foot: (link: string) => `Choose what you receive by e-mail\n${link}`,
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
