const region = { es: 'es-ES', en: 'en-GB' } as const;

export type Locale = keyof typeof region;

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
/** "a la 01:05", "a las 09:00". */
const atHour = (time: string): string => `a ${time.startsWith('01') ? 'la' : 'las'} ${time}`;

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

/** "lunes, 2 de marzo de 2026, a las 10:00": within a sentence, to somebody who is there. */
export const saysInWords = (locale: Locale, timeZone: string): ((at: Date) => string) => {
  const time = new Intl.DateTimeFormat(region[locale], { ...clock, timeZone });
  const day = saysDay(locale, timeZone);
  return (at) =>
    locale === 'en' ? `${day(at)}, at ${time.format(at)}` : `${day(at)}, ${atHour(time.format(at))}`;
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

const dayMs = 86_400_000;

/** Days since 1970 of the calendar that hangs there. */
const dayNumber = (at: Date, timeZone: string): number =>
  Date.parse(new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at)) / dayMs;

/**
 * "hoy a las 09:00", "el martes a las 09:00", and from a week on "el martes, 10 de marzo, a las 09:00": when something
 * opens again, as one says it at a door.
 */
export const sayOpening = (locale: Locale, timeZone: string, at: Date, now: Date): string => {
  const say = (parts: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(region[locale], { ...parts, timeZone }).format(at);
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  const time = say(clock);
  const weekday = say({ weekday: 'long' });
  const date = days < 7 ? '' : say({ day: 'numeric', month: 'long' });
  if (locale === 'en') {
    const day = days === 0 ? 'today' : date === '' ? `on ${weekday}` : `on ${weekday}, ${date},`;
    return `${day} at ${time}`;
  }
  const day = days === 0 ? 'hoy' : date === '' ? `el ${weekday}` : `el ${weekday}, ${date},`;
  return `${day} ${atHour(time)}`;
};
