import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  addCalendarDays,
  addHours,
  addMonths,
  addWorkingDays,
  rollToWorkingDay,
  workingDaysBetween,
} from './add-days.ts';
import { type Calendar, MissingCalendarYear, withoutOwnDays } from './calendar.ts';
import { commonHolidays } from './common-holidays.ts';
import { layCalendar } from './lay-calendar.ts';
import { calendarOf } from './opening-hours.fixture.ts';
import { atLocal } from './zone.ts';

const zones = [
  'Europe/Madrid',
  'Atlantic/Canary',
  'America/Bogota',
  'America/New_York',
  'Australia/Lord_Howe',
];
const anInstant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map((at) => new Date(at).toISOString());
const someHolidays = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([month, day]) => {
    const two = (value: number) => String(value).padStart(2, '0');
    return `${two(month)}-${two(day)}`;
  }),
  { maxLength: 30 },
);
const endOf = (date: Temporal.PlainDate, zone: string): string =>
  new Date(date.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds - 1000).toISOString();

describe('counting days beside a walk from day to day', () => {
  it('agrees on working days, what was passed over, and which years are provisional', () => {
    fc.assert(
      fc.property(
        anInstant,
        fc.constantFrom(...zones),
        fc.nat(40),
        someHolidays,
        fc.boolean(),
        fc.constantFrom<number[][]>([1, 2, 3, 4, 5], [1, 2, 3, 4, 5, 6], [7, 1, 2, 3, 4]),
        (at, zone, n, holidays, saturdayIsWorking, workingWeekdays) => {
          const calendar: Calendar = { ...calendarOf(holidays), zone, workingWeekdays };
          const start = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDate();
          const skipped: string[] = [];
          const years = new Set<number>();
          let day = start;
          for (let left = n; left > 0; ) {
            day = day.add({ days: 1 });
            if (day.year >= 2027) years.add(day.year);
            const isHoliday = holidays.includes(day.toString().slice(5));
            const isWeekday =
              workingWeekdays.includes(day.dayOfWeek) || (saturdayIsWorking && day.dayOfWeek === 6);
            if (isWeekday && !isHoliday) left -= 1;
            else skipped.push(day.toString());
          }
          expect(addWorkingDays(calendar, at, n, { saturdayIsWorking })).toEqual({
            excludedDay: start.toString(),
            dueDate: day.toString(),
            dueAt: endOf(day, zone),
            skipped,
            provisionalYears: [...years],
          });
        },
      ),
      { seed: 20261201, numRuns: 2_000 },
    );
  });

  it('agrees on calendar days, months and hours', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...zones), fc.nat(60), (at, zone, n) => {
        const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
        const start = zoned.toPlainDate();
        for (const [count, due] of [
          [addCalendarDays(at, n, zone), start.add({ days: n })],
          [addMonths(at, n, zone), start.add({ months: n })],
        ] as const)
          expect(count).toMatchObject({
            excludedDay: start.toString(),
            dueDate: due.toString(),
            dueAt: endOf(due, zone),
          });
        const hours = zoned.add({ hours: n });
        expect(addHours(at, n, zone)).toMatchObject({
          excludedDay: null,
          dueDate: hours.toPlainDate().toString(),
          dueAt: new Date(hours.epochMilliseconds).toISOString(),
        });
      }),
      { seed: 20261202, numRuns: 1_000 },
    );
  });
});

