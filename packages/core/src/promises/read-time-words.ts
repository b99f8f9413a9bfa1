import { dateOf, dayOf, isDate, weekdayOf } from '../calendars/day.ts';

/** A day by its number, and minutes since its midnight where an hour was named. */
export type NamedTime = { day: number; minute: number | null; words: string };

/** Where the count begins: the day it is there, and the minute. */
export type From = { day: number; minute: number };

const weekdays = [
  ['lunes', 'monday', 'mon', 'dilluns'],
  ['martes', 'tuesday', 'tue', 'tues', 'dimarts'],
  ['miercoles', 'wednesday', 'wed', 'dimecres'],
  ['jueves', 'thursday', 'thu', 'thurs', 'dijous'],
  ['viernes', 'friday', 'fri', 'divendres'],
  ['sabado', 'saturday', 'sat', 'dissabte'],
  ['domingo', 'sunday', 'sun', 'diumenge'],
];
const months = [
  ['enero', 'january', 'jan'],
  ['febrero', 'february', 'feb'],
  ['marzo', 'march', 'mar'],
  ['abril', 'april', 'apr'],
  ['mayo', 'may'],
  ['junio', 'june', 'jun'],
  ['julio', 'july', 'jul'],
  ['agosto', 'august', 'aug'],
  ['septiembre', 'setiembre', 'september', 'sept', 'sep'],
  ['octubre', 'october', 'oct'],
  ['noviembre', 'november', 'nov'],
  ['diciembre', 'december', 'dec'],
];
const numbers = [
  ['un', 'una', 'uno', 'a', 'an', 'one'],
  ['dos', 'two', 'un par de', 'a couple of'],
  ['tres', 'three'],
  ['cuatro', 'four'],
  ['cinco', 'five'],
  ['seis', 'six'],
  ['siete', 'seven'],
  ['ocho', 'eight'],
  ['nueve', 'nine'],
  ['diez', 'ten'],
];
const oneOf = (lists: string[][]): string =>
  lists
    .flat()
    .sort((a, b) => b.length - a.length)
    .join('|');
const placeIn = (lists: string[][], word: string): number => lists.findIndex((list) => list.includes(word));

const numberOf = (word: string): number => (/^\d+$/.test(word) ? Number(word) : placeIn(numbers, word) + 1);

/** Parts of a day, by the minute at which they are over; what is promised for the morning is due at noon. */
const parts: [RegExp, number][] = [
  [/\b(a primera hora|first thing)\b/, 10 * 60],
  [/\b(a ultima hora|antes de cerrar|by (the )?(close|end of (the )?day)|end of (the )?day|eod)\b/, 18 * 60],
  [/\b(al|a) mediodia\b|\b(at )?noon\b|\bmidday\b|\blunchtime\b/, 14 * 60],
  [/\b(por|de|en|esta) la manana\b|\besta manana\b|\b(in the|this|tomorrow|\w+day) morning\b/, 12 * 60],
  [/\b(por|de|en) la tarde\b|\besta tarde\b|\b(in the|this|tomorrow|\w+day) (afternoon|evening)\b/, 19 * 60],
  [/\b(por|de) la noche\b|\besta noche\b|\btonight\b/, 21 * 60],
];

const clock =
  /\b(?:a|antes de|sobre|hacia|desde|at|before|by|around) (?:las |la )?(\d{1,2})(?:[:.h](\d{2}))? ?(h|hs|horas|am|pm|a\.m\.|p\.m\.|o'clock)?(?: (?:y (media|cuarto)))?(?: de la (manana|tarde|noche))?(?![\d/]|(?: de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sept|oct|nov|dic)))/;

const readMinute = (text: string): { minute: number; words: string } | null => {
  const match = clock.exec(text);
  if (match) {
    const [words, hourText, minuteText, unit = '', half, part] = match;
    let hour = Number(hourText);
    const isNamed =
      minuteText !== undefined ||
      unit !== '' ||
      part !== undefined ||
      /\blas? \d/.test(words) ||
      isHour(text, match);
    if (/p/.test(unit) && hour < 12) hour += 12;
    if (/^a/.test(unit) && hour === 12) hour = 0;
    if ((part === 'tarde' || part === 'noche') && hour < 12) hour += 12;
    // "A las 5" in an office is in the afternoon.
    if (unit === '' && part === undefined && hour >= 1 && hour <= 7) hour += 12;
    const minute = hour * 60 + Number(minuteText ?? 0) + (half === 'media' ? 30 : half === 'cuarto' ? 15 : 0);
    if (isNamed && minute < 1440) return { minute, words };
  }
  for (const [pattern, minute] of parts) {
    const found = pattern.exec(text);
    if (found) return { minute, words: found[0] };
  }
  return null;
};

/** "At 10" is an hour where nothing is counted by it: "at 10 shops" is none. */
const isHour = (text: string, { 0: words, index }: RegExpExecArray): boolean =>
  /^(?:at|around) /.test(words) &&
  /^ ?(?:$|[,.;:)]|(?:on|tomorrow|today|this|next|sharp|and|or)\b)/.test(text.slice(index + words.length));

type DayReader = [RegExp, (match: RegExpExecArray, from: From) => number | null];

const ofYear = (month: number, dayOfMonth: number, from: From): number | null => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = Number(dateOf(from.day).slice(0, 4));
  // A date that has passed is meant for next year.
  for (const candidate of [year, year + 1]) {
    const date = `${candidate}-${two(month)}-${two(dayOfMonth)}`;
    if (isDate(date) && dayOf(date) >= from.day) return dayOf(date);
  }
  return null;
};

