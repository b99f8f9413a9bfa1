import type { Locale } from './say-moment.ts';

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
type Unit = (typeof units)[number][0];

/** Small numbers stand in letters where they are no more than about right. */
const letters = {
  es: ['', '', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
  en: ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
};
const names = {
  es: {
    one: { minute: 'un minuto', hour: 'una hora', day: 'un día', week: 'una semana' },
    many: { minute: 'unos # minutos', hour: 'unas # horas', day: 'unos # días', week: 'unas # semanas' },
    oneAndHalf: 'una hora y media',
    about: '#, más o menos',
  },
  en: {
    one: { minute: 'a minute', hour: 'an hour', day: 'a day', week: 'a week' },
    many: { minute: 'about # minutes', hour: 'about # hours', day: 'about # days', week: 'about # weeks' },
    oneAndHalf: 'an hour and a half',
    about: 'about #',
  },
};

/**
 * "unos tres días", "una hora, más o menos": how long something may take, as people say it. Nobody who waits reckons
 * with 73 hours and 12 minutes; under an hour it is rounded up, so that we are rather early than late.
 */
export const sayAbout = (locale: Locale, seconds: number): string => {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  const { one, many, oneAndHalf, about } = names[locale];
  const [unit, count] = roughly(minutes);
  if (count === 1) return about.replace('#', one[unit]);
  if (count === 1.5) return about.replace('#', oneAndHalf);
  return many[unit].replace('#', letters[locale][count] ?? String(count));
};

const roughly = (minutes: number): ['minute' | 'hour' | 'day' | 'week', number] => {
  if (minutes <= 10) return ['minute', minutes];
  if (minutes <= 50) return ['minute', Math.ceil(minutes / 5) * 5];
  if (minutes <= 75) return ['hour', 1];
  if (minutes <= 105) return ['hour', 1.5];
  const hours = Math.round(minutes / 60);
  // The night between counts, too: what comes tomorrow at this time takes a day.
  if (hours < 18) return ['hour', hours];
  const days = Math.round(hours / 24) || 1;
  return days < 14 ? ['day', days] : ['week', Math.round(days / 7)];
};

/** "3 horas y 12 minutos", "2 días": how long something took, cut and not rounded. */
export const sayDuration = (locale: Locale, seconds: number): string => {
  const parts: string[] = [];
  let rest = Math.max(60, seconds);
  const from = units.findIndex(([, size]) => rest >= size);
  // From the second day on nobody asks for hours.
  const most = rest >= 2 * 86_400 ? 1 : 2;
  for (const [unit, size] of units.slice(from, from + most)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(inWords(locale, unit, count));
  }
  return join(locale, parts);
};

/** "48 horas", "1 hora y 30 minutos": of opening hours, which have no days of 24. */
export const sayOpeningTime = (locale: Locale, minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return join(locale, [
    ...(hours > 0 ? [inWords(locale, 'hour', hours)] : []),
    ...(rest > 0 ? [inWords(locale, 'minute', rest)] : []),
  ]);
};

const inWords = (locale: Locale, unit: Unit, count: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

const join = (locale: Locale, parts: string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
