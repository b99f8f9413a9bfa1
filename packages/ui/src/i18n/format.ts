import { type Locale, regionOf } from './locale.ts';

/** A moment as the API gives it (ISO 8601), as a date, or in milliseconds since 1970. */
export type Moment = string | number | Date;

export const asDate = (moment: Moment): Date => (moment instanceof Date ? moment : new Date(moment));

/** Making an `Intl` object is slow (tens of microseconds); a list of 10,000 rows asks for the same few. */
const made = new Map<string, unknown>();
function once<T>(id: string, make: () => T): T {
  if (!made.has(id)) made.set(id, make());
  return made.get(id) as T;
}

function dateTimeFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return once(
    `d ${locale} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(regionOf[locale], options),
  );
}

export type DateStyle = 'short' | 'medium' | 'long' | 'full';

/** `short` is day and month ("22 nov"), `medium` adds the year, `long` is spelt out, `full` adds weekday and time. */
const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
};

/** @param timeZone IANA name; the machine's own where it is undefined */
export function formatDate(
  locale: Locale,
  at: Moment,
  style: DateStyle = 'medium',
  timeZone?: string,
): string {
  return dateTimeFormat(locale, { ...dateOptions[style], ...(timeZone ? { timeZone } : {}) }).format(
    asDate(at),
  );
}

/** "09:12", always with 24 hours. */
export function formatTime(locale: Locale, at: Moment, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  return dateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(
    asDate(at),
  );
}

/** "lunes, 22 nov" : the heading of a day in a thread. */
export function formatDay(locale: Locale, at: Moment, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  return dateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'short', ...zone }).format(
    asDate(at),
  );
}

/** "jueves 1 de octubre", as it stands in a sentence; the year only where it is not the one of `now`. */
export function formatLongDay(locale: Locale, at: Moment, now: Moment, timeZone?: string): string {
  const zone = timeZone ? { timeZone } : {};
  const year = dateTimeFormat(locale, { year: 'numeric', ...zone });
  const isThisYear = year.format(asDate(at)) === year.format(asDate(now));
  const options = { weekday: 'long', day: 'numeric', month: 'long', ...zone } as const;
  return dateTimeFormat(locale, isThisYear ? options : { ...options, year: 'numeric' })
    .format(asDate(at))
    .replace(',', '');
}

export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  const id = `n ${locale} ${JSON.stringify(options)}`;
  return once(id, () => new Intl.NumberFormat(regionOf[locale], options)).format(value);
}

/** "Ana, Luis y Marta" */
export function formatList(
  locale: Locale,
  items: Iterable<string>,
  type: 'conjunction' | 'disjunction' | 'unit' = 'conjunction',
): string {
  return once(`l ${locale} ${type}`, () => new Intl.ListFormat(regionOf[locale], { type })).format(items);
}

/** Sizes in decimal units, as file managers show them: "820 kB", "3,4 MB". */
export function formatBytes(locale: Locale, bytes: number): string {
  // Short, a few would be "12 byte" in English.
  if (bytes < 1000) return `${formatNumber(locale, bytes)}\u00a0B`;
  const step = bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
  const unit = { 1: 'kilobyte', 2: 'megabyte', 3: 'gigabyte' }[step];
  const value = bytes / 1000 ** step;
  const digits = step >= 2 && value < 100 ? 1 : 0;
  return formatNumber(locale, value, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  });
}
