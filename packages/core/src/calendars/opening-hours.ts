import { type Calendar, holidayOnDay } from './calendar.ts';
import { dayMs, dayOf, weekdayOf } from './day.ts';
import { readInstant, stretchAt, wallAt, writeInstant } from './zone.ts';

/** Wall times, `HH:MM`; `to` is not part of it and may be 24:00. */
export type OpenSpan = { from: string; to: string };
export type Weekday = '1' | '2' | '3' | '4' | '5' | '6' | '7';

export type OpeningHours = {
  zone: string;
  /** By ISO 8601: 1 is Monday. */
  weekly: Record<Weekday, OpenSpan[]>;
  /** Days that are unlike their weekday, holiday or not; no span: closed. */
  exceptions: { date: string; spans: OpenSpan[]; name: string }[];
  closesOnHolidays: boolean;
};

/** Hours that never come round again. A promise cannot be computed with them. */
export class NeverOpen extends Error {
  override name = 'NeverOpen';
}

/** How far ahead an opening is looked for, in days: a shop that opens for one season opens within a year. */
const horizon = 400;

type Span = { from: number; to: number };
type Prepared = { weekly: Span[][]; exceptions: Map<number, Span[]> };
const prepared = new WeakMap<OpeningHours, Prepared>();

const minuteMs = 60_000;

/** Minutes since midnight; null where it is no time. */
export const readTime = (text: string): number | null => {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$|^24:00$/.exec(text);
  if (!match) return null;
  return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2]);
};

const readSpans = (spans: readonly OpenSpan[]): Span[] =>
  spans
    .map(({ from, to }) => {
      const [start, end] = [readTime(from), readTime(to)];
      if (start === null || end === null || start >= end) throw new RangeError(`${from}-${to} is no span`);
      return { from: start * minuteMs, to: end * minuteMs };
    })
    .sort((a, b) => a.from - b.from)
    .reduce<Span[]>((joined, span) => {
      // Spans that touch or overlap are one: no minute counts twice.
      const last = joined.at(-1);
      if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
      else joined.push(span);
      return joined;
    }, []);

const prepare = (hours: OpeningHours): Prepared => {
  let ready = prepared.get(hours);
  if (!ready) {
    ready = {
      weekly: (['1', '2', '3', '4', '5', '6', '7'] as const).map((day) => readSpans(hours.weekly[day])),
      exceptions: new Map(hours.exceptions.map(({ date, spans }) => [dayOf(date), readSpans(spans)])),
    };
    prepared.set(hours, ready);
  }
  return ready;
};

const closed: Span[] = [];

const spansOn = (hours: OpeningHours, ready: Prepared, calendar: Calendar | null, day: number): Span[] => {
  const exception = ready.exceptions.get(day);
  if (exception) return exception;
  const spans = ready.weekly[weekdayOf(day) - 1]!;
  if (spans.length === 0 || !hours.closesOnHolidays || !calendar) return spans;
  return holidayOnDay(calendar, day) === null ? spans : closed;
};

/**
 * Each piece of open time from one instant to another, in order, until `visit` answers true. Counts time that exists:
 * an hour that the clock shows twice is there twice, one that it skips is not there.
 */
const walk = (
  hours: OpeningHours,
  calendar: Calendar | null,
  from: number,
  until: number,
  visit: (start: number, end: number) => boolean,
): void => {
  const ready = prepare(hours);
  for (let at = from; at < until; ) {
    const stretch = stretchAt(hours.zone, at);
    const end = Math.min(stretch.until, until);
    for (let day = Math.floor((at + stretch.offset) / dayMs); ; day += 1) {
      const midnight = day * dayMs - stretch.offset;
      if (midnight >= end) break;
      for (const span of spansOn(hours, ready, calendar, day)) {
        const start = Math.max(midnight + span.from, at);
        const stop = Math.min(midnight + span.to, end);
        if (start < stop && visit(start, stop)) return;
      }
    }
    at = end;
  }
};

/** @throws MissingCalendarYear */
export const isOpenAt = (hours: OpeningHours, calendar: Calendar | null, at: string): boolean => {
  const wall = wallAt(hours.zone, readInstant(at));
  const day = Math.floor(wall / dayMs);
  const time = wall - day * dayMs;
  return spansOn(hours, prepare(hours), calendar, day).some(({ from, to }) => from <= time && time < to);
};

/** When it opens: at once where it is open. Null where it does not within a year. @throws MissingCalendarYear */
export const nextOpening = (hours: OpeningHours, calendar: Calendar | null, at: string): string | null => {
  const from = readInstant(at);
  let found: string | null = null;
  walk(hours, calendar, from, from + horizon * dayMs, (start) => {
    found = writeInstant(start);
    return true;
  });
  return found;
};

/** When it closes next. Null where it is closed, or open day and night. @throws MissingCalendarYear */
export const closesAt = (hours: OpeningHours, calendar: Calendar | null, at: string): string | null => {
  const from = readInstant(at);
  let end = from;
  walk(hours, calendar, from, from + 8 * dayMs, (start, stop) => {
    if (start > end) return true;
    end = stop;
    return false;
  });
  return end === from || end >= from + 8 * dayMs ? null : writeInstant(end);
};

/**
 * The first instant by which so many minutes of open time have passed.
 * @throws MissingCalendarYear, NeverOpen
 */
export const addBusinessMinutes = (
  hours: OpeningHours,
  calendar: Calendar | null,
  from: string,
  minutes: number,
): string => {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError(`${minutes} is no number of minutes`);
  let left = Math.round(minutes * minuteMs);
  let at = readInstant(from);
  while (left > 0) {
    const before = left;
    let found: number | null = null;
    walk(hours, calendar, at, at + horizon * dayMs, (start, end) => {
      if (end - start < left) {
        left -= end - start;
        return false;
      }
      found = start + left;
      return true;
    });
    if (found !== null) return writeInstant(found);
    if (left === before) throw new NeverOpen('These hours never open.');
    at += horizon * dayMs;
  }
  return writeInstant(at);
};

/** Minutes of open time between two instants, with their fractions; 0 where the second is not later. @throws MissingCalendarYear */
export const businessMinutesBetween = (
  hours: OpeningHours,
  calendar: Calendar | null,
  from: string,
  to: string,
): number => {
  let sum = 0;
  walk(hours, calendar, readInstant(from), readInstant(to), (start, end) => {
    sum += end - start;
    return false;
  });
  return sum / minuteMs;
};
