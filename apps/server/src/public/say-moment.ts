const region = { es: 'es-ES', en: 'en-GB' } as const;

export type Locale = keyof typeof region;

/** "lunes, 2 de marzo de 2026, 10:00 CET": a moment as people write it, and in which zone. */
export const saysMoment = (locale: Locale, timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(region[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    timeZoneName: 'short',
  });
  return (at) => format.format(at);
};

/** "lun, 2 mar 2026, 10:00": where many stand below each other. */
export const saysShortly = (locale: Locale, timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(region[locale], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  return (at) => format.format(at);
};

/** "lunes, 2 de marzo de 2026". */
export const saysDay = (locale: Locale, timeZone: string): ((at: Date) => string) => {
  const format = new Intl.DateTimeFormat(region[locale], { dateStyle: 'full', timeZone });
  return (at) => format.format(at);
};
