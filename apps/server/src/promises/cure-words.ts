import type { Organisation } from '../settings/organisation.ts';

const region = { es: 'es-ES', en: 'en-GB' } as const;

/** A day as a customer reads it, as on the pages that are hers. */
export const dayOf = (language: keyof typeof region, at: string, zone: string): string =>
  new Intl.DateTimeFormat(region[language], { dateStyle: 'long', timeZone: zone }).format(new Date(at));

/** What follows where she does not complete the matter: it has to be said beforehand, or nothing follows. */
export const cureWarning = (
  customerLocale: string | null,
  { locale, formality }: Pick<Organisation, 'locale' | 'formality'>,
  { dueAt, zone, article }: { dueAt: string; zone: string; article: string },
): string => {
  const language = customerLocale ?? locale;
  if (language.startsWith('en'))
    return (
      `You have until ${dayOf('en', dueAt, zone)} to send us what is missing. The time within which we must answer ` +
      'begins when we have it. If it does not reach us by the end of that day, the matter may be closed without an ' +
      `answer, and you may open it again whenever you like (${article}).`
    );
  const until = dayOf('es', dueAt, zone);
  return formality === 'formal'
    ? `Tiene hasta el ${until} para enviarnos lo que falta. El plazo que tenemos para contestarle empezará cuando lo ` +
        'recibamos. Si no nos llega antes de que acabe ese día, la gestión podrá cerrarse sin respuesta, y podrá ' +
        `volver a abrirla cuando quiera (${article}).`
    : `Tienes hasta el ${until} para enviarnos lo que falta. El plazo que tenemos para contestarte empezará cuando lo ` +
        'recibamos. Si no nos llega antes de que acabe ese día, la gestión podrá cerrarse sin respuesta, y podrás ' +
        `volver a abrirla cuando quieras (${article}).`;
};
