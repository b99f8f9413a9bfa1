import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { MissingCalendarYear } from './calendar.ts';
import { calendarOf, hoursOf, week } from './opening-hours.fixture.ts';
import {
  addBusinessMinutes,
  businessMinutesBetween,
  closesAt,
  isOpenAt,
  NeverOpen,
  nextOpening,
  type OpeningHours,
  type OpenSpan,
} from './opening-hours.ts';
import { atLocal } from './zone.ts';

const minuteMs = 60_000;
const calendar = calendarOf();

/** What the clock on the wall shows at each minute of some days, asked of the runtime's own time zones. */
type Window = { zone: string; from: number; dates: string[]; weekdays: number[]; minutes: number[] };
const windowDays = 4;

const readWindow = (zone: string, date: string): Window => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const window: Window = {
    zone,
    from: Date.parse(`${date}T00:00:00Z`),
    dates: [],
    weekdays: [],
    minutes: [],
  };
  for (let minute = 0; minute < windowDays * 1440; minute += 1) {
    const text = format.format(window.from + minute * minuteMs);
    const day = text.slice(0, 10);
    window.dates.push(day);
    window.weekdays.push(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
    window.minutes.push(Number(text.slice(12, 14)) * 60 + Number(text.slice(15, 17)));
  }
  return window;
};

/** Nights on which the clock changes, each with the days about it, and days like any other. */
const windows: Window[] = [
  ...['2026-03-27', '2026-10-23', '2027-03-26', '2026-12-23'].map((date) =>
    readWindow('Europe/Madrid', date),
  ),
  ...['2026-03-27', '2026-10-23', '2027-10-29'].map((date) => readWindow('Atlantic/Canary', date)),
  ...['2026-03-27', '2026-12-30'].map((date) => readWindow('America/Bogota', date)),
  ...['2026-03-06', '2026-10-30', '2027-03-12'].map((date) => readWindow('America/New_York', date)),
  ...['2026-04-03', '2026-10-02', '2027-04-02'].map((date) => readWindow('Australia/Lord_Howe', date)),
];

const inMinutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The slow way: is it open, minute by minute, by what the wall shows? */
const openMinutes = (hours: OpeningHours, closedOn: Set<string>, window: Window): boolean[] => {
  const bounds = (spans: OpenSpan[]) =>
    spans.map(({ from, to }) => [inMinutes(from), inMinutes(to)] as const);
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) => bounds(hours.weekly[String(day) as '1']));
  const exceptions = new Map(hours.exceptions.map(({ date, spans }) => [date, bounds(spans)]));
  return window.minutes.map((minute, index) => {
    const date = window.dates[index]!;
    const spans =
      exceptions.get(date) ??
      (hours.closesOnHolidays && closedOn.has(date) ? [] : weekly[window.weekdays[index]! - 1]!);
    return spans.some(([from, to]) => from <= minute && minute < to);
  });
};

const writeTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }))
  .map(([from, length]) => ({ from: writeTime(from), to: writeTime(Math.min(1440, from + length)) }));
const someSpans = fc.array(aSpan, { maxLength: 3 });

const aCase = fc
  .record({
    window: fc.constantFrom(...windows),
    workdays: someSpans,
    saturday: someSpans,
    sunday: someSpans,
    exception: fc.option(fc.tuple(fc.nat(windowDays - 1), someSpans), { nil: null }),
    closesOnHolidays: fc.boolean(),
    hasCalendar: fc.boolean(),
    start: fc.nat(windowDays * 1440 - 1),
    end: fc.nat(windowDays * 1440 - 1),
    minutes: fc.nat(1_500),
  })
  .map(({ window, workdays, saturday, sunday, exception, closesOnHolidays, ...rest }) => ({
    ...rest,
    window,
    hours: hoursOf({
      zone: window.zone,
      weekly: week(workdays, saturday, sunday),
      exceptions: exception
        ? [{ date: window.dates[exception[0] * 1440]!, spans: exception[1], name: 'Fair' }]
        : [],
      closesOnHolidays,
    }),
  }));

describe('opening hours beside a count minute by minute', () => {
  const closed = new Set(calendar.years.flatMap((year) => year.holidays.map(({ date }) => date)));

  it('agree about whether, from when, until when, how long between, and when so much has passed', () => {
    fc.assert(
      fc.property(aCase, ({ window, hours, hasCalendar, start, end, minutes }) => {
        const holidays = hasCalendar ? calendar : null;
        const isOpen = openMinutes(hours, hasCalendar ? closed : new Set(), window);
        const at = (minute: number): string => new Date(window.from + minute * minuteMs).toISOString();

        expect(isOpenAt(hours, holidays, at(start))).toBe(isOpen[start]);
        const opens = isOpen.indexOf(true, start);
        if (opens !== -1) expect(nextOpening(hours, holidays, at(start))).toBe(at(opens));
        const closes = isOpen[start] ? isOpen.indexOf(false, start) : -1;
        if (!isOpen[start] || closes !== -1)
          expect(closesAt(hours, holidays, at(start))).toBe(isOpen[start] ? at(closes) : null);

        const between = isOpen.slice(start, end).filter(Boolean).length;
        expect(businessMinutesBetween(hours, holidays, at(start), at(end))).toBe(between);

        let due = start;
        for (let left = minutes; left > 0 && due < isOpen.length; due += 1) if (isOpen[due]) left -= 1;
        const reached = isOpen.slice(start, due).filter(Boolean).length === minutes;
        if (reached) expect(addBusinessMinutes(hours, holidays, at(start), minutes)).toBe(at(due));
      }),
      { seed: 20261129, numRuns: 6_000 },
    );
  });

  it('give back what was added, to the millisecond', () => {
    fc.assert(
      fc.property(
        aCase,
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        fc.nat(59_999),
        ({ window, hours, start }, minutes, ms) => {
          const given = {
            ...hours,
            exceptions: [],
            weekly: { ...hours.weekly, 3: [{ from: '09:00', to: '11:00' }] },
          };
          const from = new Date(window.from + start * minuteMs + ms).toISOString();
          const due = addBusinessMinutes(given, null, from, minutes);
          expect(Math.abs(businessMinutesBetween(given, null, from, due) - minutes) * minuteMs).toBeLessThan(
            1,
          );
        },
      ),
      { seed: 20261130, numRuns: 1_000 },
    );
  });
});

