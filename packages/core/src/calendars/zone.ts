import { Temporal } from 'temporal-polyfill';
import { dateOf, dayMs, dayOf } from './day.ts';

/** A time in which a zone keeps one distance from UTC. All in milliseconds; `until` is not part of it. */
export type Stretch = { from: number; until: number; offset: number };

/**
 * The stretches of each zone, year by year. An arriving mail asks dozens of times what o'clock it is somewhere, and the
 * answer changes twice a year: asking Temporal each time costs a hundred times as much.
 */
const known = new Map<string, Map<number, Stretch[]>>();

const stretchesIn = (zone: string, year: number): Stretch[] => {
  const years = known.get(zone) ?? new Map<number, Stretch[]>();
  const found = years.get(year);
  if (found) return found;
  const stretches = readStretches(zone, year);
  known.set(zone, years.set(year, stretches));
  return stretches;
};

const readStretches = (zone: string, year: number): Stretch[] => {
  const end = Date.UTC(year + 1, 0, 1);
  const stretches: Stretch[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(Date.UTC(year, 0, 1)).toZonedDateTimeISO(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const until = Math.min(next?.epochMilliseconds ?? end, end);
    stretches.push({ from: at.epochMilliseconds, until, offset: at.offsetNanoseconds / 1e6 });
    if (!next || until === end) return stretches;
    at = next;
  }
};

/** The stretch in which an instant lies, cut at the turn of the year. @throws RangeError where there is no such zone */
export const stretchAt = (zone: string, at: number): Stretch => {
  const stretches = stretchesIn(zone, new Date(at).getUTCFullYear());
  for (const stretch of stretches) if (at < stretch.until) return stretch;
  throw new RangeError('not an instant');
};

/** What the clock on the wall shows, as if it were UTC. */
export const wallAt = (zone: string, at: number): number => at + stretchAt(zone, at).offset;

/**
 * When the clock on the wall shows this. Of an hour that comes twice the first; a time that is skipped is as much
 * later as the clock jumps. As Temporal does it ("compatible").
 */
export const instantAt = (zone: string, wall: number): number => {
  const before = stretchAt(zone, wall - dayMs).offset;
  const after = stretchAt(zone, wall + dayMs).offset;
  const early = wall - before;
  if (before === after || stretchAt(zone, early).offset === before) return early;
  const late = wall - after;
  return stretchAt(zone, late).offset === after ? late : early;
};

/** Whether this is the IANA name of a zone that the machine knows. */
export const isZone = (zone: string): boolean => {
  try {
    stretchAt(zone, 0);
    return true;
  } catch {
    return false;
  }
};

/** An instant as it is written everywhere: ISO 8601 in UTC. */
export const writeInstant = (at: number): string => new Date(at).toISOString();

/** @throws RangeError where it is no instant, or one whose zone nobody said */
export const readInstant = (text: string): number => {
  const at = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new RangeError(`"${text}" is no instant`);
  return at;
};

/** The date that it is somewhere, as a number of days. */
export const localDay = (zone: string, at: number): number => Math.floor(wallAt(zone, at) / dayMs);
/** The date (YYYY-MM-DD) that it is in a zone at an instant. @throws RangeError where either is none */
export const localDate = (zone: string, at: string): string => dateOf(localDay(zone, readInstant(at)));

/** The first instant of a day there: not always midnight, where the clock is put forward at that hour. */
const startOfDay = (zone: string, day: number): number => instantAt(zone, day * dayMs);

/** The last second of a day there. */
export const endOfDay = (zone: string, day: number): number => startOfDay(zone, day + 1) - 1000;

/** A wall time as an instant: `2026-12-04`, `18:00`. */
export const atLocal = (zone: string, date: string, time: string): string => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return atLocalMinute(zone, dayOf(date), hours * 60 + minutes);
};

/** The same, by the number of the day and minutes since its midnight. */
export const atLocalMinute = (zone: string, day: number, minute: number): string =>
  writeInstant(instantAt(zone, day * dayMs + minute * 60_000));

/** With seconds and the distance from UTC that holds there and then: 2027-03-28T04:30:00+02:00. */
export const writeLocal = (zone: string, at: string): string => {
  const instant = readInstant(at);
  const { offset } = stretchAt(zone, instant);
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(instant + offset).toISOString().slice(0, 19)}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};