describe('a calendar', () => {
  test('that lacks a year refuses to count into it, and counts up to its last day', () => {
    const calendar = calendarOf(undefined, [2026]);
    const at = atLocal('Europe/Madrid', '2026-12-28', '10:00');
    expect(addWorkingDays(calendar, at, 3).dueDate).toBe('2026-12-31');
    expect(() => addWorkingDays(calendar, at, 4)).toThrow(new MissingCalendarYear('TEST', 2027));
  });
  test('of a town lies on its region: its own days on top, in years that the region knows', () => {
    const town = layCalendar(calendarOf(undefined, [2026]), {
      code: 'TEST-TOWN',
      version: 3,
      scope: 'local',
      years: [2026, 2027].map((year) => ({
        year,
        status: 'entered',
        source: 'town hall',
        holidays: [
          { date: `${year}-05-15`, name: 'San Isidro', scope: 'local' },
          { date: `${year}-12-25`, name: 'Known already', scope: 'local' },
        ],
      })),
    });
    expect(town).toMatchObject({ code: 'TEST-TOWN', version: 3 });
    expect(town.years.map(({ year, status }) => [year, status])).toEqual([[2026, 'entered']]);
    expect(town.years[0]!.holidays.filter(({ date }) => date === '2026-12-25')).toHaveLength(1);
    const at = atLocal('Europe/Madrid', '2026-05-14', '10:00');
    expect(addWorkingDays(town, at, 1).dueDate).toBe('2026-05-18');
  });
  test('shared by two places has the days of both, and what either is unsure of', () => {
    const one = { ...calendarOf(['01-06', '05-02', '12-25'], [2026, 2027]), code: 'A', version: 2 };
    const other = { ...calendarOf(['01-06', '09-11', '12-25'], [2027]), code: 'B', version: 5 };
    const shared = commonHolidays(one, other);
    expect(shared).toMatchObject({ code: 'A+B', version: 5 });
    expect(
      shared.years.map(({ year, status, holidays }) => [year, status, holidays.map(({ date }) => date)]),
    ).toEqual([[2027, 'provisional', ['2027-01-06', '2027-12-25']]]);
    expect(commonHolidays(one, one)).toBe(one);
    expect(shared.sharedBy).toEqual([one, other].map(({ code, version }) => ({ code, version })));
  });
  test('never counts longer for being shared', () => {
    fc.assert(
      fc.property(anInstant, fc.nat(30), someHolidays, someHolidays, (at, n, mine, theirs) => {
        const [one, other] = [calendarOf(mine), { ...calendarOf(theirs), code: 'B' }];
        const due = addWorkingDays(commonHolidays(one, other), at, n).dueAt;
        expect(due <= addWorkingDays(one, at, n).dueAt).toBe(true);
        expect(due <= addWorkingDays(other, at, n).dueAt).toBe(true);
      }),
      { seed: 20261203, numRuns: 300 },
    );
  });
});

test.each([-1, 1.5, Number.NaN, 1e9])('%d is no number of days', (n) => {
  const at = '2026-12-04T17:00:00.000Z';
  expect(() => addWorkingDays(calendarOf(), at, n)).toThrow(RangeError);
  expect(() => addCalendarDays(at, n, 'UTC')).toThrow(RangeError);
  expect(() => addMonths(at, n, 'UTC')).toThrow(RangeError);
});

describe('an end that moves off a day of rest', () => {
  it('agrees with a walk from day to day, and counts between two dates as one counts on', () => {
    fc.assert(
      fc.property(anInstant, fc.constantFrom(...zones), fc.nat(11), someHolidays, (at, zone, n, holidays) => {
        const calendar: Calendar = { ...calendarOf(holidays), zone };
        const plain = addMonths(at, n, zone);
        let day = Temporal.PlainDate.from(plain.dueDate);
        const skipped: string[] = [];
        while (day.dayOfWeek > 5 || holidays.includes(day.toString().slice(5))) {
          skipped.push(day.toString());
          day = day.add({ days: 1 });
        }
        fc.pre(day.year <= 2028);
        const rolled = rollToWorkingDay(calendar, plain, zone);
        expect(rolled).toMatchObject({ dueDate: day.toString(), dueAt: endOf(day, zone), skipped });
        const counted = addWorkingDays(calendar, at, n);
        expect(workingDaysBetween(calendar, counted.excludedDay!, counted.dueDate)).toBe(n);
      }),
      { numRuns: 2_000, seed: 20 },
    );
  });
});

test('the law passes over no day for which an organisation closes by itself', () => {
  const closed = { date: '2027-02-02', name: 'Inventario', scope: 'own' as const };
  const base = calendarOf(['01-01']);
  const calendar = {
    ...base,
    years: base.years.map((year) => ({ ...year, holidays: [...year.holidays, closed] })),
  };
  const at = '2027-02-01T09:00:00.000Z';
  expect(addWorkingDays(calendar, at, 1).dueDate).toBe('2027-02-03');
  expect(addWorkingDays(withoutOwnDays(calendar), at, 1).dueDate).toBe('2027-02-02');
  // Nothing of it: the same calendar.
  expect(withoutOwnDays(base)).toBe(base);
});