const ofMonth = (dayOfMonth: number, from: From): number | null => {
  for (let day = from.day; day < from.day + 62; day += 1)
    if (Number(dateOf(day).slice(8)) === dayOfMonth) return day;
  return null;
};

/** The next one after today; "this Tuesday" said on a Tuesday is not today either. */
const nextWeekday = (word: string, from: From): number => {
  const ahead = (placeIn(weekdays, word) + 1 - weekdayOf(from.day) + 7) % 7;
  return from.day + (ahead === 0 ? 7 : ahead);
};

const days: DayReader[] = [
  [
    /\b(\d{4})-(\d{2})-(\d{2})\b/,
    ([date], from) => (isDate(date) && dayOf(date) >= from.day ? dayOf(date) : null),
  ],
  [
    new RegExp(
      `\\b(?:el |on )?(?:(?:${oneOf(weekdays)}),? )?(?:dia )?(\\d{1,2}) (?:de |of )?(${oneOf(months)})\\b`,
    ),
    ([, day, month], from) => ofYear(placeIn(months, month!) + 1, Number(day), from),
  ],
  [
    new RegExp(`\\b(${oneOf(months)}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b`),
    ([, month, day], from) => ofYear(placeIn(months, month!) + 1, Number(day), from),
  ],
  [/\b(\d{1,2})[/-](\d{1,2})\b/, ([, day, month], from) => ofYear(Number(month), Number(day), from)],
  [/\bpasado manana\b|\bday after tomorrow\b|\bdema passat\b/, (_match, from) => from.day + 2],
  [
    new RegExp(`\\bantes del? (?:el )?(${oneOf(weekdays)})\\b|\\bbefore (${oneOf(weekdays)})\\b`),
    ([, one, other], from) => nextWeekday((one ?? other)!, from) - 1,
  ],
  [
    new RegExp(
      `\\b(?:el|este|proximo|para el|on|by|next|this) (?:proximo |dia )?(${oneOf(weekdays)})(?: (\\d{1,2}))?\\b`,
    ),
    ([, weekday, day], from) => (day ? ofMonth(Number(day), from) : nextWeekday(weekday!, from)),
  ],
  [
    /\b(dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge)\b/,
    ([, weekday], from) => nextWeekday(weekday!, from),
  ],
  [
    /\b(?:el )?dia (\d{1,2})\b|\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b/,
    ([, one, other], from) => ofMonth(Number(one ?? other), from),
  ],
  [
    /\b(?:la )?(?:proxima semana|semana (?:que viene|proxima))\b|\bnext week\b/,
    (_match, from) => from.day + 12 - weekdayOf(from.day),
  ],
  [
    /\b(?:a|al) (?:final|finales) de (?:la )?semana\b|\besta (?:misma )?semana\b|\b(?:this|end of (?:the )?) ?week\b/,
    (_match, from) => from.day + Math.max(0, 5 - weekdayOf(from.day)),
  ],
  // "Por la mañana" names a part of the day, "mañana" a day.
  [/(?<!\b(?:por|de|en) la |\besta )\bmanana\b|\btomorrow\b|\bdema\b/, (_match, from) => from.day + 1],
  [
    /\bhoy\b|\btoday\b|\bavui\b|\besta (?:misma )?(?:tarde|manana|noche)\b|\bthis (?:morning|afternoon|evening)\b|\btonight\b/,
    (_match, from) => from.day,
  ],
];

const spans = new RegExp(
  `\\b(?:en|dentro de|antes de|in|within) (?:menos de |less than )?(?:las proximas |the next )?(\\d{1,3}|${oneOf(numbers)}) ?(horas?|h|hours?|dias?|days?|semanas?|weeks?|minutos?|min|minutes?)( habiles| laborables)?\\b`,
);

/** The earliest time that a sentence names, in lower case and without accents; null where it names none. */
export const readTimeWords = (text: string, from: From): NamedTime | null => {
  const span = spans.exec(text);
  if (span) {
    const count = numberOf(span[1]!);
    const unit = span[2]!;
    if (/^(h|min)/.test(unit)) {
      const total = from.minute + count * (unit.startsWith('h') ? 60 : 1);
      return { day: from.day + Math.floor(total / 1440), minute: total % 1440, words: span[0] };
    }
    const isWeeks = /^(sem|week)/.test(unit);
    const day = span[3] ? workingDaysOn(from.day, count) : from.day + count * (isWeeks ? 7 : 1);
    return { day, minute: readMinute(text)?.minute ?? null, words: span[0] };
  }
  const hour = readMinute(text);
  for (const [pattern, read] of days) {
    const match = pattern.exec(text);
    const day = match && read(match, from);
    if (match && day !== null)
      return {
        day,
        minute: hour?.minute ?? null,
        words: [match[0], hour?.words].filter(Boolean).join(' … '),
      };
  }
  // An hour alone is today's, or tomorrow's where it has passed.
  return hour
    ? { day: from.day + (hour.minute > from.minute ? 0 : 1), minute: hour.minute, words: hour.words }
    : null;
};

/** Weekdays: whoever says "three working days" on a whim has looked at no calendar. */
const workingDaysOn = (from: number, count: number): number => {
  let day = from;
  for (let left = count; left > 0; ) {
    day += 1;
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
};
