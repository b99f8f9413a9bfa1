import { formatList, formatNumber } from './format.ts';
import type { Locale } from './locale.ts';

const parts = [
  { unit: 'day', sign: 'd', seconds: 86_400 },
  { unit: 'hour', sign: 'h', seconds: 3_600 },
  { unit: 'minute', sign: 'min', seconds: 60 },
  { unit: 'second', sign: 's', seconds: 1 },
] as const;

type Part = { unit: (typeof parts)[number]['unit']; sign: string; count: number };

/** The largest unit and the one below it, cut, not rounded: a promise is never shown as longer than it is. */
function split(seconds: number, most: number): Part[] {
  const whole = Math.max(0, Math.floor(Math.abs(seconds)));
  const first = parts.findIndex((part) => whole >= part.seconds);
  if (first < 0) return [{ unit: 'second', sign: 's', count: 0 }];
  let rest = whole;
  const found: Part[] = [];
  for (const { unit, sign, seconds: size } of parts.slice(first, first + most)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) found.push({ unit, sign, count });
  }
  return found;
}

/** "3 h 12 min", "2 d 4 h", "45 s": the signs of the SI, the same in every language. Takes seconds. */
export function formatDuration(locale: Locale, seconds: number, most = 2): string {
  return split(seconds, most)
    .map(({ count, sign }) => `${formatNumber(locale, count)} ${sign}`)
    .join(' ');
}

/** "3 horas y 12 minutos": in words, to be read aloud. Takes seconds. */
export function formatDurationLong(locale: Locale, seconds: number, most = 2): string {
  const words = split(seconds, most).map(({ count, unit }) =>
    formatNumber(locale, count, { style: 'unit', unit, unitDisplay: 'long' }),
  );
  return formatList(locale, words);
}

/** ISO 8601 duration for `<time datetime>`: `PT3H12M`. Takes seconds. */
export function isoDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(Math.abs(seconds)));
  const days = Math.floor(whole / 86_400);
  const hours = Math.floor((whole % 86_400) / 3_600);
  const minutes = Math.floor((whole % 3_600) / 60);
  const time = [hours && `${hours}H`, minutes && `${minutes}M`, whole % 60 && `${whole % 60}S`]
    .filter(Boolean)
    .join('');
  return `P${days ? `${days}D` : ''}${time || !days ? `T${time || '0S'}` : ''}`;
}