describe('opening hours, one case at a time', () => {
  const madrid = (date: string, time: string) => atLocal('Europe/Madrid', date, time);

  test.each([
    // Friday at five, a promise of four hours: one is left, the others are Monday's.
    ['a weekend', '2026-11-27', '17:00', 240, '2026-11-30', '12:00'],
    // The last minute of a day is its end, not the next morning.
    ['to the last minute', '2026-11-27', '17:00', 60, '2026-11-27', '18:00'],
    ['from before it opens', '2026-11-27', '06:00', 30, '2026-11-27', '09:30'],
    // 8 December is a holiday.
    ['a holiday', '2026-12-07', '17:30', 60, '2026-12-09', '09:30'],
    ['nothing', '2026-11-28', '10:00', 0, '2026-11-28', '10:00'],
  ])('%s', (_name, date, time, minutes, dueDate, dueTime) => {
    expect(addBusinessMinutes(hoursOf(), calendar, madrid(date, time), minutes)).toBe(
      madrid(dueDate, dueTime),
    );
  });

  test('a service by day and night never closes, and its hours are hours', () => {
    const all = [{ from: '00:00', to: '24:00' }];
    const always = hoursOf({ weekly: week(all, all, all), closesOnHolidays: false });
    const from = madrid('2026-10-24', '20:00');
    expect(closesAt(always, null, from)).toBe(null);
    expect(addBusinessMinutes(always, null, from, 600)).toBe('2026-10-25T04:00:00.000Z');
    expect(
      businessMinutesBetween(always, null, madrid('2026-10-25', '00:00'), madrid('2026-10-26', '00:00')),
    ).toBe(25 * 60);
  });

  test('an exception counts on a holiday; spans that overlap count once', () => {
    const hours = hoursOf({
      exceptions: [
        { date: '2026-12-08', spans: [{ from: '10:00', to: '14:00' }], name: 'Puente' },
        { date: '2026-12-09', spans: [], name: 'Inventario' },
      ],
      weekly: week([
        { from: '09:00', to: '14:00' },
        { from: '13:00', to: '18:00' },
      ]),
    });
    expect(addBusinessMinutes(hours, calendar, madrid('2026-12-07', '18:00'), 300)).toBe(
      madrid('2026-12-10', '10:00'),
    );
    expect(
      businessMinutesBetween(hours, calendar, madrid('2026-12-10', '00:00'), madrid('2026-12-11', '00:00')),
    ).toBe(540);
  });

  test('going back is no time at all', () => {
    expect(
      businessMinutesBetween(hoursOf(), null, madrid('2026-12-10', '12:00'), madrid('2026-12-09', '12:00')),
    ).toBe(0);
  });

  test('hours that never come are an error, not an endless count; a season is waited for', () => {
    const never = hoursOf({ weekly: week([]) });
    expect(() => addBusinessMinutes(never, null, madrid('2026-12-07', '10:00'), 1)).toThrow(NeverOpen);
    expect(nextOpening(never, null, madrid('2026-12-07', '10:00'))).toBe(null);
    const season = hoursOf({
      weekly: week([]),
      exceptions: [{ date: '2027-08-15', spans: [{ from: '10:00', to: '11:00' }], name: 'Feria' }],
    });
    expect(addBusinessMinutes(season, null, madrid('2026-12-07', '10:00'), 30)).toBe(
      madrid('2027-08-15', '10:30'),
    );
  });

  test('a year that the calendar lacks is an error where holidays close, and none where they do not', () => {
    const late = madrid('2028-12-29', '17:00');
    expect(() => addBusinessMinutes(hoursOf(), calendar, late, 600)).toThrow(MissingCalendarYear);
    expect(addBusinessMinutes(hoursOf({ closesOnHolidays: false }), calendar, late, 60)).toBe(
      madrid('2028-12-29', '18:00'),
    );
  });

  test.each([
    [[{ from: '18:00', to: '09:00' }]],
    [[{ from: '9:00', to: '18:00' }]],
    [[{ from: '09:00', to: '24:30' }]],
    [[{ from: '09:00', to: '09:00' }]],
  ])('%j is no span', (spans) => {
    expect(() => isOpenAt(hoursOf({ weekly: week(spans) }), null, madrid('2026-12-07', '10:00'))).toThrow(
      RangeError,
    );
  });
});
