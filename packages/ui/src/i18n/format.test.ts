import { describe, expect, it } from 'vitest';
import { formatDuration, formatDurationLong, isoDuration } from './duration.ts';
import {
  formatBytes,
  formatDate,
  formatDay,
  formatList,
  formatLongDay,
  formatNumber,
  formatTime,
} from './format.ts';
import { chooseLocale } from './locale.ts';

/** `Intl` separates with several kinds of space, which differ between ICU versions. */
const plain = (text: string) => text.replace(/\s/g, ' ');
const at = '2026-11-22T23:05:00Z';

describe('formats', () => {
  it('writes dates and times in the zone asked for, with 24 hours in both languages', () => {
    expect(formatTime('es', at, 'Europe/Madrid')).toBe('00:05');
    expect(formatTime('en', at, 'Atlantic/Canary')).toBe('23:05');
    expect(formatDate('es', at, 'medium', 'Europe/Madrid')).toBe('23 nov 2026');
    expect(formatDate('en', at, 'long', 'Atlantic/Canary')).toBe('22 November 2026');
    expect(formatDay('es', at, 'Europe/Madrid')).toBe('lunes, 23 nov');
    expect(formatLongDay('es', at, at, 'Europe/Madrid')).toBe('lunes 23 de noviembre');
    expect(formatLongDay('en', at, '2027-01-02T00:00:00Z', 'UTC')).toBe('Sunday 22 November 2026');
  });

  it('writes numbers, lists and sizes as the language does', () => {
    expect(formatNumber('es', 12345.6)).toBe('12.345,6');
    expect(formatNumber('en', 12345.6)).toBe('12,345.6');
    expect(formatList('es', ['Ana', 'Luis', 'Iñaki'])).toBe('Ana, Luis e Iñaki');
    expect(formatList('en', ['Ana', 'Luis'], 'disjunction')).toBe('Ana or Luis');
    expect(plain(formatBytes('es', 3_440_000))).toBe('3,4 MB');
    expect(plain(formatBytes('en', 820_400))).toBe('820 kB');
    expect(plain(formatBytes('es', 12))).toBe('12 B');
    expect(plain(formatBytes('en', 12))).toBe('12 B');
  });

  it.each([
    [0, '0 s', '0 segundos', 'PT0S'],
    [59, '59 s', '59 segundos', 'PT59S'],
    [60, '1 min', '1 minuto', 'PT1M'],
    [3_600 * 3 + 60 * 12 + 59, '3 h 12 min', '3 horas y 12 minutos', 'PT3H12M59S'],
    [3_600 * 24, '1 d', '1 día', 'P1D'],
    [86_400 * 2 + 3_599, '2 d', '2 días', 'P2DT59M59S'],
    [-90, '1 min 30 s', '1 minuto y 30 segundos', 'PT1M30S'],
  ])('cuts %d seconds to its two largest units', (seconds, short, long, iso) => {
    expect(formatDuration('es', seconds)).toBe(short);
    expect(plain(formatDurationLong('es', seconds))).toBe(long);
    expect(isoDuration(seconds)).toBe(iso);
  });

  it('chooses the language by the setting, then by the browser, then Spanish', () => {
    expect(chooseLocale('en', ['es-ES'])).toBe('en');
    expect(chooseLocale(null, ['fr-FR', 'en-US', 'es'])).toBe('en');
    expect(chooseLocale('xx', ['de'])).toBe('es');
    expect(chooseLocale(undefined)).toBe('es');
  });
});
