import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Calendar } from './calendar.ts';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  closesAt,
  isOpenAt,
  nextOpening,
  type OpeningHours,
  type OpenSpan,
} from './opening-hours.ts';

const calendar: Calendar = {
  code: 'TEST',
  version: 1,
  zone: 'Europe/Madrid',
  workingWeekdays: [1, 2, 3, 4, 5],
  years: [2025, 2026, 2027, 2028].map((year) => ({
    year,
    status: 'official' as const,
    source: 'test',
    holidays: ['01-01', '03-28', '10-25', '10-26', '11-01', '12-25'].map((day) => ({
      date: `${year}-${day}`,
      name: 'Holiday',
      scope: 'national' as const,
    })),
  })),
};

const week = (workdays: OpenSpan[], saturday: OpenSpan[] = [], sunday: OpenSpan[] = []) => ({
  1: workdays,
  2: workdays,
  3: workdays,
  4: workdays,
  5: workdays,
  6: saturday,
  7: sunday,
});
const hoursOf = (given: Partial<OpeningHours> = {}): OpeningHours => ({
  zone: 'Europe/Madrid',
  weekly: week([{ from: '09:00', to: '18:00' }]),
  exceptions: [],
  closesOnHolidays: true,
  ...given,
});
/** The slow way: look at the clock on the wall at each minute that passes. */
const oracle = (hours: OpeningHours, holidays: Calendar | null) => {
  const closedOn = new Set(holidays?.years.flatMap((year) => year.holidays.map(({ date }) => date)));
  const inMinutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return (at: Temporal.Instant): boolean => {
    const local = at.toZonedDateTimeISO(hours.zone);
    const date = local.toPlainDate().toString();
    const exception = hours.exceptions.find((one) => one.date === date);
    const spans =
      exception?.spans ??
      (hours.closesOnHolidays && closedOn.has(date) ? [] : hours.weekly[String(local.dayOfWeek) as '1']);
    const minute = local.hour * 60 + local.minute;
    return spans.some(({ from, to }) => inMinutes(from) <= minute && minute < inMinutes(to));
  };
};

const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }))
  .map(([from, length]) => {
    const write = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return { from: write(from), to: write(Math.min(1440, from + length)) };
  });
const someSpans = fc.array(aSpan, { maxLength: 3 });
/** Nights on which the clock changes, and the days about them; else any day. */
const nights: Record<string, string[]> = {
  'Europe/Madrid': ['2026-03-28', '2026-10-24', '2027-03-27', '2027-10-30'],
  'Atlantic/Canary': ['2026-03-28', '2026-10-24', '2027-03-27', '2027-10-30'],
  'America/Bogota': ['2026-03-28', '2026-12-31'],
  'America/New_York': ['2026-03-07', '2026-10-31', '2027-03-13', '2027-11-06'],
  'Australia/Lord_Howe': ['2026-04-04', '2026-10-03', '2027-04-03', '2027-10-02'],
};
const aCase = fc
  .record({
    zone: fc.constantFrom(...Object.keys(nights)),
    workdays: someSpans,
    saturday: someSpans,
    sunday: someSpans,
    night: fc.nat(),
    isNight: fc.boolean(),
    offsetMinutes: fc.integer({ min: 0, max: 48 * 60 }),
    minutes: fc.integer({ min: 0, max: 2_500 }),
    exception: fc.option(someSpans, { nil: null }),
    closesOnHolidays: fc.boolean(),
    hasCalendar: fc.boolean(),
  })
  .map((given) => {
    const dates = nights[given.zone]!;
    const date = given.isNight
      ? dates[given.night % dates.length]!
      : new Date(Date.UTC(2026, 0, 1 + (given.night % 600))).toISOString().slice(0, 10);
    const from = Temporal.ZonedDateTime.from(`${date}T00:00[${given.zone}]`)
      .add({ minutes: given.offsetMinutes })
      .toInstant();
    const next = Temporal.PlainDate.from(date).add({ days: 1 }).toString();
    return {
      hours: hoursOf({
        zone: given.zone,
        weekly: week(given.workdays, given.saturday, given.sunday),
        exceptions: given.exception ? [{ date: next, spans: given.exception, name: 'Fair' }] : [],
        closesOnHolidays: given.closesOnHolidays,
      }),
      holidays: given.hasCalendar ? calendar : null,
      from,
      minutes: given.minutes,
    };
  });

describe('opening hours against a count minute by minute', () => {
  it('agree about whether it is open, how long until when, and how long between', () => {
    // Four days hold every change of the clock; what lies further is the same arithmetic again.
    const span = 4 * 24 * 60;
    fc.assert(
      fc.property(aCase, ({ hours, holidays, from, minutes }) => {
        const isOpen = oracle(hours, holidays);
        const at = (minute: number): string =>
          new Date(from.epochMilliseconds + minute * 60_000).toISOString();
        const open: boolean[] = [];
        // The clock of a zone moves by whole minutes, and no answer below depends on more than it needs.
        let total = 0;
        let due: number | null = minutes === 0 ? 0 : null;
        for (let minute = 0; minute < span && (due === null || minute < 26 * 60); minute += 1) {
          open[minute] = isOpen(from.add({ minutes: minute }));
          if (open[minute]) total += 1;
          if (due === null && total === minutes) due = minute + 1;
        }
        const until = open.length;
        const first = open.indexOf(true);
        const last = first === -1 ? -1 : open.indexOf(false, first);
        expect(isOpenAt(hours, holidays, at(0))).toBe(open[0]);
        if (first !== -1) expect(nextOpening(hours, holidays, at(0))).toBe(at(first));
        if (open[0] && last !== -1) expect(closesAt(hours, holidays, at(0))).toBe(at(last));
        if (!open[0]) expect(closesAt(hours, holidays, at(0))).toBe(null);
        expect(businessMinutesBetween(hours, holidays, at(0), at(until))).toBe(total);
        if (due !== null) expect(addBusinessMinutes(hours, holidays, at(0), minutes)).toBe(at(due));
      }),
      { seed: 20261129, numRuns: 40 },
    );
  });
});
